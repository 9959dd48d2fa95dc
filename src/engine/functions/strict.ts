import {
  bothOpen,
  type Evaluate,
  type ExpressionValue,
  isUndecided,
  none,
  type Undecided,
} from '../expressionValue.ts';

type Decided = Exclude<ExpressionValue, typeof none | Undecided>;

/** A function of one operand: none where that is none, open where it is open. */
export const strict1 =
  (of: (operand: Decided) => ExpressionValue) =>
  (operand: Evaluate): Evaluate =>
  (results) => {
    const result = operand(results);
    return result === none || isUndecided(result) ? result : of(result);
  };

/** A function of two operands: none where either is, else open where either is. */
export const strict2 =
  (of: (left: Decided, right: Decided) => ExpressionValue) =>
  (one: Evaluate, other: Evaluate): Evaluate =>
  (results) => {
    const left = one(results);
    const right = other(results);
    if (left === none || right === none) return none;
    if (isUndecided(left)) return isUndecided(right) ? bothOpen(left, right) : left;
    return isUndecided(right) ? right : of(left, right);
  };
