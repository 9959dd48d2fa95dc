import { createHash, createHmac, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fchmodSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../lib/result.ts';
import { makeFolder } from './folder.ts';

/** The key of the HMACs of short codes: whoever has the database without it cannot try out codes. */
export interface CodeKey {
  readonly bytes: Uint8Array;
  /** Tells the key from another without giving it away. */
  readonly fingerprint: string;
}

/** Where the key is by default: beside the database. An office should keep it elsewhere. */
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
    const created = openSync(file, 'wx', 0o400);
    writeSync(created, `${randomBytes(lengthBytes).toString('hex')}\n`);
    fchmodSync(created, 0o400);
    closeSync(created);
  } catch (error) {
    return fail(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const reread = readCodeKey(file);
  return reread.ok && reread.value ? ok(reread.value) : fail(`${file} cannot be read`);
}

/** Says that the key is missing although the database has codes that were made under it. */
export const missingKeyLine = (file: string): string =>
  `${file}, the key that this database's codes were made under, is not there: put it back`;

/** The HMAC that the database has in the place of a short code. */
export const codeHmac = (code: string, { bytes }: CodeKey): string =>
  createHmac('sha256', bytes).update(`code ${code}`).digest('hex');
