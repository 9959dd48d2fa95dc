import type { OverRows } from '../../instrument/expression/signatures.ts';
import { bothOpen, type Evaluate, type ExpressionValue, isUndecided, none } from '../expressionValue.ts';
import { add } from '../functions/arithmetic.ts';
import type { RowsNode } from '../program.ts';
import { type Contributions, reckonedOf } from './contributions.ts';
import type { Contributor } from './extremes.ts';
import type { RosterPlace, RosterRow } from './row.ts';
import type { RowTally } from './rowTally.ts';
import type { RowExpression } from './template.ts';

/** Something reckoned over the rows of a roster. */
export interface Aggregate {
  readonly call: OverRows;
  /** Where the roster stands, as far as it is counted. */
  readonly places: readonly RosterPlace[];
  readonly counted: Contributions;
  /** What keeps the rows of places from being told. */
  readonly waits: RowTally;
  /** The nodes of what each row contributes. */
  readonly contributions: ReadonlyMap<RosterRow, number>;
}

/** What a row contributes that may count: nothing where it does not, or has nothing. */
export function contributed(call: OverRows, counts: ExpressionValue, own: ExpressionValue): ExpressionValue {
  if (counts === none || counts === false) return none;
  if (!isUndecided(counts) || own === none) return own;
  // Whether it counts cannot be told; what changes nothing needs no telling.
  const isNeutral = (call === 'any' && own === false) || (call === 'all' && own === true);
  return isNeutral ? none : isUndecided(own) ? bothOpen(counts, own) : counts;
}

/** What a row contributes: nothing while it is not there, or is left out. */
export class Contribution implements RowsNode, Contributor {
  readonly kind = 'rows';
  readonly #aggregate: Pick<Aggregate, 'call' | 'counted'>;
  readonly #row: number;
  readonly #filter: RowExpression | undefined;
  readonly #value: RowExpression | undefined;
  #before: ExpressionValue = none;

  /** @param row the place of what opens the row */
  constructor(
    aggregate: Pick<Aggregate, 'call' | 'counted'>,
    row: number,
    filter: RowExpression | undefined,
    value: RowExpression | undefined,
  ) {
    this.#aggregate = aggregate;
    this.#row = row;
    this.#filter = filter;
    this.#value = value;
  }

  /** Counted as it changes. */
  evaluate(results: readonly ExpressionValue[]): ExpressionValue {
    const before = this.#before;
    const now = this.#now(results);
    if (now !== before) {
      this.#before = now;
      this.#aggregate.counted.change(before, now, this);
    }
    return now;
  }

  contributes(value: ExpressionValue): boolean {
    return value === this.#before;
  }

  #now(results: readonly ExpressionValue[]): ExpressionValue {
    if (results[this.#row] !== true) return none;
    const counts = this.#filter ? this.#filter.evaluate(results, this.#row) : true;
    if (counts === none || counts === false) return none;
    return contributed(this.#aggregate.call, counts, this.#value ? this.#value.evaluate(results, this.#row) : 1);
  }
}

/** What comes out over all rows. */
export function reckoned({ call, counted, waits, contributions, places }: Aggregate): Evaluate {
  return (results) =>
    call === 'first'
      ? (waits.undecided ?? inOrder(places, contributions, results)[0] ?? none)
      : reckonedOf(counted, waits.undecided, () => summed(inOrder(places, contributions, results)));
}

/** A sum in which some numbers were rounded: it is the order that they are added in that counts. */
export const summed = (values: readonly ExpressionValue[]): ExpressionValue =>
  values.reduce<ExpressionValue>((sum, value) => {
    const both = add(
      () => sum,
      () => value,
    );
    return both([]);
  }, 0);

/** Where a roster stands, in the order of the rows around. */
export const placesInOrder = (places: readonly RosterPlace[]): RosterPlace[] =>
  [...places].sort(({ within: one }, { within: other }) => (one?.order ?? 0) - (other?.order ?? 0));

/** What rows contribute, in the order of the rows, whichever came first. */
const inOrder = (
  places: readonly RosterPlace[],
  contributions: ReadonlyMap<RosterRow, number>,
  results: readonly ExpressionValue[],
): ExpressionValue[] =>
  placesInOrder(places).flatMap(({ there }) =>
    there.flatMap((row) => {
      const value = results[contributions.get(row) ?? -1];
      return value === undefined || value === none ? [] : [value];
    }),
  );
