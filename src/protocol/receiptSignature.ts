import { base64url, compactVerify, importJWK } from 'jose';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import { readJson } from './json.ts';
import { type Receipt, receipt } from './receipt.ts';
import { type KeyStanding, keyStanding, type PublicReceiptKey, type ReceiptKey, receiptKeyId } from './receiptKey.ts';

/** The only algorithm that signs a receipt (RFC 7518, 3.4). */
const algorithm = 'ES256';

/** The header of a receipt's signature. Nothing else may stand there: no key to trust, and nothing that has to be understood. */
export const signatureHeader = z.strictObject({
  alg: z.literal(algorithm),
  typ: z.literal('veldwerk-receipt+jwt'),
  kid: receiptKeyId,
});
export type SignatureHeader = z.infer<typeof signatureHeader>;

const { id, sha256, receivedAt, code } = receipt.shape;

/** What is signed: the members of the receipt, what its response takes the place of, and when it was signed (seconds since 1970). */
export const receiptClaims = z.object({
  id,
  sha256,
  receivedAt,
  code,
  supersedes: z.optional(id),
  /** The digest of the bytes of the response that is superseded. */
  supersedesSha256: z.optional(sha256),
  iat: z.int().check(z.gte(0)),
});
export type ReceiptClaims = z.infer<typeof receiptClaims>;

/** Why a signature is none of a key that is known. `forged`: that key has not signed this. */
export type SignatureFault = 'unreadable' | 'unknown-key' | 'forged';

/** Why a receipt is not believed. `different`: its signature is right, and of another receipt. */
export type ReceiptFault = SignatureFault | 'unsigned' | 'different' | Exclude<KeyStanding, 'good'>;

/** A signature that one of the known keys has made. */
export interface CheckedSignature<Key extends PublicReceiptKey> {
  readonly claims: ReceiptClaims;
  readonly key: Key;
}

/** Far above what the claims need. */
export const maxSignatureCharacters = 4096;

/** A compact JWS (RFC 7515) whose signature has the 64 bytes of P-256. */
const compactForm = /^([\w-]+)\.[\w-]+\.([\w-]{86})$/;

/** The bytes of a text in base64url; undefined where it is none, or writes bytes in another way than they are written. */
function bytesIn(text: string): Uint8Array | undefined {
  try {
    const bytes = base64url.decode(text);
    return base64url.encode(bytes) === text ? bytes : undefined;
  } catch {
    // Its characters are right, and their number is not.
    return undefined;
  }
}

function parsed<Schema extends z.ZodMiniType>(schema: Schema, bytes: Uint8Array | undefined) {
  const json = bytes && readJson(bytes, { names: 40, members: 40, depth: 4 });
  return json?.ok ? schema.safeParse(json.value).data : undefined;
}

/**
 * Checks a receipt's signature, a compact JWS, against the keys that may have made it, and reads what it says. How its key
 * stood at that time is not asked here (`keyStanding`).
 */
export async function checkSignature<Key extends PublicReceiptKey>(
  signature: string,
  keys: readonly Key[],
): Promise<Result<CheckedSignature<Key>, SignatureFault>> {
  if (signature.length > maxSignatureCharacters) return fail('unreadable');
  const [, head = '', tail = ''] = compactForm.exec(signature) ?? [];
  const header = parsed(signatureHeader, bytesIn(head));
  if (!header || !bytesIn(tail)) return fail('unreadable');
  const key = keys.find(({ kid }) => kid === header.kid);
  if (!key) return fail('unknown-key');
  let payload: Uint8Array;
  try {
    const jwk = { kty: 'EC', crv: 'P-256', x: key.x, y: key.y };
    ({ payload } = await compactVerify(signature, await importJWK(jwk, algorithm), { algorithms: [algorithm] }));
  } catch {
    // Altered, or signed by another key: the library does not tell them apart.
    return fail('forged');
  }
  const claims = parsed(receiptClaims, payload);
  return claims ? ok({ claims, key }) : fail('unreadable');
}

/** Whether a signature is that of a receipt: it repeats each of its members. */
export const isOfReceipt = (claims: ReceiptClaims, of: Receipt): boolean =>
  (['id', 'sha256', 'receivedAt', 'code'] as const).every((name) => claims[name] === of[name]);

/** Checks whether a receipt is signed, by a key that is believed for it, and gives what is signed. */
export async function checkReceipt(
  of: Receipt,
  keys: readonly ReceiptKey[],
): Promise<Result<CheckedSignature<ReceiptKey>, ReceiptFault>> {
  if (of.signature === undefined) return fail('unsigned');
  const checked = await checkSignature(of.signature, keys);
  if (!checked.ok) return checked;
  const { claims, key } = checked.value;
  if (!isOfReceipt(claims, of)) return fail('different');
  const standing = keyStanding(key, claims.iat);
  return standing === 'good' ? checked : fail(standing);
}
