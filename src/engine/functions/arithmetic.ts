import { exactQuantity, within34 } from '../exact.ts';
import type { Quantity } from '../expressionValue.ts';
import { strict1, strict2 } from './strict.ts';

/** Exact to 34 digits: whole numbers as they are while a float holds them, the smallest units else. */
function sum(left: Quantity, right: Quantity): Quantity {
  if (typeof left === 'object') return left.plus(right);
  if (typeof right === 'object') return right.plus(left);
  if (typeof left === 'number' && typeof right === 'number' && Number.isSafeInteger(left + right)) return left + right;
  return within34(exactQuantity(left) + exactQuantity(right));
}

function negated(quantity: Quantity): Quantity {
  if (typeof quantity === 'object') return quantity.negated();
  return typeof quantity === 'bigint' ? -quantity : 0 - quantity;
}

export const add = strict2((left, right) => sum(left as Quantity, right as Quantity));
export const subtract = strict2((left, right) => sum(left as Quantity, negated(right as Quantity)));
export const negate = strict1((operand) => negated(operand as Quantity));
