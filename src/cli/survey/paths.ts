import { Command } from '@commander-js/extra-typings';
import { type Branching, type RouteLength, type Routes, routesOf } from '../../authoring/routes.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { command } from '../command.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { printErrors } from './printErrors.ts';
import { defaultInstrument, openSource, sourceName } from './source.ts';

const pairs = (answers: Readonly<Record<string, unknown>>): string =>
  Object.entries(answers)
    .map(([item, value]) => `${item}=${String(value)}`)
    .join(' ') || '(whatever the answers)';

/** A count in full as long as it can be read. */
function countText(count: bigint): string {
  const digits = `${count}`;
  return digits.length <= 15 ? digits : `about ${digits[0]}.${digits.slice(1, 3)}e+${digits.length - 1}`;
}

/** How many ways through a part are printed. */
const mostListed = 200;

function branchingLines(branching: Branching): string[] {
  const by = `by ${branching.items.join(', ')}`;
  if (branching.count === undefined) return ['', `not proven ${by}`];
  const listed = branching.outcomes(mostListed);
  const left = branching.count - BigInt(listed.length);
  return [
    '',
    `${countText(branching.count)} ${by}`,
    ...listed.flatMap(({ asked, answers }) => [`  ${pairs(answers)}`, `    asks ${asked.join(', ') || 'nothing'}`]),
    ...(left > 0n ? [`  and ${countText(left)} more`] : []),
  ];
}

const routeLengthLine = (which: string, extent: RouteLength | undefined): string =>
  extent
    ? `${which}: ${extent.required} items + ${extent.optional} optional (${pairs(extent.answers)})`
    : `${which}: none`;

function linesOf({ id, version }: Instrument, routes: Routes): string[] {
  const head = `${id} ${version}`;
  const branchings = routes.branchings.flatMap(branchingLines);
  if (!routes.proven) return [`${head}: not proven`, ...branchings];
  const factors = routes.branchings.map(({ count }) => countText(count));
  return [
    `${head}: ${countText(routes.count)} complete routes${factors.length > 1 ? ` = ${factors.join(' x ')}` : ''}`,
    routeLengthLine('shortest', routes.shortest),
    routeLengthLine('longest', routes.longest),
    ...branchings,
  ];
}

/** `survey paths`: how many complete routes there are, the shortest and the longest, and answers that lead along them. */
export const pathsCommand = command(
  () =>
    new Command('paths')
      .summary('how many complete routes it has, the shortest and the longest')
      .description(
        `Counts the complete routes through an instrument: the distinct sets of questions that a complete response can be
asked. Prints the shortest and the longest, and for each independent part of the routing what it asks, with answers
that lead there.`,
      )
      .argument('[ID|FILE]', sourceName, defaultInstrument)
      .option('--limit <N>', 'evaluations after which a part counts as not proven', wholeNumber)
      .addHelpText(
        'after',
        "\nExit codes: 0 counted, 1 not proven within the limit, 2 a wrong call or a file that can't be read.",
      ),
  async ({ limit }, context, name) => {
    const instrument = await openSource(name);
    if (!instrument.ok) return printErrors(instrument.fault, context);
    const routes = routesOf(instrument.value, limit);
    await context.print([`${linesOf(instrument.value, routes).join('\n')}\n`]);
    return routes.proven ? 0 : 1;
  },
);
