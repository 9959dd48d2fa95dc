import { exactQuantity } from '../exact.ts';
import type { Evaluate, ExpressionValue, Quantity } from '../expressionValue.ts';
import { not } from './logic.ts';
import { strict2 } from './strict.ts';

/** Below zero where one is less than another, above where it is more: numbers by value, dates and codes as texts. */
function compared(left: ExpressionValue, right: ExpressionValue): number {
  if (typeof left === 'object') return left.comparedTo(right as Quantity);
  if (typeof right === 'object') return -right.comparedTo(left as Quantity);
  const isExact = typeof left === 'bigint' || typeof right === 'bigint';
  const one = isExact ? exactQuantity(left as number | bigint) : (left as number | string);
  const other = isExact ? exactQuantity(right as number | bigint) : (right as number | string);
  return one === other ? 0 : one < other ? -1 : 1;
}

const ordered = (wanted: (order: number) => boolean) => strict2((left, right) => wanted(compared(left, right)));

export const equal = ordered((order) => order === 0);
export const unequal = (left: Evaluate, right: Evaluate): Evaluate => not(equal(left, right));
export const less = ordered((order) => order < 0);
export const lessOrEqual = ordered((order) => order <= 0);
export const greater = ordered((order) => order > 0);
export const greaterOrEqual = ordered((order) => order >= 0);
