import type { OverRows } from '../../instrument/expression/signatures.ts';
import {
  bothOpen,
  type Evaluate,
  type ExpressionValue,
  isUndecided,
  none,
  open,
  type Undecided,
} from '../expressionValue.ts';
import { add } from '../functions/arithmetic.ts';
import { greater, less } from '../functions/comparison.ts';
import type { RowsNode } from '../program.ts';
import type { RosterPlace, RosterRow } from './row.ts';
import type { RowTally } from './rowTally.ts';
import type { RowExpression } from './template.ts';

/** Something reckoned over the rows of a roster. */
export interface Aggregate {
  readonly call: OverRows;
  /** Where the roster stands, as far as it is counted. */
  readonly places: readonly RosterPlace[];
  readonly tally: RowTally;
  /** What keeps the rows of places from being told. */
  readonly waits: RowTally;
  /** The nodes of what each row contributes. */
  readonly contributions: ReadonlyMap<RosterRow, number>;
}

/** What a row contributes: nothing while it is not there, or is left out. */
export class Contribution implements RowsNode {
  readonly kind = 'rows';
  readonly #aggregate: Pick<Aggregate, 'call' | 'tally'>;
  readonly #row: number;
  readonly #filter: RowExpression | undefined;
  readonly #value: RowExpression | undefined;
  #before: ExpressionValue = none;

  /** @param row the place of what opens the row */
  constructor(aggregate: Aggregate, row: number, filter: RowExpression | undefined, value: RowExpression | undefined) {
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
      const { tally } = this.#aggregate;
      tally.count(before, -1);
      tally.count(now, 1);
      this.#before = now;
    }
    return now;
  }

  #now(results: readonly ExpressionValue[]): ExpressionValue {
    if (results[this.#row] !== true) return none;
    const counts = this.#filter ? this.#filter.evaluate(results, this.#row) : true;
    if (counts === none || counts === false) return none;
    const own = this.#value ? this.#value.evaluate(results, this.#row) : 1;
    if (!isUndecided(counts) || own === none) return own;
    // Whether it counts cannot be told; what changes nothing needs no telling.
    const { call } = this.#aggregate;
    const isNeutral = (call === 'any' && own === false) || (call === 'all' && own === true);
    return isNeutral ? none : isUndecided(own) ? bothOpen(counts, own) : counts;
  }
}

/**
 * What keeps the rows of a place from being told: it is not known whether it is asked, or rows are missing.
 * @param isOfAll whether the rows of all rows around are counted: then one of those that is not asked keeps nothing by itself
 */
export function withheld({ waits }: Pick<Aggregate, 'waits'>, place: RosterPlace, isOfAll: boolean): Evaluate {
  return counted(waits, (results) => {
    if (isOfAll && place.within && results[place.within.slot] !== true) return none;
    const asked = results[place.scope] ?? open;
    if (isUndecided(asked)) return asked;
    return asked === true && place.lacksRows ? open : none;
  });
}

/** Something that is counted as it changes. */
function counted(tally: RowTally, of: Evaluate): Evaluate {
  let before: ExpressionValue = none;
  return (results) => {
    const now = of(results);
    tally.count(before, -1);
    tally.count(now, 1);
    before = now;
    return now;
  };
}

/** What comes out over all rows. */
export function reckoned(aggregate: Aggregate): Evaluate {
  const { call, tally, waits } = aggregate;
  return (results) => {
    const undecided = bothWait(waits.undecided, tally.undecided);
    if (call === 'any' || call === 'all') {
      const decisive = call === 'any';
      return tally.has(decisive) ? decisive : (undecided ?? !decisive);
    }
    if (call === 'first') return waits.undecided ?? contributed(aggregate, results)[0] ?? none;
    if (undecided) return undecided;
    if (call === 'count') return tally.counted;
    if (call === 'sum' && tally.total !== undefined) return tally.total;
    const values = contributed(aggregate, results);
    if (call === 'sum') return values.reduce<ExpressionValue>((sum, value) => reckon(add, sum, value), 0);
    const isBetter = call === 'min' ? less : greater;
    return values.reduce<ExpressionValue>(
      (best, value) => (best === none || reckon(isBetter, value, best) === true ? value : best),
      none,
    );
  };
}

const reckon = (of: (one: Evaluate, other: Evaluate) => Evaluate, one: ExpressionValue, other: ExpressionValue) =>
  of(
    () => one,
    () => other,
  )([]);

const bothWait = (one: Undecided | undefined, other: Undecided | undefined): Undecided | undefined =>
  one && other ? bothOpen(one, other) : (one ?? other);

/** What rows contribute, in the order of the rows, whichever came first. */
const contributed = ({ contributions, places }: Aggregate, results: readonly ExpressionValue[]): ExpressionValue[] =>
  [...places]
    .sort(({ within: one }, { within: other }) => (one?.order ?? 0) - (other?.order ?? 0))
    .flatMap(({ there }) =>
      there.flatMap((row) => {
        const value = results[contributions.get(row) ?? -1];
        return value === undefined || value === none ? [] : [value];
      }),
    );
