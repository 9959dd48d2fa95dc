import type { ItemOf } from '../../engine/outline.ts';
import { choicesOf } from '../../engine/types/choices.ts';
import type { Domain } from './row.ts';

export const yesNo: Domain<'yesNo'> = {
  representatives: () => ['yes', 'no'],
  words: () => 'yes, no',
};

/** Codes in words; a list that items share is named, since each of its codes has a line of its own in a codebook. */
const codesIn = ({ options, list }: ItemOf<'choice' | 'choices'>): string =>
  list === undefined ? options.join(', ') : `a code of the list ${list} (${options.length})`;

export const choice: Domain<'choice'> = {
  representatives: ({ options }) => options,
  words: codesIn,
};

/** More options than these have too many sets to try each. */
const mostTogether = 8;

/** Every set of codes, the empty one first. */
const setsOf = (codes: readonly string[]): (readonly string[])[] =>
  Array.from({ length: 2 ** codes.length }, (_, set) => codes.filter((_code, at) => (set >> at) % 2 === 1));

export const choices: Domain<'choices'> = {
  /** Every set of the codes that conditions name and one that none does; of all codes, where conditions count them. */
  representatives: ({ options, exclusive = [] }, { constants, summed }) => {
    const together = options.filter((code) => !exclusive.includes(code));
    const named = together.filter((code) => constants.includes(code));
    const counted = summed || constants.some((value) => typeof value === 'number');
    const other = together.filter((code) => !constants.includes(code)).slice(0, 1);
    const tried = counted ? together : [...named, ...other];
    if (tried.length > mostTogether) return undefined;
    return [...setsOf(tried).flatMap((codes) => choicesOf(codes, options) ?? []), ...exclusive];
  },
  words: (item) =>
    [
      `codes in this order, joined by one space: ${codesIn(item)}`,
      ...(item.exclusive ? [`with no other: ${item.exclusive.join(', ')}`] : []),
    ].join('; '),
};
