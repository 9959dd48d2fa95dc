import type { OverRows } from '../../instrument/expression/signatures.ts';
import { mostPlaces } from '../../instrument/limits.ts';
import { bothOpen, type ExpressionValue, inVain, isUndecided, none, open } from '../expressionValue.ts';
import type { RowsNode } from '../program.ts';
import { contributed } from './aggregate.ts';
import { Contributions } from './contributions.ts';
import type { Contributor, Extremes } from './extremes.ts';
import type { RowExpression } from './template.ts';

const unit = 10n ** BigInt(mostPlaces);

/** What a value is found by: whole numbers alike, however they are counted. */
function keyOf(value: ExpressionValue): ExpressionValue {
  if (typeof value !== 'bigint') return value;
  const whole = value / unit;
  return whole * unit === value && Number.isSafeInteger(Number(whole)) ? Number(whole) : value;
}

/** What the rows that are found by one value contribute, and the node that tells what comes out. */
export interface Drawer {
  readonly counted: Contributions;
  readonly slot: number;
}

/** Makes a drawer. @param isValue whether it is that of a value */
type Opens = (counted: Contributions, isValue: boolean) => Drawer;

/** Whether one value is that of another: none where either is none, else open where either is. */
function sameKey(one: ExpressionValue, other: ExpressionValue): ExpressionValue {
  if (one === none || other === none) return none;
  if (isUndecided(one)) return isUndecided(other) ? bothOpen(one, other) : one;
  return isUndecided(other) ? other : one === other;
}

/** Whether both hold. */
function bothHold(one: ExpressionValue, other: ExpressionValue): ExpressionValue {
  if (one === false || other === false) return false;
  if (isUndecided(one)) return isUndecided(other) ? bothOpen(one, other) : one;
  if (isUndecided(other)) return other;
  return one === none || other === none ? none : true;
}

/** What asking rows may have that is no value. */
const noValues = [none, open, inVain] as const;

/**
 * The rows of a roster by a value that each has, and what those of one value contribute: one that changes touches what is
 * reckoned of its value before and now, and nothing of others.
 */
export class RowIndex {
  readonly call: OverRows;
  /** What rows contribute to whichever value is asked for: those of which it cannot be told whether they have it. */
  readonly everywhere: Drawer;
  readonly #drawers = new Map<ExpressionValue, Drawer>();
  readonly #open: Opens;
  readonly #wake: (slot: number) => void;

  /**
   * @param everywhere the drawer of those that any value may find
   * @param open makes a drawer
   * @param wake has the node of a drawer evaluated
   */
  constructor(call: OverRows, everywhere: Drawer, open: Opens, wake: (slot: number) => void) {
    this.call = call;
    this.everywhere = everywhere;
    this.#open = open;
    this.#wake = wake;
    for (const value of noValues) this.#drawers.set(value, open(new Contributions(call), false));
  }

  /** Where what is reckoned of a value is told. */
  at(value: ExpressionValue): Drawer {
    const key = keyOf(value);
    const known = this.#drawers.get(key);
    if (known) return known;
    const made = this.#open(new Contributions(this.call), true);
    this.#drawers.set(key, made);
    return made;
  }

  change(drawer: Drawer, before: ExpressionValue, now: ExpressionValue, by: Contributor): void {
    drawer.counted.change(before, now, by);
    this.#wake(drawer.slot);
  }
}

/** What a row contributes to what is reckoned of its value. */
export class KeyedContribution implements RowsNode, Contributor {
  readonly kind = 'rows';
  readonly #index: RowIndex;
  readonly #row: number;
  readonly #key: RowExpression;
  readonly #rest: RowExpression | undefined;
  readonly #value: RowExpression | undefined;
  /** Where it stands, and what as; before it has been evaluated, nowhere. */
  #standing: ReadonlyMap<Drawer, ExpressionValue> = new Map();

  /** @param row the place of what opens the row */
  constructor(
    index: RowIndex,
    row: number,
    key: RowExpression,
    rest: RowExpression | undefined,
    value: RowExpression | undefined,
  ) {
    this.#index = index;
    this.#row = row;
    this.#key = key;
    this.#rest = rest;
    this.#value = value;
  }

  evaluate(results: readonly ExpressionValue[]): ExpressionValue {
    const before = this.#standing;
    const now = this.#now(results);
    this.#standing = now;
    for (const [drawer, value] of before)
      if (now.get(drawer) !== value) this.#index.change(drawer, value, now.get(drawer) ?? none, this);
    for (const [drawer, value] of now) if (!before.has(drawer)) this.#index.change(drawer, none, value, this);
    return none;
  }

  /** What it contributes there. */
  to(counted: Contributions): ExpressionValue {
    for (const [drawer, own] of this.#standing) if (drawer.counted === counted) return own;
    return none;
  }

  contributes(value: ExpressionValue, to: Extremes): boolean {
    for (const [drawer, own] of this.#standing) if (drawer.counted.extremes === to) return own === value;
    return false;
  }

  #now(results: readonly ExpressionValue[]): ReadonlyMap<Drawer, ExpressionValue> {
    const standing = new Map<Drawer, ExpressionValue>();
    if (results[this.#row] !== true) return standing;
    const index = this.#index;
    const key = this.#key.evaluate(results, this.#row);
    const rest = this.#rest ? this.#rest.evaluate(results, this.#row) : true;
    if (rest === false) return standing;
    const own = this.#value ? this.#value.evaluate(results, this.#row) : 1;
    const put = (drawer: Drawer, isSame: ExpressionValue) => {
      const value = contributed(index.call, bothHold(rest, isSame), own);
      if (value !== none) standing.set(drawer, value);
    };
    const hasKey = key !== none && !isUndecided(key);
    put(hasKey ? index.at(key) : index.everywhere, hasKey ? true : key);
    for (const asked of noValues) put(index.at(asked), sameKey(key, asked));
    return standing;
  }
}
