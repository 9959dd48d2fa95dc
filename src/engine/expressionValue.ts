/** What does not exist: a skipped item, an optional one that stays blank, a result that there cannot be. */
export const none = Symbol('none');
/** What cannot be told yet, since an item that it rests on has no answer that counts. */
export const open = Symbol('open');
/** What is open for good: all that it waits for was said to have no answer. */
export const inVain = Symbol('open in vain');

export type Undecided = typeof open | typeof inVain;

/** A number with more places than any answer has; what makes them knows how to reckon with them. */
export interface Fraction {
  readonly plus: (other: Quantity) => Quantity;
  readonly negated: () => Quantity;
  /** Below zero where it is less than the other one, above where it is more. */
  readonly comparedTo: (other: Quantity) => number;
}

/** A number: a safe integer, or a count of the smallest units that any answer has (`exactOf`), or one with more places. */
export type Quantity = number | bigint | Fraction;

/** What an expression gives, or an item reads as. */
export type ExpressionValue = boolean | string | Quantity | typeof none | Undecided;

export const isUndecided = (result: ExpressionValue): result is Undecided => result === open || result === inVain;

/** Two undecided operands together: open for good only where both are. */
export const bothOpen = (one: Undecided, other: Undecided): Undecided =>
  one === open || other === open ? open : inVain;

/** Whether two results are the same to all that read them. */
export const sameValue = (one: ExpressionValue, other: ExpressionValue): boolean =>
  one === other || (typeof one === 'object' && typeof other === 'object' && one.comparedTo(other) === 0);

/** An expression as a function of the results before it, each at its place in the program. */
export type Evaluate = (results: readonly ExpressionValue[]) => ExpressionValue;
