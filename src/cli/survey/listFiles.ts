import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../../instrument/faults.ts';
import { maxPublishedBytes } from '../../instrument/limits.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { readListFile } from './listFile.ts';
import { shown } from './unseen.ts';
import { sizeWords } from './writtenFile.ts';

const mostLists = 100;
const fileName = /^([A-Za-z][A-Za-z0-9]*)\.csv$/;

/**
 * A structure as it is written, with the lists of codes that stand in `lists/NAME.csv` of its folder among its own. Each
 * fault has its file as its place.
 */
export async function withListFiles(folder: string, structure: unknown): Promise<Result<unknown, readonly Fault[]>> {
  const listed = await namesIn(join(folder, 'lists'));
  if (!listed.ok) return listed;
  const names = listed.value;
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
      faults.push({ place: `lists/${shown(file)}`, fault: `${name} stands in structure.json, too` });
    if (!read.ok) faults.push(...read.fault.map((fault) => ({ place: `lists/${shown(file)}`, fault })));
    else if (name !== undefined) lists[name] = read.value;
  }
  return faults.length > 0 ? fail(faults) : ok({ ...structure, lists });
}

async function namesIn(folder: string): Promise<Result<readonly string[], readonly Fault[]>> {
  try {
    // A link would lead out of the folder.
    if (!(await lstat(folder)).isDirectory()) return fail([{ place: 'lists/', fault: 'is no folder of its own' }]);
    return ok(await readdir(folder));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    return code === 'ENOENT' ? ok([]) : fail([{ place: 'lists/', fault: `cannot be read (${code})` }]);
  }
}

async function readFileAt(path: string): Promise<ReturnType<typeof readListFile>> {
  const stats = await lstat(path);
  // A link may lead out of the folder, and a pipe has no end.
  if (!stats.isFile()) return fail(['is no file of its own']);
  if (stats.size > maxPublishedBytes) return fail([sizeWords(stats.size)]);
  return readListFile(await readFile(path));
}
