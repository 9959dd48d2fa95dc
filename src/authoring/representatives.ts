import type { Item } from '../engine/outline.ts';
import type { Value } from '../engine/value.ts';
import type { Condition } from '../instrument/condition.ts';
import { itemsOf, type Leaf, leavesOf } from './leaves.ts';
import { domainOf } from './types/table.ts';

/** A value, or null for an item that stays blank. */
export type ValueOrBlank = Value | null;

/** Texts of the shapes that a condition can ask for. */
const shaped = { email: 'a@b.be', telephone: '02 123 45 67' } as const;

const constantsOf = (leaf: Leaf): Value =>
  leaf.op === 'total' ? leaf.than : leaf.op === 'shape' ? shaped[leaf.is] : leaf.value;

/** The answers to try for an item that conditions read. */
export type AnswersOf = (item: Item, conditions: readonly Condition[]) => readonly ValueOrBlank[] | undefined;

/**
 * Answers that stand for all that an item can be given, as far as the conditions can tell them apart; an item that
 * need not be answered may also stay blank.
 * @returns undefined where that takes too many answers to list
 */
export const representativesOf: AnswersOf = (item, conditions) =>
  answersOf(item, conditions, (leaves) => leaves.some((leaf) => leaf.op === 'total' && leaf.items.length > 1));

/** Some answers, on either side of what conditions compare with: good to show that something can be, and never that it cannot. */
export const samplesOf: AnswersOf = (item, conditions) => answersOf(item, conditions, () => false);

function answersOf(
  item: Item,
  conditions: readonly Condition[],
  isSummed: (leaves: readonly Leaf[]) => boolean,
): readonly ValueOrBlank[] | undefined {
  const leaves = conditions.flatMap(leavesOf).filter((leaf) => itemsOf(leaf).includes(item.id));
  const values = domainOf(item).representatives(item, { constants: leaves.map(constantsOf), summed: isSummed(leaves) });
  return values && !item.required ? [...values, null] : values;
}
