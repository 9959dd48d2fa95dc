import type { OverRows } from '../../instrument/expression/signatures.ts';
import { bothOpen, type ExpressionValue, isUndecided, none, type Undecided } from '../expressionValue.ts';
import { greater, less } from '../functions/comparison.ts';
import { type Contributor, Extremes } from './extremes.ts';
import { RowTally } from './rowTally.ts';

const isBetter = (call: 'min' | 'max') => (one: ExpressionValue, other: ExpressionValue) => {
  const compared = (call === 'min' ? less : greater)(
    () => one,
    () => other,
  );
  return compared([]) === true;
};

/** What rows contribute to one thing that is reckoned, kept up to date as it changes. */
export class Contributions {
  readonly call: OverRows;
  readonly tally = new RowTally();
  readonly extremes: Extremes | undefined;

  constructor(call: OverRows) {
    this.call = call;
    this.extremes = call === 'min' || call === 'max' ? new Extremes(isBetter(call)) : undefined;
  }

  /** Takes in what a row contributes in the place of what it did; none: nothing. */
  change(before: ExpressionValue, now: ExpressionValue, by: Contributor): void {
    this.tally.count(before, -1);
    this.tally.count(now, 1);
    if (now !== none && !isUndecided(now)) this.extremes?.add(now, by);
  }
}

/**
 * What comes out of what rows contribute.
 * @param waits what keeps it from being told beside that
 * @param sum the sum where some numbers were rounded
 */
export function reckonedOf(
  { call, tally, extremes }: Contributions,
  waits: Undecided | undefined,
  sum: () => ExpressionValue,
): ExpressionValue {
  const undecided = bothWait(waits, tally.undecided);
  if (call === 'any' || call === 'all') {
    const decisive = call === 'any';
    return tally.has(decisive) ? decisive : (undecided ?? !decisive);
  }
  if (undecided) return undecided;
  if (extremes) return extremes.best() ?? none;
  return call === 'count' ? tally.counted : (tally.total ?? sum());
}

/** Two reasons to wait together. */
export const bothWait = (one: Undecided | undefined, other: Undecided | undefined): Undecided | undefined =>
  one && other ? bothOpen(one, other) : (one ?? other);
