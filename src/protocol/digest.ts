/** SHA-256 of bytes. WebCrypto needs a secure context: https, or localhost. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** Bytes as lower-case hex. */
export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Lower-case hex as bytes. */
export const fromHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** The value of a `Repr-Digest` field (RFC 9530) for a SHA-256 digest. */
export const reprDigest = (digest: Uint8Array): string => `sha-256=:${toBase64(digest)}:`;
