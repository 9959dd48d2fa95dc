import { CompactEncrypt, compactDecrypt, errors, importJWK } from 'jose';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import {
  type Carried,
  type CarriedResponse,
  carriedFile,
  carriedResponse,
  mostCarried,
  mostCarriedBytes,
  predecessorsFirst,
} from './carried.ts';
import { type JsonBounds, readJson } from './json.ts';
import { type RecipientKey, recipientKey } from './recipient.ts';
import type { OpeningKey } from './sealed.ts';
import { keyOfPassphrase, mostPassphraseRounds, passphraseAlgorithm, passphraseRounds } from './underPassphrase.ts';

const officeAlgorithm = 'ECDH-ES';
const encryption = 'A256GCM';
/** Says what is inside, as a header must say it before anything is opened. */
const contentType = 'veldwerk-carried';

/** What a file is closed under, or opened with: a passphrase, or the office's pair of keys. */
export type CarriedSeal = { readonly passphrase: string } | { readonly office: RecipientKey };
export type CarriedOpener = { readonly passphrase: string } | { readonly office: OpeningKey };

/**
 * Why a file does not open. `for-office`: it is closed for the office's key; `under-passphrase`: for nobody's key;
 * `wrong-key`: another passphrase or key, or the file is damaged; `another-format`: it opens, and is something else.
 */
export type CarriedFault =
  | 'unreadable'
  | 'for-office'
  | 'under-passphrase'
  | 'wrong-key'
  | 'another-format'
  | 'too-much';

/** The text of a file with responses to carry: a compact JWE (RFC 7516), never plain. */
export async function carriedText(
  responses: readonly CarriedResponse[],
  madeAt: Date,
  seal: CarriedSeal,
): Promise<string> {
  const file = { format: 'veldwerk-carried/1', madeAt: madeAt.toISOString(), responses };
  const text = new CompactEncrypt(new TextEncoder().encode(JSON.stringify(file)));
  if ('passphrase' in seal)
    return text
      .setProtectedHeader({ alg: passphraseAlgorithm, enc: encryption, cty: contentType })
      .setKeyManagementParameters({ p2c: passphraseRounds })
      .encrypt(keyOfPassphrase(seal.passphrase));
  const { kid, ...key } = seal.office;
  return text
    .setProtectedHeader({ alg: officeAlgorithm, enc: encryption, cty: contentType, ...(kid && { kid }) })
    .encrypt(await importJWK(key, officeAlgorithm));
}

const { kty, crv, x, y, kid } = recipientKey.shape;
const common = { enc: z.literal(encryption), cty: z.literal(contentType) };
/** The headers that a file may have, and nothing beside: no compression, no key to trust. */
const header = z.discriminatedUnion('alg', [
  z.strictObject({
    alg: z.literal(passphraseAlgorithm),
    ...common,
    p2c: z.int().check(z.gte(1), z.lte(mostPassphraseRounds)),
    p2s: z.string().check(z.maxLength(200)),
  }),
  z.strictObject({ alg: z.literal(officeAlgorithm), ...common, kid, epk: z.strictObject({ kty, crv, x, y }) }),
]);

const longestHeader = 4096;

/** The header of a file; undefined where it is none of ours. */
function headerOf(text: string): z.infer<typeof header> | undefined {
  const end = text.indexOf('.');
  if (end <= 0 || end > longestHeader || !/^[\w-]+(\.[\w-]*){4}$/.test(text)) return undefined;
  let bytes: Uint8Array;
  try {
    bytes = Uint8Array.from(atob(text.slice(0, end).replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));
  } catch {
    // Its characters are right, and their number is not.
    return undefined;
  }
  const json = readJson(bytes);
  return json.ok ? header.safeParse(json.value).data : undefined;
}

/** What a file's text is closed under; undefined where it is no such file. Opens nothing. */
export function closedUnder(text: string): 'passphrase' | 'office' | undefined {
  const alg = text.length <= mostCarriedBytes ? headerOf(text.trim())?.alg : undefined;
  return alg && (alg === passphraseAlgorithm ? 'passphrase' : 'office');
}

/** A page opens nothing with the office's key, and loads nothing of that. */
const openingKeyOf = async (key: OpeningKey) => (await import('./sealed.ts')).importOpeningKey(key);

/** An entry has at most so many names, those of its case and questionnaire among them. */
const bounds: JsonBounds = { names: 20 * mostCarried + 10, members: mostCarried + 1, depth: 4 };

/** Opens a carried file. Nothing of it is parsed before its size is known, and nothing is believed before it is checked. */
export async function readCarried(text: string, opener: CarriedOpener): Promise<Result<Carried, CarriedFault>> {
  if (text.length > mostCarriedBytes) return fail('too-much');
  const file = text.trim();
  const found = headerOf(file);
  if (!found) return fail('unreadable');
  const byPassphrase = 'passphrase' in opener;
  if (byPassphrase && found.alg === officeAlgorithm) return fail('for-office');
  if (!byPassphrase && found.alg === passphraseAlgorithm) return fail('under-passphrase');
  let bytes: Uint8Array;
  try {
    const key = byPassphrase ? keyOfPassphrase(opener.passphrase) : await openingKeyOf(opener.office);
    const opened = await compactDecrypt(file, key, {
      keyManagementAlgorithms: [found.alg],
      contentEncryptionAlgorithms: [encryption],
      maxPBES2Count: mostPassphraseRounds,
      maxDecompressedLength: 0,
    });
    bytes = opened.plaintext;
  } catch (cause) {
    return fail(cause instanceof errors.JWEDecryptionFailed ? 'wrong-key' : 'unreadable');
  }
  const json = readJson(bytes, bounds);
  if (!json.ok) return fail(json.fault.kind === 'too-much' ? 'too-much' : 'another-format');
  const read = carriedFile.safeParse(json.value);
  if (!read.success) return fail('another-format');
  if (read.data.responses.length > mostCarried) return fail('too-much');
  const entries = read.data.responses.map((one) => carriedResponse.safeParse(one).data);
  const responses = entries.filter((one) => one !== undefined);
  return ok({
    madeAt: read.data.madeAt,
    responses: predecessorsFirst(responses),
    unreadable: entries.length - responses.length,
  });
}
