import { exactOf } from '../exact.ts';
import type { Evaluate, Quantity, Result } from '../result.ts';
import { not } from './logic.ts';
import { strict2 } from './strict.ts';

const exact = (quantity: Quantity): bigint => (typeof quantity === 'bigint' ? quantity : (exactOf(quantity) ?? 0n));

/** Whether the order of two numbers, or of two dates as texts, is one that is wanted. */
const ordered = (wanted: (left: bigint | number | string, right: bigint | number | string) => boolean) =>
  strict2((left: Result, right: Result) => {
    if (typeof left === 'bigint' || typeof right === 'bigint')
      return wanted(exact(left as Quantity), exact(right as Quantity));
    return wanted(left as number | string, right as number | string);
  });

/** Numbers are equal by their value, texts and codes letter by letter. */
export const equal = ordered((left, right) => left === right);
export const unequal = (left: Evaluate, right: Evaluate): Evaluate => not(equal(left, right));
export const less = ordered((left, right) => left < right);
export const lessOrEqual = ordered((left, right) => left <= right);
export const greater = ordered((left, right) => left > right);
export const greaterOrEqual = ordered((left, right) => left >= right);
