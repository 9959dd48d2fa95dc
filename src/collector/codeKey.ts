import { createHash, createHmac, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fchmodSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../lib/result.ts';
import { makeFolder } from './folder.ts';

/** The key that short codes are kept under: whoever has the database alone can try no codes against it. */
export interface CodeKey {
  readonly bytes: Uint8Array;
  /** Tells the key from another without giving it away. */
  readonly fingerprint: string;
}

/** Where the key is, unless the configuration says otherwise: beside the database, which an office should not leave so. */
export const codeKeyFile = (dataDir: string, configured: string | undefined): string =>
  configured ?? join(dataDir, 'code.key');

const lengthBytes = 32;

/** Reads the key of short codes out of its file; undefined where there is none. The fault is a line. */
export function readCodeKey(file: string): Result<CodeKey | undefined, string> {
  if (!existsSync(file)) return ok(undefined);
  try {
    if ((statSync(file).mode & 0o077) !== 0) return fail(`${file} can be read by others: set its mode to 0400`);
    const bytes = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
    if (bytes.length !== lengthBytes) return fail(`${file} is not a key: ${lengthBytes} bytes in hex`);
    return ok({ bytes, fingerprint: createHash('sha256').update('veldwerk-code-key').update(bytes).digest('hex') });
  } catch (error) {
    return fail(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Reads the key of short codes, and makes one the first time. The fault is a line. */
export function openCodeKey(file: string): Result<CodeKey, string> {
  const read = readCodeKey(file);
  if (!read.ok) return read;
  if (read.value) return ok(read.value);
  try {
    makeFolder(dirname(file));
    const made = openSync(file, 'wx', 0o400);
    writeSync(made, `${randomBytes(lengthBytes).toString('hex')}\n`);
    fchmodSync(made, 0o400);
    closeSync(made);
  } catch (error) {
    return fail(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const again = readCodeKey(file);
  return again.ok && again.value ? ok(again.value) : fail(`${file} cannot be read`);
}

/** That the key is not in its file, where a database has something that is kept under it. */
export const missingKeyLine = (file: string): string =>
  `${file}, the key that this database's codes were made under, is not there: put it back`;

/** What a short code is kept by. */
export const codeHmac = (code: string, { bytes }: CodeKey): string =>
  createHmac('sha256', bytes).update(`code ${code}`).digest('hex');
