import { codeAlphabet } from './alphabet.ts';

/** Doubles a number in GF(32), the field of the polynomial x^5 + x^2 + 1. */
const double = (value: number): number => (value << 1) ^ (value & 16 ? 0b100101 : 0);

/**
 * The check character of a text in the alphabet, of at most 30 characters. Each place has another weight in GF(32), so one
 * wrong character or two exchanged ones never give the same.
 */
export function checkCharacter(text: string): string {
  let sum = 0;
  for (const character of text) sum = double(sum ^ codeAlphabet.indexOf(character));
  return codeAlphabet.charAt(sum);
}
