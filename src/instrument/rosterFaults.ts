import { type Fault, pathText } from './faults.ts';
import { kindOf } from './itemTypes.ts';
import { layoutOf } from './layout.ts';
import type { Roster } from './roster.ts';
import { rosterOfEach } from './rosterOfEach.ts';
import { rostersAround, rostersIn, sectionsOf } from './rosterParts.ts';
import { rosterNamed } from './rosterPath.ts';
import type { Instrument } from './schema.ts';

/** What is wrong with a questionnaire's rosters, and with what is asked of their rows. */
export function rosterFaults(instrument: Instrument): Fault[] {
  if (instrument.format === 'veldwerk-instrument/1' && instrument.rosters)
    return [{ place: '(whole file)', fault: 'unknown field rosters' }];
  const rosterOf = rosterOfEach(instrument);
  const homes = new Map<string, number>();
  for (const [at, { roster }] of sectionsOf(instrument).entries())
    if (roster !== undefined && !homes.has(roster)) homes.set(roster, at);
  return [
    ...rostersIn(instrument).flatMap(([name, roster]) => ofRoster(instrument, name, roster, rosterOf, homes)),
    ...instrument.modules.flatMap((module, at) => ofModule(instrument, module, ['modules', at])),
    ...ofChecks(instrument, rosterOf),
    ...ofCriteria(instrument, rosterOf),
    ...ofOptions(instrument, homes),
    ...ofUnique(instrument, rosterOf),
  ];
}

type Path = readonly (string | number)[];

const faultIf = (isWrong: boolean, path: Path, fault: string): Fault[] =>
  isWrong ? [{ place: pathText(path), fault }] : [];

const unknown = ({ rosters }: Instrument, named: string | undefined, path: Path): Fault[] =>
  faultIf(named !== undefined && !rosterNamed(rosters, named), path, `there is no roster ${named}`);

const severalCodes = (instrument: Instrument, named: string): boolean =>
  sectionsOf(instrument).some(({ section }) =>
    section.questions.some((question) =>
      layoutOf(question).items.some((item) => item.id === named && kindOf(item).kind === 'codes'),
    ),
  );

function ofRoster(
  instrument: Instrument,
  name: string,
  { in: outer, over, label, min, limit }: Roster,
  rosterOf: ReadonlyMap<string, string>,
  homes: ReadonlyMap<string, number>,
): Fault[] {
  const path = ['rosters', name];
  const { rosters } = instrument;
  const isAfterOuter = outer === undefined || (homes.get(outer) ?? -1) < (homes.get(name) ?? 0);
  return [
    ...unknown(instrument, outer, [...path, 'in']),
    ...faultIf(
      outer !== undefined && rosterNamed(rosters, outer)?.in !== undefined,
      [...path, 'in'],
      'a roster stands in the rows of one that stands in none itself',
    ),
    ...faultIf(
      over !== undefined && !rosterNamed(rosters, over) && !severalCodes(instrument, over),
      [...path, 'over'],
      `there is no roster, nor an item with several codes, ${over}`,
    ),
    ...faultIf(
      over !== undefined && (min !== undefined || limit !== undefined),
      path,
      'its rows follow from something else: it has no min or limit of its own',
    ),
    ...faultIf(
      label !== undefined && rosterOf.get(label) !== name,
      [...path, 'label'],
      `${label} is no item of its rows`,
    ),
    ...faultIf(!homes.has(name), path, 'nothing is asked of its rows'),
    ...faultIf(homes.has(name) && !isAfterOuter, path, `nothing is asked of ${outer} before it`),
  ];
}

function ofModule(instrument: Instrument, module: Instrument['modules'][number], path: Path): Fault[] {
  const inner = module.for !== undefined && rosterNamed(instrument.rosters, module.for)?.in !== undefined;
  return [
    ...unknown(instrument, module.for, [...path, 'for']),
    ...faultIf(inner, [...path, 'for'], 'a module is asked for the rows of a roster that stands in no other'),
    ...module.sections.flatMap((section, at) => {
      const place = [...path, 'sections', at, 'for'];
      const around = rostersAround(instrument, section.for);
      const isElsewhere = section.for !== undefined && module.for !== undefined && !around.includes(module.for);
      return [
        ...unknown(instrument, section.for, place),
        ...faultIf(isElsewhere, place, `${section.for} does not stand in the rows of ${module.for}`),
      ];
    }),
  ];
}

function ofChecks(instrument: Instrument, rosterOf: ReadonlyMap<string, string>): Fault[] {
  return instrument.checks.flatMap(({ for: roster, cases }, at) => {
    const around = rostersAround(instrument, roster);
    return [
      ...unknown(instrument, roster, ['checks', at, 'for']),
      ...cases.flatMap(({ items }, one) =>
        items.flatMap((item, place) => {
          const own = rosterOf.get(item);
          const path = ['checks', at, 'cases', one, 'items', place];
          return faultIf(own !== undefined && !around.includes(own), path, `${item} stands in the rows of ${own}`);
        }),
      ),
    ];
  });
}

function ofCriteria(instrument: Instrument, rosterOf: ReadonlyMap<string, string>): Fault[] {
  const known = new Set([
    ...rosterOf.keys(),
    ...sectionsOf(instrument).flatMap(({ section }) =>
      section.questions.flatMap((question) => layoutOf(question).items.map(({ id }) => id)),
    ),
  ]);
  const { criteria = [], figures = [] } = instrument.outcome ?? {};
  return [
    ...criteria.flatMap(({ for: roster }, at) => unknown(instrument, roster, ['outcome', 'criteria', at, 'for'])),
    ...figures.flatMap((item, at) => faultIf(!known.has(item), ['outcome', 'figures', at], `there is no item ${item}`)),
  ];
}

/** What is to be unique is so among rows, and is reported under a check. */
function ofUnique(instrument: Instrument, rosterOf: ReadonlyMap<string, string>): Fault[] {
  const unique = sectionsOf(instrument).flatMap(({ section }) =>
    section.questions.flatMap((question) => layoutOf(question).items.filter((item) => item.unique)),
  );
  const isNamed = instrument.uniqueCheck !== undefined;
  return [
    ...unique
      .filter(({ id }) => !rosterOf.has(id))
      .map(({ id }) => ({ place: id, fault: 'it stands in no row: nothing has its value twice' })),
    ...faultIf(unique.length > 0 && !isNamed, ['uniqueCheck'], 'expected string'),
    ...faultIf(unique.length === 0 && isNamed, ['uniqueCheck'], 'no item is unique'),
  ];
}

/** Rows are chosen from a roster that is asked before. */
const ofOptions = (instrument: Instrument, homes: ReadonlyMap<string, number>): Fault[] =>
  sectionsOf(instrument).flatMap(({ section }, at) =>
    section.questions.flatMap((question) =>
      layoutOf(question).items.flatMap((item): Fault[] => {
        if (!('options' in item) || !('rows' in item.options)) return [];
        const { rows } = item.options;
        const named = rosterNamed(instrument.rosters, rows);
        const fault = !named
          ? `there is no roster ${rows}`
          : named.in !== undefined
            ? `${rows} stands in the rows of another roster: nothing chooses from it`
            : (homes.get(rows) ?? at) >= at
              ? `nothing is asked of ${rows} before it`
              : undefined;
        return fault === undefined ? [] : [{ place: item.id, fault }];
      }),
    ),
  );
