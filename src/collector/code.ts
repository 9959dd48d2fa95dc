/** Crockford's base32: no I, L, O or U, so that a code survives being read out on the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A fresh receipt code, `XXXX-XXXX-XXXX`: 60 random bits. */
export function receiptCode(): string {
  const characters = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => alphabet.charAt(byte % 32));
  return [0, 4, 8].map((at) => characters.slice(at, at + 4).join('')).join('-');
}
