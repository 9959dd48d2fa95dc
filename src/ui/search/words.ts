/** A text without the accents of its letters, in small letters: "Élodie" is found by "elodie". */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The words of a text: a compound with hyphens is one, with them and without, and so is each of its parts. */
export function wordsIn(text: string): string[] {
  const whole = plain(text).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
  return whole.flatMap((word) => (word.includes('-') ? [word, word.replaceAll('-', ''), ...word.split('-')] : [word]));
}

/** Letters that the least end of a compound has: shorter ends would find nearly everything. */
const least = 5;

/** A word with its ends, since Dutch and German join words: "webverkopen" is found by "verkopen". */
export const withEnds = (word: string): string[] => [
  word,
  ...Array.from({ length: Math.max(0, word.length - least) }, (_, at) => word.slice(at + 1)),
];

/** What names are called for short: "Kunstmatige Intelligentie" is found by "KI". */
export const initialsIn = (text: string): string[] =>
  (text.match(/\p{Lu}\p{L}+(?:[ -]\p{Lu}\p{L}+)+/gu) ?? []).map((name) =>
    name
      .split(/[ -]/)
      .map((word) => word.charAt(0))
      .join(''),
  );
