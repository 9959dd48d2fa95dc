import { base64url, CompactEncrypt, type CryptoKey, compactDecrypt, exportJWK, generateKeyPair, importJWK } from 'jose';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import { caseName } from './case.ts';
import { readJson } from './json.ts';
import { instrumentName, responseId } from './names.ts';
import { type RecipientKey, recipientKey } from './recipient.ts';
import { responseDocument, type WireDocument } from './response.ts';

const algorithm = 'ECDH-ES';
const encryption = 'A256GCM';

/** What a collector may know of a sealed response, since it stands in the header. */
const metadata = {
  id: responseId,
  instrument: instrumentName,
  supersedes: z.optional(responseId),
  case: z.optional(caseName),
};

const { kty, crv, x, y, kid } = recipientKey.shape;

/** The header of a sealed response: a compact JWE (RFC 7516). Nothing else may stand there, such as a key to trust or a compression. */
export const sealedHeader = z.strictObject({
  alg: z.literal(algorithm),
  enc: z.literal(encryption),
  cty: z.optional(z.literal('json')),
  kid,
  epk: z.strictObject({ kty, crv, x, y }),
  ...metadata,
});
export type SealedHeader = z.infer<typeof sealedHeader>;

const metadataOf = ({ id, instrument, supersedes, case: of }: Pick<SealedHeader, keyof typeof metadata>) => ({
  id,
  instrument,
  ...(supersedes && { supersedes }),
  ...(of && { case: of }),
});

/** A key as the library takes it. */
const jwkOf = ({ kid, ...rest }: RecipientKey) => ({ ...rest, ...(kid !== undefined && { kid }) });

/** Seals a response for its recipient: the bytes that wait and travel. */
export async function sealResponse(document: WireDocument, key: RecipientKey): Promise<Uint8Array<ArrayBuffer>> {
  const text = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(document)))
    .setProtectedHeader({
      alg: algorithm,
      enc: encryption,
      cty: 'json',
      ...(key.kid && { kid: key.kid }),
      ...metadataOf(document),
    })
    .encrypt(await importJWK(jwkOf(key), algorithm));
  return new TextEncoder().encode(text);
}

const compact = (bytes: Uint8Array): string | undefined => {
  const text = new TextDecoder().decode(bytes);
  return /^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/.test(text) ? text : undefined;
};

/** The header of sealed bytes; undefined where they are none, or it has a name twice, which readers read differently. */
export function sealedHeaderOf(bytes: Uint8Array): SealedHeader | undefined {
  const text = compact(bytes);
  if (text === undefined) return undefined;
  const [protectedHeader = ''] = text.split('.', 1);
  const json = readJson(decoded(protectedHeader));
  return json.ok ? sealedHeader.safeParse(json.value).data : undefined;
}

/** Bytes in base64url; none where a letter too many makes it none. */
function decoded(text: string): Uint8Array {
  try {
    return base64url.decode(text);
  } catch {
    // Its characters are right, and their number is not.
    return new Uint8Array();
  }
}

/** A key that opens sealed responses: private, for the one who reads them. */
export const openingKey = z.strictObject({ ...recipientKey.shape, d: z.string().check(z.regex(/^[\w-]{43}$/)) });
export type OpeningKey = z.infer<typeof openingKey>;

/** Why sealed bytes do not open. `another`: what is inside is not what the header says. */
export type SealFault = 'unreadable' | 'wrong-key' | 'another';

/** The key as the platform keeps it: it opens, and can be read out by nobody. */
export async function importOpeningKey(key: OpeningKey): Promise<CryptoKey> {
  const imported = await importJWK(jwkOf(key), algorithm, { extractable: false });
  // Bytes are what a symmetric key would be.
  if (imported instanceof Uint8Array) throw new TypeError('not a key of P-256');
  return imported;
}

/** Opens a sealed response, and holds what the collector knew of it against the inside. */
export async function openSealed(
  bytes: Uint8Array,
  key: OpeningKey | CryptoKey,
): Promise<Result<WireDocument, SealFault>> {
  const [text, header] = [compact(bytes), sealedHeaderOf(bytes)];
  if (text === undefined || !header) return fail('unreadable');
  let inside: Uint8Array;
  try {
    const { plaintext } = await compactDecrypt(text, 'type' in key ? key : await importOpeningKey(key), {
      keyManagementAlgorithms: [algorithm],
      contentEncryptionAlgorithms: [encryption],
      maxDecompressedLength: 0,
    });
    inside = plaintext;
  } catch {
    // Another key, or altered bytes: the cipher does not tell them apart.
    return fail('wrong-key');
  }
  const document = parsed(inside);
  if (!document) return fail('unreadable');
  const same = JSON.stringify(metadataOf(document)) === JSON.stringify(metadataOf(header));
  return same ? ok(document) : fail('another');
}

function parsed(bytes: Uint8Array): WireDocument | undefined {
  const json = readJson(bytes);
  return json.ok ? responseDocument.safeParse(json.value).data : undefined;
}

/** A new pair of keys: the public one for the configuration, the private one for the statistician. */
export async function newRecipient(): Promise<{ readonly opening: OpeningKey; readonly recipient: RecipientKey }> {
  const { privateKey } = await generateKeyPair(algorithm, { crv: 'P-256', extractable: true });
  const opening = openingKey.parse(await exportJWK(privateKey));
  const { d, ...recipient } = opening;
  return { opening, recipient };
}
