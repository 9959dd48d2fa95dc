import { inAlphabet, randomCharacters } from './alphabet.ts';
import { checkCharacter } from './checkCharacter.ts';

/** Random characters of a draft's code, five bits each: 120 bits, which nobody guesses. */
const drawn = 24;

const grouped = (text: string): string => text.match(/.{5}/g)?.join('-') ?? '';

/** A new code of a draft's copies, in five groups of five: 24 random characters and a check character. */
export function newDraftCode(): string {
  const text = randomCharacters(drawn);
  return grouped(text + checkCharacter(text));
}

/** Reads a draft's code as people type it; undefined where it is none, or one with a slip. */
export function readDraftCode(typed: string): string | undefined {
  const code = inAlphabet(typed);
  if (code?.length !== drawn + 1) return undefined;
  return checkCharacter(code.slice(0, drawn)) === code.charAt(drawn) ? grouped(code) : undefined;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

/**
 * The key that a draft's copies are encrypted under: HKDF-SHA-256 of the code's random characters, for this response alone.
 * Nobody can read the key out.
 * @param code as `readDraftCode` gives it
 */
export async function draftKey(code: string, response: string): Promise<CryptoKey> {
  const secret = utf8(code.replaceAll('-', '').slice(0, drawn));
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: utf8(response), info: utf8('veldwerk-draft/1') },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
