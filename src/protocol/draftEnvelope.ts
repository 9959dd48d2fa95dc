import { base64url, CompactEncrypt, type CryptoKey, compactDecrypt } from 'jose';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import { sha256, toHex } from './digest.ts';
import { type DraftCopy, draftCopy, draftWriter } from './draftCopy.ts';
import { readJson } from './json.ts';
import { instrumentName, responseId } from './names.ts';

const algorithm = 'dir';
const encryption = 'A256GCM';

/** The most bytes of an encrypted copy. */
export const maxDraftCopyBytes = 1024 * 1024;

/** Copies are filled up to a multiple of so many bytes, so that their size tells little of what is in them. */
const paddedBytes = 4096;

/** The most names and values in a copy: more than fit into its bytes in any honest way. */
const bounds = { names: 200_000, members: 50_000, depth: 8 };

const hexDigest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/**
 * The header of an encrypted copy: a compact JWE (RFC 7516). Nothing else may stand there, such as a compression or a
 * password's parameters. `before`: the digest of the copy that this one takes the place of.
 */
export const draftHeader = z.strictObject({
  alg: z.literal(algorithm),
  enc: z.literal(encryption),
  response: responseId,
  instrument: instrumentName,
  seq: z.int().check(z.gte(1)),
  writer: draftWriter,
  before: z.optional(hexDigest),
});
export type DraftHeader = z.infer<typeof draftHeader>;

/** The digest that names an encrypted copy, in hex: the collector's ETag. */
export const draftDigest = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => toHex(await sha256(bytes));

/**
 * Encrypts a copy of a draft.
 * @param before the digest of the copy that it takes the place of; undefined: it is the first
 * @returns the bytes that travel; or it is too large to
 */
export async function sealDraft(
  copy: DraftCopy,
  key: CryptoKey,
  before: string | undefined,
): Promise<Result<Uint8Array<ArrayBuffer>, 'too-large'>> {
  const content = new TextEncoder().encode(JSON.stringify(copy));
  // Blanks behind JSON are no part of it.
  const padded = new Uint8Array(Math.ceil(content.length / paddedBytes) * paddedBytes).fill(0x20);
  padded.set(content);
  const { response, instrument, seq, writer } = copy;
  const text = await new CompactEncrypt(padded)
    .setProtectedHeader({
      alg: algorithm,
      enc: encryption,
      ...{ response, instrument, seq, writer },
      ...(before !== undefined && { before }),
    })
    .encrypt(key);
  const bytes = new TextEncoder().encode(text);
  return bytes.length > maxDraftCopyBytes ? fail('too-large') : ok(bytes);
}

/** The text of a compact JWE without an encrypted key, as `dir` has it. */
const compact = (bytes: Uint8Array): string | undefined => {
  if (bytes.length > maxDraftCopyBytes) return undefined;
  const text = new TextDecoder().decode(bytes);
  return /^[\w-]{1,2000}\.\.[\w-]+\.[\w-]+\.[\w-]+$/.test(text) ? text : undefined;
};

/** The header of an encrypted copy; undefined where bytes are none, or it has a name twice. */
export function draftHeaderOf(bytes: Uint8Array): DraftHeader | undefined {
  const text = compact(bytes);
  if (text === undefined) return undefined;
  const json = readJson(decoded(text.slice(0, text.indexOf('.'))));
  return json.ok ? draftHeader.safeParse(json.value).data : undefined;
}

function decoded(text: string): Uint8Array {
  try {
    return base64url.decode(text);
  } catch {
    // Its characters are right, and their number is not.
    return new Uint8Array();
  }
}

/**
 * Why an encrypted copy does not open: it is none; the code is another, or the bytes were altered; or what is inside is
 * not what the header says.
 */
export type DraftFault = 'unreadable' | 'wrong-code' | 'another';

/** Opens an encrypted copy, and holds its inside against its header. */
export async function openDraftCopy(bytes: Uint8Array, key: CryptoKey): Promise<Result<DraftCopy, DraftFault>> {
  const [text, header] = [compact(bytes), draftHeaderOf(bytes)];
  if (text === undefined || !header) return fail('unreadable');
  let inside: Uint8Array;
  try {
    const { plaintext } = await compactDecrypt(text, key, {
      keyManagementAlgorithms: [algorithm],
      contentEncryptionAlgorithms: [encryption],
      maxDecompressedLength: 0,
    });
    inside = plaintext;
  } catch {
    // Another key, or altered bytes: the cipher does not tell them apart.
    return fail('wrong-code');
  }
  const json = readJson(inside, bounds);
  const copy = draftCopy.safeParse(json.ok ? json.value : undefined).data;
  if (!copy) return fail('unreadable');
  const names = ({ response, instrument, seq, writer }: Omit<DraftHeader, 'alg' | 'enc'>) =>
    JSON.stringify([response, instrument.id, instrument.version, seq, writer]);
  return names(copy) === names(header) ? ok(copy) : fail('another');
}

/** The most changes that a draft makes between two contacts of a device. */
const maxLeap = 100_000;

/**
 * Why a copy that opens is not taken: it is older than one that this device has seen, or further than anybody types.
 * @param seen the highest number that the device has seen; undefined: none yet
 */
export function staleness({ seq }: Pick<DraftCopy, 'seq'>, seen: number | undefined): 'older' | 'leaps' | undefined {
  if (seen === undefined) return undefined;
  if (seq < seen) return 'older';
  return seq > seen + maxLeap ? 'leaps' : undefined;
}
