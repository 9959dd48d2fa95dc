import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import { instant } from '../protocol/instant.ts';
import { makeFolder } from './folder.ts';

/**
 * An erasure by law: of a case, of the contact data of one, or of the contact data in all that came in before a time.
 * It does not apply to what came in after `at`.
 */
const erasureLine = z.union([
  z.strictObject({ at: instant, erased: z.enum(['case', 'contact']), case: z.string().check(z.minLength(1)) }),
  z.strictObject({ at: instant, erased: z.literal('contact'), before: instant }),
]);
export type Erasure = z.infer<typeof erasureLine>;

/** Where erasures are listed by default: outside the database, since a restored backup would not have the newest ones. */
export const erasuresFile = (dataDir: string, configured: string | undefined): string =>
  configured ?? join(dataDir, 'erasures.ndjson');

/**
 * Adds an erasure to the list, durably, before it is done: it is done again on a backup that is restored later.
 * @throws what the file system says; then nothing may be erased
 */
export function recordErasure(file: string, erasure: Erasure): void {
  makeFolder(dirname(file));
  const isNew = !existsSync(file);
  const list = openSync(file, 'a', 0o600);
  try {
    writeSync(list, `${JSON.stringify(erasure)}\n`);
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
  const erasures: Erasure[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const erasure = erasureIn(line);
    if (!erasure) return fail(`${file}:${at + 1}: this is not an erasure`);
    erasures.push(erasure);
  }
  return ok(erasures);
}

function erasureIn(line: string): Erasure | undefined {
  try {
    return erasureLine.safeParse(JSON.parse(line)).data;
  } catch {
    // Not JSON: the caller says which line.
    return undefined;
  }
}
