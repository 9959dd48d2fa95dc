import type { Condition } from '../instrument/condition.ts';
import { exactOf } from './exact.ts';
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

type Total = Extract<Condition, { op: 'total' }>;

const comparisons: Record<Total['is'], <Sum extends number | bigint>(left: Sum, right: Sum) => boolean> = {
  '=': (left, right) => left === right,
  '<>': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

function total({ items, is, than, blank }: Total, valueFor: ValueFor): Ternary {
  const compared = comparisons[is];
  const values = items.map(valueFor);
  if (values.includes(undefined)) return blank;
  // Whole numbers are added as they are: most sums have no others.
  if (typeof than === 'number' && values.every((value) => typeof value === 'number'))
    return compared(
      values.reduce((sum, value) => sum + value, 0),
      than,
    );
  let sum = 0n;
  for (const value of values) {
    const exact = exactOf(value);
    if (exact === undefined) return blank;
    sum += exact;
  }
  return compared(sum, exactOf(than) ?? 0n);
}

const shapes: Record<Extract<Condition, { op: 'shape' }>['is'], RegExp> = {
  email: /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/,
  // An extension has a word or a sign before it: "toestel 7", "#12".
  telephone: /^\s*\+?(\D{0,8}\d){6,18}(\D{0,12}[\p{L}#]\D{0,12}\d{1,6})?\D{0,12}$/u,
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
