import { basename, dirname } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { lint as faultsOf } from '../../authoring/lint.ts';
import { takenAsAnything, takenText } from '../../authoring/proof/taken.ts';
import { loadInstrument } from '../../instrument/load.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { type Release, releaseOf } from '../../surveys/catalogue.ts';
import { command } from '../command.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { findTexts } from './findTexts.ts';
import { linesOf, lintLinesFor } from './lintLine.ts';
import { printErrors } from './printErrors.ts';
import { questionnaireFaults } from './questionnaireFaults.ts';
import { type FileFault, readFolder } from './readFolder.ts';
import { defaultInstrument, faultLine, readNamedFile, releaseNamed, sourceName, structureFileAt } from './source.ts';

/** `survey lint`: the faults of an instrument, a line each. */
export const lintCommand = command(
  () =>
    new Command('lint')
      .summary('the faults of an instrument')
      .description(
        `Prints each fault of an instrument on a line, or "no faults". ID is an instrument of the app, FILE a structure
file or its folder; what stands beside it is looked at as "collector publish" does: text/<language>.json, lists, codebook.json. What
stands at a place of a file has its line and column. What the proof of routes cannot reason about, and takes as anything,
is noted on the standard error.`,
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
  const named = releaseNamed(name);
  return named.ok ? lintRelease(name, named.value, limit) : lintFolder(structureFileAt(name), limit);
}

async function lintRelease(name: string, release: Release, limit: number | undefined): Promise<Result<Linted, string>> {
  const structure = loadInstrument((await release.structure()).default);
  if (!structure.ok) return ok({ faults: linesOf(structure.fault, (one) => faultLine(one)), notes: [] });
  const texts = await findTexts(name);
  const lineOf = lintLinesFor(structure.value, { file: '', structure: undefined, words: new Map() });
  // An earlier version has the words of the newest, and may not use all of them.
  const isNewest = release === releaseOf(release.id);
  const faults = [...faultsOf(structure.value, texts, limit).filter((one) => one.fault !== 'unknown-text' || isNewest)];
  return ok({
    faults: linesOf(faults, (one) => said(lineOf(one), '')),
    notes: takenAsAnything(structure.value).map(takenText),
  });
}

/** The faults of a structure in a file, and of what stands beside it. */
async function lintFolder(name: string, limit: number | undefined): Promise<Result<Linted, string>> {
  const read = await readNamedFile(name);
  if (!read.ok) return read;
  const file = basename(name);
  const folder = await readFolder(dirname(name), file, 'followed');
  if (!folder.ok) return fail(`cannot read ${folder.fault}`);
  const { faults, unpublishable, doubts, notes } = questionnaireFaults(folder.value, file, limit);
  return ok({
    faults: linesOf([...faults, ...doubts], (one) => said(one, file)),
    notes: [
      ...(folder.value.words || !folder.value.structure.ok
        ? []
        : ['no folder "text" beside the structure: its words are not looked at']),
      ...linesOf(notes, (one) => said(one, file)),
      ...linesOf(unpublishable, (one) => `${said(one, file)} (collector publish refuses it)`),
    ],
  });
}

/** A fault in a line; one of the file that was named goes without its name. */
const said = ({ file, says }: FileFault, named: string): string => (file === named ? says : `${file}: ${says}`);
