import type { Condition } from '../instrument/condition.ts';
import { compare, type Exact, exactOf, plus } from './exact.ts';
import type { Value } from './value.ts';

/** Three-valued: holds, does not hold, or cannot be told yet. */
export type Ternary = boolean | undefined;

/** The value that an item has for conditions; undefined where it is blank, invalid or off the route. */
export type ValueFor = (item: string) => Value | undefined;

const allOf = (truths: readonly Ternary[]): Ternary =>
  truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;

const anyOf = (truths: readonly Ternary[]): Ternary =>
  truths.includes(true) ? true : truths.includes(undefined) ? undefined : false;

const negate = (truth: Ternary): Ternary => (truth === undefined ? undefined : !truth);

const equal = (value: Value | undefined, wanted: Value): Ternary =>
  value === undefined ? undefined : value === wanted;

/** By how the sum stands to what it is compared with: below 0 where it is less. */
const comparisons: Record<Extract<Condition, { op: 'total' }>['is'], (order: number) => boolean> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function total({ items, is, than, blank }: Extract<Condition, { op: 'total' }>, valueFor: ValueFor): Ternary {
  const holds = comparisons[is];
  let sum = 0;
  const decimals: Exact[] = [];
  for (const item of items) {
    const value = valueFor(item);
    if (typeof value === 'number') sum += value;
    else {
      const exact = exactOf(value);
      if (!exact) return blank;
      decimals.push(exact);
    }
  }
  // Whole numbers alone are added as they are: most sums have no others.
  if (decimals.length === 0 && typeof than === 'number') return holds(sum - than);
  const bound = exactOf(than);
  return bound && holds(compare(decimals.reduce(plus, { units: BigInt(sum), places: 0 }), bound));
}

const shapes: Record<Extract<Condition, { op: 'shape' }>['is'], RegExp> = {
  email: /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/,
  telephone: /^\s*\+?(\D{0,8}\d){6,18}\D{0,12}$/,
};

function hasShape({ item, is }: Extract<Condition, { op: 'shape' }>, valueFor: ValueFor): Ternary {
  const value = valueFor(item);
  return value === undefined ? undefined : shapes[is].test(String(value).trim());
}

/** Whether a condition holds (Kleene's three-valued logic): blank decides nothing. */
export function truthOf(condition: Condition, valueFor: ValueFor): Ternary {
  switch (condition.op) {
    case 'equals':
      return equal(valueFor(condition.item), condition.value);
    case 'some':
      return anyOf(condition.items.map((item) => equal(valueFor(item), condition.value)));
    case 'every':
      return allOf(condition.items.map((item) => equal(valueFor(item), condition.value)));
    case 'total':
      return total(condition, valueFor);
    case 'shape':
      return hasShape(condition, valueFor);
    case 'all':
      return allOf(condition.of.map((part) => truthOf(part, valueFor)));
    case 'any':
      return anyOf(condition.of.map((part) => truthOf(part, valueFor)));
    case 'not':
      return negate(truthOf(condition.of, valueFor));
  }
}

/**
 * The items that decide a condition as it stands: those whose answers make it false (or true), or, where it
 * cannot be told yet, the blank ones to answer first: of `all`, only those of the first undecided part, since a
 * later part may stand behind it (C4 behind C3). In the order of the condition.
 */
export function decidingItems(condition: Condition, valueFor: ValueFor): string[] {
  const truth = truthOf(condition, valueFor);
  const like = (item: string, wanted: Value): boolean => equal(valueFor(item), wanted) === truth;
  switch (condition.op) {
    case 'equals':
    case 'shape':
      return [condition.item];
    case 'some':
    case 'every':
      return condition.items.filter((item) => like(item, condition.value));
    case 'total':
      return truth === undefined ? condition.items.filter((item) => valueFor(item) === undefined) : condition.items;
    case 'not':
      return decidingItems(condition.of, valueFor);
    case 'all':
    case 'any': {
      const parts = condition.of.filter((part) => truthOf(part, valueFor) === truth);
      const everyPartCounts = (condition.op === 'any') === (truth !== true);
      return [
        ...new Set((everyPartCounts ? parts : parts.slice(0, 1)).flatMap((part) => decidingItems(part, valueFor))),
      ];
    }
  }
}
