import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { fail, ok, type Result } from '../../lib/result.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'reading it is not allowed',
};

const oneLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');

/** Reads a JSON file, or the standard input for "-"; the fault is one line. */
export async function readJsonFile(file: string): Promise<Result<unknown, string>> {
  const name = file === '-' ? 'the standard input' : file;
  let content: string;
  try {
    content = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return fail(`cannot read ${name}: ${reasons[code] ?? oneLine(error)}`);
  }
  try {
    // Editors on Windows put a byte order mark in front, which JSON does not allow.
    return ok(JSON.parse(content.replace(/^\uFEFF/, '')));
  } catch (error) {
    return fail(`${name} is not JSON: ${oneLine(error)}`);
  }
}
