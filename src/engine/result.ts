/** What does not exist: a skipped item, an optional one that stays blank, a result that there cannot be. */
export const none = Symbol('none');
/** What cannot be told yet, since an item that it rests on has no answer that counts. */
export const open = Symbol('open');
/** What is open for good: all that it waits for was said to have no answer. */
export const inVain = Symbol('open in vain');

export type Undecided = typeof open | typeof inVain;

/** A number: a safe integer, or else a count of the smallest units that any number has (`exactOf`). */
export type Quantity = number | bigint;

/** What an expression gives, or an item reads as. */
export type Result = boolean | string | Quantity | typeof none | Undecided;

export const isUndecided = (result: Result): result is Undecided => result === open || result === inVain;

/** The step of a part, in the order of `states`, or the reading of an item, once undecided operands are met. */
export const bothOpen = (one: Undecided, other: Undecided): Undecided =>
  one === open || other === open ? open : inVain;

/** Reads the items and conditions that an expression stands on, by their place in the program. */
export type Evaluate = (results: readonly Result[]) => Result;
