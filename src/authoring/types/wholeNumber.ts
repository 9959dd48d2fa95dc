import { exactOf } from '../../engine/exact.ts';
import type { ItemOf } from '../../engine/outline.ts';
import { readEntry } from '../../engine/reading.ts';
import { firstYear, lastYear } from '../../instrument/calendar.ts';
import { floorTo, textOf } from '../exactText.ts';
import type { Domain, Use } from './row.ts';
import { wholeRange } from './whole.ts';
import { boundWords } from './words.ts';

/** Some number, the bounds, and of each constant the nearest below, itself and the next: one of every interval. */
function near(item: ItemOf<'whole' | 'year'>, some: number, { constants, summed }: Use): readonly number[] | undefined {
  // In a sum no single boundary stands for an interval any more.
  if (summed) return undefined;
  const around = constants.flatMap((constant) => {
    const exact = exactOf(constant);
    if (exact === undefined) return [];
    const at = Number(textOf(floorTo(exact, 0)));
    return [at - 1, at, at + 1];
  });
  const bounds = [item.min, item.max].filter((bound) => bound !== undefined);
  return [...new Set([some, ...bounds, ...around])]
    .filter((value) => readEntry(item, value).kind === 'valid')
    .toSorted((one, other) => one - other);
}

export const whole: Domain<'whole'> = {
  representatives: (item, use) => near(item, 0, use),
  range: ({ min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER }) => wholeRange(min, max),
  words: ({ unit, ...bounds }) => boundWords('whole number', bounds, unit),
};

export const year: Domain<'year'> = {
  representatives: (item, use) => near(item, 2000, use),
  range: ({ min = firstYear, max = lastYear }) => wholeRange(min, max),
  words: (item) => boundWords('year', item, undefined, ['later', 'earlier']),
};
