import type { Item } from '../../engine/outline.ts';
import { readEntry } from '../../engine/reading.ts';
import type { Value } from '../../engine/value.ts';
import type { Domain, Use } from './row.ts';

/** A text that differs from all of `constants`; one letter, so that it fits every item. */
const otherText = (constants: readonly Value[]): string =>
  Array.from({ length: constants.length + 1 }, (_, at) => String.fromCodePoint(0x61 + at)).find(
    (text) => !constants.includes(text),
  ) ?? 'a';

/** A line of text, of whatever kind. */
export const line: Domain<'text' | 'email' | 'telephone'> = {
  representatives: (item: Item, { constants }: Use) => [
    ...new Set([...constants.filter((value) => readEntry(item, value).kind === 'valid'), otherText(constants)]),
  ],
  words: ({ maxLength }) => `text, at most ${maxLength} characters`,
};

export const url: Domain<'url'> = {
  representatives: (item, { constants }) => {
    const other = `${otherText(constants.map((value) => String(value).charAt(0)))}.be`;
    return [...new Set([...constants, other])].filter((value) => readEntry(item, value).kind === 'valid');
  },
  words: ({ maxLength }) => `address of a page or a site, at most ${maxLength} characters`,
};
