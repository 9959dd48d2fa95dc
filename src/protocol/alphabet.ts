/** Crockford's base32: no I, L, O or U, so that a code survives being read out on the telephone. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** This many characters of the alphabet, from the system's randomness: five bits each. */
export const randomCharacters = (count: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(count)), (byte) => codeAlphabet.charAt(byte % 32)).join('');

/**
 * What was typed, in the alphabet's own characters: case, blanks and hyphens do not count, and what is easily taken for
 * another character is read as that one. Undefined where something else stands in it.
 */
export function inAlphabet(typed: string): string | undefined {
  const folded = typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
    .toUpperCase()
    .replace(/[IL]/g, '1')
    .replaceAll('O', '0');
  return /^[0-9A-HJKMNP-TV-Z]*$/.test(folded) ? folded : undefined;
}
