import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import { instant } from '../protocol/instant.ts';
import { makeFolder } from './folder.ts';

/**
 * An erasure by law: of a case, of the contact data of one, or of the contact data in all that came in before a time.
 * What came in later than `at` is not meant.
 */
const erasure = z.union([
  z.strictObject({ at: instant, erased: z.enum(['case', 'contact']), case: z.string().check(z.minLength(1)) }),
  z.strictObject({ at: instant, erased: z.literal('contact'), before: instant }),
]);
export type Erasure = z.infer<typeof erasure>;

/** Where erasures are listed, unless the configuration says otherwise: outside the database, which a backup may bring back. */
export const erasuresFile = (dataDir: string, configured: string | undefined): string =>
  configured ?? join(dataDir, 'erasures.ndjson');

/**
 * Adds an erasure to the list, durably, before it is done: a backup that is restored later must forget it again.
 * @throws what the file system says; then nothing may be erased
 */
export function recordErasure(file: string, one: Erasure): void {
  makeFolder(dirname(file));
  const isNew = !existsSync(file);
  const list = openSync(file, 'a', 0o600);
  try {
    writeSync(list, `${JSON.stringify(one)}\n`);
    fsyncSync(list);
  } finally {
    closeSync(list);
  }
  if (!isNew) return;
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** Reads a list of erasures. The fault is a line. */
export function readErasures(file: string): Result<readonly Erasure[], string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return fail(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const found: Erasure[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const one = erasureIn(line);
    if (!one) return fail(`${file}:${at + 1}: this is not an erasure`);
    found.push(one);
  }
  return ok(found);
}

function erasureIn(line: string): Erasure | undefined {
  try {
    return erasure.safeParse(JSON.parse(line)).data;
  } catch {
    // Not JSON: the caller says which line.
    return undefined;
  }
}
