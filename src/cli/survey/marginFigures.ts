import { csvLine } from '../../export/csv.ts';
import {
  enterpriseSizes,
  enterpriseSizesGround,
  ict2024Margins,
  ofThoseWithSome,
  someOf,
} from '../../simulation/ict2024Margins.ts';
import { type BySize, type Ground, sizeClasses, totalOf } from '../../simulation/margin.ts';

/** What a name of the table that is no item stands for. */
const groups: Readonly<Record<string, string>> = {
  web: 'sells by websites or apps',
  sales: 'sells by websites, apps or EDI',
};

/** Of whom a share is. */
function baseOf(name: string): string {
  for (const question of ofThoseWithSome)
    if (someOf[question].some((item) => item === name)) return `those with a yes in ${question}`;
  return name === 'C4' ? 'all' : 'those asked';
}

function groundCells(ground: Ground): (string | number | null)[] {
  if (ground.kind === 'assumed') return [ground.kind, null, ground.why, null, null];
  const { title, year, url } = ground.source;
  if (ground.kind === 'derived') return [ground.kind, null, `${title}: ${ground.how}`, year, url];
  const found = [...(ground.total === undefined ? [] : ['all']), ...Object.keys(ground.classes ?? {})];
  return [ground.kind, found.join(' '), title, year, url];
}

const figureLine = (name: string, of: string, share: BySize, ground: Ground): string =>
  csvLine([
    name,
    of,
    ...[totalOf(share, enterpriseSizes), ...sizeClasses.map((size) => share[size])].map((one) =>
      Number(one.toFixed(1)),
    ),
    ...groundCells(ground),
  ]);

/** Every figure that a simulation draws along, with what it rests on, as CSV. */
export function marginFigures(): string[] {
  return [
    csvLine(['name', 'of', 'all', ...sizeClasses, 'rests', 'published', 'source', 'year', 'url']),
    csvLine([
      ...['enterprises', 'all', 100],
      ...sizeClasses.map((size) => enterpriseSizes[size]),
      ...groundCells(enterpriseSizesGround),
    ]),
    ...Object.entries(ict2024Margins).map(([name, { share, ground }]) =>
      figureLine(groups[name] ?? (name in someOf ? `${name}: at least one yes` : name), baseOf(name), share, ground),
    ),
  ];
}
