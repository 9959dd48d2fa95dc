import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { closeSync, fchmodSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import { instant } from '../protocol/instant.ts';
import type { ReceiptKey } from '../protocol/receiptKey.ts';
import { coordinate } from '../protocol/recipient.ts';

/** The key that a collector signs its receipts with. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  /** What `receiptKeys` in `config.json` says of it. */
  readonly listed: Omit<ReceiptKey, 'until' | 'revokedAt'>;
}

/** The file of a key: a private JWK (RFC 7517), and from when on it signs. */
const keyFile = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  d: coordinate,
  from: instant,
});
type KeyFile = z.infer<typeof keyFile>;

/** The thumbprint of a public key of P-256 (RFC 7638). */
export const thumbprintOf = ({ x, y }: { readonly x: string; readonly y: string }): string =>
  createHash('sha256')
    .update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }))
    .digest('base64url');

function keyOf({ from, ...jwk }: KeyFile): SigningKey {
  const { x, y } = jwk;
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  return { privateKey, listed: { kid: thumbprintOf(jwk), x, y, from } };
}

/**
 * Makes a key, and writes it to a file that is not there yet and that only its owner may read (mode 0400).
 * @throws errors of the file system
 */
export function makeSigningKey(file: string, at: Date): SigningKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y, d } = privateKey.export({ format: 'jwk' });
  const from = at.toISOString().replace(/\.\d+Z$/, 'Z');
  const written = keyFile.parse({ kty: 'EC', crv: 'P-256', x, y, d, from });
  const created = openSync(file, 'wx', 0o400);
  try {
    writeSync(created, `${JSON.stringify(written)}\n`);
    // Whatever the umask has made of it.
    fchmodSync(created, 0o400);
  } finally {
    closeSync(created);
  }
  return keyOf(written);
}

/** Reads a key out of its file. The fault is a line; it has nothing of the key. */
export function readSigningKey(file: string): Result<SigningKey, string> {
  try {
    if ((statSync(file).mode & 0o077) !== 0) return fail(`${file} can be read by others: set its mode to 0400`);
    const read = keyFile.safeParse(jsonIn(readFileSync(file, 'utf8')));
    return read.success ? ok(keyOf(read.data)) : fail(`${file} is not a key: collector keys new makes one`);
  } catch (error) {
    return fail(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What the parser says quotes the text, which may be of a key.
    return undefined;
  }
}
