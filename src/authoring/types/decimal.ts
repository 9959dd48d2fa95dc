import { exactOf } from '../../engine/exact.ts';
import type { ItemOf } from '../../engine/outline.ts';
import { readEntry } from '../../engine/reading.ts';
import { moneyDigits } from '../../engine/types/decimal.ts';
import { mostPlaces } from '../../instrument/limits.ts';
import { floorTo, stepOf, textOf } from '../exactText.ts';
import type { Domain, Range, Use } from './row.ts';
import { boundWords } from './words.ts';

/** Zero, the bounds, and of each constant the nearest below, itself and the next: one of every interval that they bound. */
function near(item: ItemOf<'decimal' | 'money'>, digits: number, { constants, summed }: Use) {
  // In a sum no single boundary stands for an interval any more.
  if (summed) return undefined;
  const step = stepOf(digits);
  const around = constants.flatMap((constant) => {
    const exact = exactOf(constant);
    if (exact === undefined) return [];
    const at = floorTo(exact, digits);
    return [at - step, at, at + step];
  });
  const bounds = [item.min, item.max].flatMap((bound) => exactOf(bound) ?? []);
  const all = [0n, ...around, ...bounds].toSorted((one, other) => (one < other ? -1 : 1)).map(textOf);
  return [...new Set(all)].filter((value) => readEntry(item, value).kind === 'valid');
}

/** Above all that a decimal number can be. */
const beyond = 10n ** BigInt(24 + mostPlaces);

/** All numbers of so many digits behind the point, within bounds where there are any. */
function rangeOf({ min, max }: ItemOf<'decimal' | 'money'>, digits: number): Range {
  const step = stepOf(digits);
  const least = exactOf(min) ?? step - beyond;
  return { least: -floorTo(-least, digits), most: floorTo(exactOf(max) ?? beyond - step, digits), step };
}

const placesWords = (digits: number) => `at most ${digits} ${digits === 1 ? 'digit' : 'digits'} behind the point`;

export const decimal: Domain<'decimal'> = {
  representatives: (item, use) => near(item, item.digits, use),
  range: (item) => rangeOf(item, item.digits),
  words: ({ digits, unit, ...bounds }) => boundWords(`decimal number as text, ${placesWords(digits)}`, bounds, unit),
};

export const money: Domain<'money'> = {
  representatives: (item, use) => near(item, moneyDigits(item), use),
  range: (item) => rangeOf(item, moneyDigits(item)),
  words: (item) => boundWords(`amount as text, ${placesWords(moneyDigits(item))}`, item, item.currency),
};
