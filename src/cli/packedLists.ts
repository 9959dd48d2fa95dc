import { readFile } from 'node:fs/promises';
import type { Fault } from '../instrument/faults.ts';
import { ok, type Result } from '../lib/result.ts';
import { withListFiles } from './survey/listFiles.ts';

/** How the file of lists ends that stands beside the folder of a questionnaire. */
export const listsSuffix = '.lists.json';

/** Reads a structure that comes with the app as `collector publish` reads one: with the lists in `lists/NAME.csv` beside it. */
export async function readBuiltIn(folder: string): Promise<Result<unknown, readonly Fault[]>> {
  return withListFiles(folder, JSON.parse(await readFile(`${folder}/structure.json`, 'utf8')));
}

/** The lists in files of a folder as they are kept for what cannot read files: `FOLDER.lists.json`. */
export async function listsText(folder: string): Promise<Result<string, readonly Fault[]>> {
  const read = await withListFiles(folder, {});
  return read.ok ? ok(`${JSON.stringify((read.value as { lists?: object }).lists ?? {}, null, 2)}\n`) : read;
}
