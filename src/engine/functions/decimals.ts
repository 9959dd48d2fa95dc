import { Decimal } from 'decimal.js';
import { mostPlaces } from '../../instrument/limits.ts';
import { type ExpressionValue, type Fraction, none, type Quantity } from '../expressionValue.ts';
import { strict1, strict2 } from './strict.ts';

/** 34 significant digits, halves away from zero: the same in every app and collector. */
const Digits34 = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });

const unit = new Digits34(10).pow(-mostPlaces);

class Exact implements Fraction {
  readonly decimal: Decimal;

  constructor(decimal: Decimal) {
    this.decimal = decimal;
  }

  plus(other: Quantity): Quantity {
    return quantityOf(this.decimal.plus(decimalOf(other)));
  }

  negated(): Quantity {
    return quantityOf(this.decimal.negated());
  }

  comparedTo(other: Quantity): number {
    return this.decimal.comparedTo(decimalOf(other));
  }
}

/** A number with all of its digits. */
export function decimalOf(quantity: Quantity): Decimal {
  if (typeof quantity === 'number') return new Digits34(quantity);
  return quantity instanceof Exact ? quantity.decimal : new Digits34(`${quantity}`).times(unit);
}

/** A whole number is one without a sign before its zero. */
export const quantityOf = (decimal: Decimal): Quantity =>
  decimal.isInteger() && decimal.abs().lessThanOrEqualTo(Number.MAX_SAFE_INTEGER)
    ? decimal.toNumber() + 0
    : new Exact(decimal);

const reckoned = (of: (left: Decimal, right: Decimal) => Decimal | typeof none) =>
  strict2((left, right): ExpressionValue => {
    const result = of(decimalOf(left as Quantity), decimalOf(right as Quantity));
    return result === none ? none : quantityOf(result);
  });

export const multiply = reckoned((left, right) => left.times(right));
/** There is no result of a division by zero. */
export const divide = reckoned((left, right) => (right.isZero() ? none : left.dividedBy(right)));
/** What is left of a division that was rounded down: it has the sign of the divisor. */
export const mod = reckoned((left, right) => {
  if (right.isZero()) return none;
  const rest = left.mod(right);
  return rest.isZero() || rest.isNegative() === right.isNegative() ? rest : rest.plus(right);
});
/** To so many places behind the point, halves away from zero. There is none for places that are no whole number from 0 to 30. */
export const round = reckoned((left, right) =>
  right.isInteger() && !right.isNegative() && right.lessThanOrEqualTo(30)
    ? left.toDecimalPlaces(right.toNumber())
    : none,
);
export const floor = strict1((operand) => quantityOf(decimalOf(operand as Quantity).floor()));
