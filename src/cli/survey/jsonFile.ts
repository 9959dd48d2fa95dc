import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fail, ok, type Result } from '../../lib/result.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'reading it is not allowed',
};

const oneLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');

/** Reads a JSON file, or the standard input where that is given; the fault is one line. */
export async function readJsonFile(file: string | Readable): Promise<Result<unknown, string>> {
  const name = typeof file === 'string' ? file : 'the standard input';
  let content: string;
  try {
    const read = typeof file === 'string' ? await readFile(file, 'utf8') : await text(file);
    // Editors on Windows put a byte order mark in front, which JSON does not allow.
    content = read.replace(/^\uFEFF/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return fail(`cannot read ${name}: ${reasons[code] ?? oneLine(error)}`);
  }
  try {
    return ok(JSON.parse(content) as unknown);
  } catch (error) {
    return fail(`${name} is not JSON: ${oneLine(error)}`);
  }
}
