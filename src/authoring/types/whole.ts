import { exactOf } from '../../engine/exact.ts';
import type { Item } from '../../engine/outline.ts';
import { readEntry } from '../../engine/reading.ts';
import { floorTo, textOf } from '../exactText.ts';
import type { Domain, Range, Use } from './row.ts';

/** The whole numbers from one to another. */
export const wholeRange = (least: number, most: number): Range => ({
  least: exactOf(least) ?? 0n,
  most: exactOf(most) ?? 0n,
  step: exactOf(1) ?? 1n,
});

/** The least number, each constant and the one after it: one of every interval that constants bound. */
function nearConstants(item: Item, least: number, { constants }: Use): readonly number[] {
  const near = constants.flatMap((at) => {
    const exact = exactOf(at);
    if (exact === undefined) return [];
    const below = Number(textOf(floorTo(exact, 0)));
    return [below, below + 1];
  });
  return [...new Set([least, ...near])]
    .filter((value) => readEntry(item, value).kind === 'valid')
    .sort((one, other) => one - other);
}

export const percent: Domain<'percent'> = {
  // In a sum no single boundary stands for an interval any more, so only the whole domain is sound.
  representatives: (item, use) =>
    use.summed ? Array.from({ length: 101 }, (_, value) => value) : nearConstants(item, 0, use),
  range: () => wholeRange(0, 100),
  words: () => 'whole number, 0 to 100',
};

export const minutes: Domain<'minutes'> = {
  representatives: (item, use) => (use.summed ? undefined : nearConstants(item, 1, use)),
  range: ({ maxMinutes = Number.MAX_SAFE_INTEGER }) => wholeRange(1, maxMinutes),
  words: ({ maxMinutes }) => `whole number, 1 ${maxMinutes === undefined ? 'or more' : `to ${maxMinutes}`}`,
};
