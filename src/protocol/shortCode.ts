import { inAlphabet, randomCharacters } from './alphabet.ts';
import { checkCharacter } from './checkCharacter.ts';

/** Characters of a short code before its check character. */
const drawn = 9;

const grouped = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** A new short code for an invitation, `XXXXX-XXXXX`: 45 random bits and a check character. */
export function newShortCode(): string {
  const text = randomCharacters(drawn);
  return grouped(text + checkCharacter(text));
}

/** Reads a short code as people type it; undefined where it is none, or one with a slip. */
export function readShortCode(typed: string): string | undefined {
  const code = inAlphabet(typed);
  if (code?.length !== drawn + 1) return undefined;
  return checkCharacter(code.slice(0, drawn)) === code.charAt(drawn) ? grouped(code) : undefined;
}

/** Whether what was typed has the length of a short code, right or wrong: then a slip is likelier than another text. */
export const looksLikeShortCode = (typed: string): boolean => inAlphabet(typed)?.length === drawn + 1;
