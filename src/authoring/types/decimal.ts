import { exactOf } from '../../engine/exact.ts';
import { readEntry } from '../../engine/reading.ts';
import { mostPlaces } from '../../instrument/limits.ts';
import { floorTo, stepOf, textOf } from '../exactText.ts';
import type { Domain } from './row.ts';

/** Above all that a decimal number can be. */
const beyond = 10n ** BigInt(24 + mostPlaces);

export const decimal: Domain<'decimal'> = {
  /** Zero, the bounds, and of each constant the nearest below, itself and the next: one of every interval that they bound. */
  representatives: (item, { constants, summed }) => {
    // In a sum no single boundary stands for an interval any more.
    if (summed) return undefined;
    const step = stepOf(item.digits);
    const near = constants.flatMap((constant) => {
      const exact = exactOf(constant);
      if (exact === undefined) return [];
      const at = floorTo(exact, item.digits);
      return [at - step, at, at + step];
    });
    const bounds = [item.min, item.max].flatMap((bound) => exactOf(bound) ?? []);
    const all = [0n, ...near, ...bounds].toSorted((one, other) => (one < other ? -1 : 1)).map(textOf);
    return [...new Set(all)].filter((value) => readEntry(item, value).kind === 'valid');
  },
  range: ({ digits, min, max }) => {
    const step = stepOf(digits);
    const least = exactOf(min) ?? step - beyond;
    return { least: -floorTo(-least, digits), most: floorTo(exactOf(max) ?? beyond - step, digits), step };
  },
  words: ({ digits, unit, min, max }) =>
    [
      `decimal number as text, at most ${digits} ${digits === 1 ? 'digit' : 'digits'} behind the point`,
      min !== undefined && `${min} or more`,
      max !== undefined && `${max} or less`,
      unit !== undefined && `in ${unit}`,
    ]
      .filter(Boolean)
      .join(', '),
};
