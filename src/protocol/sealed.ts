import { CompactEncrypt, compactDecrypt, decodeProtectedHeader, exportJWK, generateKeyPair, importJWK } from 'jose';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import { caseName } from './case.ts';
import { instrumentName, responseId } from './names.ts';
import { type RecipientKey, recipientKey } from './recipient.ts';
import { type ResponseDocument, responseDocument } from './response.ts';

const algorithm = 'ECDH-ES';
const encryption = 'A256GCM';

/** What a collector may know of a sealed response, for its books. */
const books = {
  id: responseId,
  instrument: instrumentName,
  supersedes: z.optional(responseId),
  case: z.optional(caseName),
};

/** The header of a sealed response: a compact JWE (RFC 7516). */
export const sealedHeader = z.object({ alg: z.literal(algorithm), enc: z.literal(encryption), ...books });
export type SealedHeader = z.infer<typeof sealedHeader>;

const booksOf = ({ id, instrument, supersedes, case: of }: Omit<SealedHeader, 'alg' | 'enc'>) => ({
  id,
  instrument,
  ...(supersedes && { supersedes }),
  ...(of && { case: of }),
});

/** A key as the library takes it. */
const jwkOf = ({ kid, ...rest }: RecipientKey) => ({ ...rest, ...(kid !== undefined && { kid }) });

/** Seals a response for its recipient: the bytes that wait and travel. */
export async function sealResponse(document: ResponseDocument, key: RecipientKey): Promise<Uint8Array<ArrayBuffer>> {
  const text = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(document)))
    .setProtectedHeader({
      alg: algorithm,
      enc: encryption,
      cty: 'json',
      ...(key.kid && { kid: key.kid }),
      ...booksOf(document),
    })
    .encrypt(await importJWK(jwkOf(key), algorithm));
  return new TextEncoder().encode(text);
}

const compact = (bytes: Uint8Array): string | undefined => {
  const text = new TextDecoder().decode(bytes);
  return /^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/.test(text) ? text : undefined;
};

/** The header of sealed bytes; undefined where they are none. */
export function sealedHeaderOf(bytes: Uint8Array): SealedHeader | undefined {
  const text = compact(bytes);
  if (text === undefined) return undefined;
  try {
    return sealedHeader.safeParse(decodeProtectedHeader(text)).data;
  } catch {
    // A header that is no JSON.
    return undefined;
  }
}

/** A key that opens sealed responses: private, for the one who reads them. */
export const openingKey = z.strictObject({ ...recipientKey.shape, d: z.string().check(z.regex(/^[\w-]{43}$/)) });
export type OpeningKey = z.infer<typeof openingKey>;

/** Why sealed bytes do not open. `another`: what is inside is not what the header says. */
export type SealFault = 'unreadable' | 'wrong-key' | 'another';

/** Opens a sealed response, and holds what the collector knew of it against the inside. */
export async function openSealed(bytes: Uint8Array, key: OpeningKey): Promise<Result<ResponseDocument, SealFault>> {
  const [text, header] = [compact(bytes), sealedHeaderOf(bytes)];
  if (text === undefined || !header) return fail('unreadable');
  let inside: string;
  try {
    const { plaintext } = await compactDecrypt(text, await importJWK(jwkOf(key), algorithm), {
      keyManagementAlgorithms: [algorithm],
      contentEncryptionAlgorithms: [encryption],
    });
    inside = new TextDecoder('utf-8', { fatal: true }).decode(plaintext);
  } catch {
    return fail('wrong-key');
  }
  const document = parsed(inside);
  if (!document) return fail('unreadable');
  const same = JSON.stringify(booksOf(document)) === JSON.stringify(booksOf(header));
  return same ? ok(document) : fail('another');
}

function parsed(text: string): ResponseDocument | undefined {
  try {
    return responseDocument.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A new pair of keys: the public one for the configuration, the private one for the statistician. */
export async function newRecipient(): Promise<{ readonly opening: OpeningKey; readonly recipient: RecipientKey }> {
  const { privateKey } = await generateKeyPair(algorithm, { crv: 'P-256', extractable: true });
  const opening = openingKey.parse(await exportJWK(privateKey));
  const { d, ...recipient } = opening;
  return { opening, recipient };
}
