import { exactOf } from '../exact.ts';
import type { Quantity, Result } from '../result.ts';
import { strict1, strict2 } from './strict.ts';

const exact = (quantity: Quantity): bigint => (typeof quantity === 'bigint' ? quantity : (exactOf(quantity) ?? 0n));

/** Numbers of one sign or another, whole ones as they are while a float holds them exactly. */
const reckoned = (whole: (left: number, right: number) => number, fixed: (left: bigint, right: bigint) => bigint) =>
  strict2((left: Result, right: Result) => {
    const [one, other] = [left as Quantity, right as Quantity];
    if (typeof one === 'number' && typeof other === 'number') {
      const result = whole(one, other);
      if (Number.isSafeInteger(result)) return result;
    }
    return fixed(exact(one), exact(other));
  });

export const add = reckoned(
  (left, right) => left + right,
  (left, right) => left + right,
);
export const subtract = reckoned(
  (left, right) => left - right,
  (left, right) => left - right,
);
export const negate = strict1((operand) => (typeof operand === 'bigint' ? -operand : 0 - Number(operand)));
