import { Command } from '@commander-js/extra-typings';
import type { LintFault } from '../../authoring/fault.ts';
import { lint as faultsOf } from '../../authoring/lint.ts';
import { takenAsAnything, takenText } from '../../authoring/proof/taken.ts';
import { notTranslated, shownInstead } from '../../authoring/wording.ts';
import { ok, type Result } from '../../lib/result.ts';
import { releaseOf } from '../../surveys/catalogue.ts';
import { command } from '../command.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { findTexts } from './findTexts.ts';
import { linesOf, lintLinesFor } from './lintLine.ts';
import { withPosition } from './position.ts';
import { printErrors } from './printErrors.ts';
import { defaultInstrument, faultLine, findSource, sourceName } from './source.ts';

/** `survey lint`: the faults of an instrument, a line each. */
export const lintCommand = command(
  () =>
    new Command('lint')
      .summary('the faults of an instrument')
      .description(
        `Prints each fault of an instrument on a line, or "no faults". ID is an instrument of the app, FILE a structure
file; its words are looked for in text/<language>.json beside it. What stands at a place of a file has its line and
column. What the proof of routes cannot reason about, and takes as anything, is noted on the standard error.`,
      )
      .argument('[ID|FILE]', sourceName, defaultInstrument)
      .option('--limit <N>', 'evaluations after which a part counts as not proven, which is a fault', wholeNumber)
      .addHelpText('after', "\nExit codes: 0 no faults, 1 faults, 2 a wrong call or a file that can't be read."),
  async ({ limit }, context, name) => {
    const linted = await lintSource(name, limit);
    if (!linted.ok) return printErrors([linted.fault], context);
    const { faults, notes } = linted.value;
    for (const note of notes) context.printError(note);
    await context.print(faults.length === 0 ? ['no faults\n'] : faults.map((line) => `${line}\n`));
    return faults.length === 0 ? 0 : 1;
  },
);

/** What is wrong with an instrument, and what was not looked at or not proven, a line each. */
export interface Linted {
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Looks for the faults of the instrument that an id or a file name means; the fault in finding it is one line.
 * @param limit evaluations after which a part counts as not proven; undefined: the usual ones
 */
export async function lintSource(name: string, limit?: number): Promise<Result<Linted, string>> {
  const found = await findSource(name);
  if (!found.ok) return found;
  const { structure, positionOf } = found.value;
  if (!structure.ok) return ok({ faults: linesOf(structure.fault, (one) => faultLine(one, positionOf)), notes: [] });
  const wording = await findTexts(found.value);
  const { release } = found.value;
  const lineOf = lintLinesFor(structure.value, { structure: positionOf, ...wording?.positions });
  // An earlier version has the words of the newest, and may not use all of them.
  const isNewest = release === undefined || release === releaseOf(release.id);
  const faults: (string | LintFault)[] = [
    ...[...(wording?.broken.values() ?? [])].flat(),
    // Not missing, but unreadable: their own faults are in the list.
    ...faultsOf(structure.value, wording?.texts, limit)
      .filter((one) => one.fault !== 'no-texts' || !wording?.broken.has(one.language))
      .filter((one) => one.fault !== 'unknown-text' || isNewest),
  ];
  return ok({
    faults: linesOf(faults, (one) => (typeof one === 'string' ? one : lineOf(one))),
    notes: [
      ...(wording ? [] : ['no folder "text" beside the structure: its words are not looked at']),
      ...linesOf(
        wording ? notTranslated(structure.value, wording.texts) : [],
        (one) => `${lineOf(one)}: ${shownInstead(structure.value)}`,
      ),
      ...takenAsAnything(structure.value).map((one) => withPosition(positionOf?.(one.path), takenText(one))),
    ],
  });
}
