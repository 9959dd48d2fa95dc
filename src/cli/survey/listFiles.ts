import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../../instrument/faults.ts';
import { maxPublishedBytes } from '../../instrument/limits.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { readListFile } from './listFile.ts';

const mostLists = 100;
const fileName = /^([A-Za-z][A-Za-z0-9]*)\.csv$/;

/**
 * A structure as it is written, with the lists of codes that stand in `lists/NAME.csv` of its folder among its own. Each
 * fault has its file as its place.
 */
export async function withListFiles(folder: string, structure: unknown): Promise<Result<unknown, readonly Fault[]>> {
  const names = await namesIn(join(folder, 'lists'));
  if (names.length === 0 || typeof structure !== 'object' || structure === null) return ok(structure);
  if (names.length > mostLists)
    return fail([{ place: 'lists/', fault: `has ${names.length} files, and at most ${mostLists} are read` }]);
  const own: unknown = 'lists' in structure ? structure.lists : {};
  // What is no object has its fault where it is read.
  if (typeof own !== 'object' || own === null || Array.isArray(own)) return ok(structure);
  const lists: Record<string, unknown> = { ...own };
  const faults: Fault[] = [];
  for (const file of names.toSorted()) {
    const [, name] = fileName.exec(file) ?? [];
    const read =
      name === undefined
        ? fail(['is no list: it is named as NAME.csv'])
        : await readFileAt(join(folder, 'lists', file));
    if (name !== undefined && Object.hasOwn(own, name))
      faults.push({ place: `lists/${file}`, fault: `${name} stands in structure.json, too` });
    if (!read.ok) faults.push(...read.fault.map((fault) => ({ place: `lists/${file}`, fault })));
    else if (name !== undefined) lists[name] = read.value;
  }
  return faults.length > 0 ? fail(faults) : ok({ ...structure, lists });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    // A file in its place, or a folder that cannot be entered: said as a file that is no list.
    return [''];
  }
}

async function readFileAt(path: string): Promise<ReturnType<typeof readListFile>> {
  const stats = await lstat(path);
  // A link may lead out of the folder, and a pipe has no end.
  if (!stats.isFile()) return fail(['is no file of its own']);
  if (stats.size > maxPublishedBytes)
    return fail([`has ${stats.size} bytes, and at most ${maxPublishedBytes} are taken`]);
  return readListFile(await readFile(path));
}
