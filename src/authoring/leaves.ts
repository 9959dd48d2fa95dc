import type { Condition } from '../instrument/condition.ts';

/** A condition that reads items itself, rather than other conditions. */
export type Leaf = Extract<Condition, { op: 'equals' | 'some' | 'every' | 'total' | 'shape' }>;

/** The leaves of a condition, in its own order. */
export function leavesOf(condition: Condition): Leaf[] {
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of.flatMap(leavesOf);
    case 'not':
      return leavesOf(condition.of);
    default:
      return [condition];
  }
}

/** The items that a leaf lists, an item listed twice included. */
export const itemsOf = (leaf: Leaf): readonly string[] => ('item' in leaf ? [leaf.item] : leaf.items);
