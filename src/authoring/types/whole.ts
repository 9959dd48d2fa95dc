import type { Item } from '../../engine/outline.ts';
import { readEntry } from '../../engine/reading.ts';
import type { Domain, Use } from './row.ts';

/** The least number, each constant and the one after it: one of every interval that constants bound. */
function nearConstants(item: Item, least: number, { constants }: Use): readonly number[] {
  const near = constants.flatMap((at) => (typeof at === 'number' ? [at, at + 1] : []));
  return [...new Set([least, ...near])]
    .filter((value) => readEntry(item, value).kind === 'valid')
    .sort((one, other) => one - other);
}

export const percent: Domain<'percent'> = {
  // In a sum no single boundary stands for an interval any more, so only the whole domain is sound.
  representatives: (item, use) =>
    use.summed ? Array.from({ length: 101 }, (_, value) => value) : nearConstants(item, 0, use),
  words: () => 'whole number, 0 to 100',
};

export const minutes: Domain<'minutes'> = {
  representatives: (item, use) => (use.summed ? undefined : nearConstants(item, 1, use)),
  words: ({ maxMinutes }) => `whole number, 1 ${maxMinutes === undefined ? 'or more' : `to ${maxMinutes}`}`,
};
