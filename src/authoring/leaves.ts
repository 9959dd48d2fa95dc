import type { Condition } from '../instrument/condition.ts';
import type { Check } from '../instrument/schema.ts';

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

/** What answers decide of a check's case: where a clock has a say, any minutes may be fewer than those measured. */
export const decidedByAnswers = (when: Check['cases'][number]['when']): Condition =>
  when.op === 'belowMeasured' ? { op: 'total', items: [when.item], is: '>', than: 0 } : when;
