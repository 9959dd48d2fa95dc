import type { Item } from '../engine/outline.ts';
import { read, type Value } from '../engine/value.ts';
import type { Condition } from '../instrument/condition.ts';
import { itemsOf, type Leaf, leavesOf } from './leaves.ts';

/** A value, or null for an item that stays blank. */
export type ValueOrBlank = Value | null;

/** Texts of the shapes that a condition can ask for. */
const shaped = { email: 'a@b.be', telephone: '02 123 45 67' } as const;

const constantsOf = (leaf: Leaf): Value =>
  leaf.op === 'total' ? leaf.than : leaf.op === 'shape' ? shaped[leaf.is] : leaf.value;

/** A text that differs from all of `constants`; one letter, so that it fits every item. */
const otherText = (constants: readonly Value[]): string =>
  Array.from({ length: constants.length + 1 }, (_, at) => String.fromCodePoint(0x61 + at)).find(
    (text) => !constants.includes(text),
  ) ?? 'a';

function valuesOf(item: Item, leaves: readonly Leaf[]): readonly Value[] | undefined {
  const constants = leaves.map(constantsOf);
  const fits = (value: Value) => read(item, { [item.id]: value }).kind === 'valid';
  switch (item.type) {
    case 'yesNo':
      return ['yes', 'no'];
    case 'choice':
      return item.options;
    case 'text':
    case 'email':
    case 'telephone':
      return [...new Set([...constants.filter(fits), otherText(constants)])];
    case 'percent':
    case 'minutes': {
      // In a sum no single boundary stands for an interval any more, so only the whole domain is sound.
      if (leaves.some((leaf) => leaf.op === 'total' && leaf.items.length > 1))
        return item.type === 'percent' ? Array.from({ length: 101 }, (_, value) => value) : undefined;
      // The least value, each constant and the one after it: one of every interval that constants bound.
      const near = constants.flatMap((at) => (typeof at === 'number' ? [at, at + 1] : []));
      return [...new Set([item.type === 'percent' ? 0 : 1, ...near])].filter(fits).sort((one, other) => one - other);
    }
  }
}

/**
 * Answers that stand for all that an item can be given, as far as the conditions can tell them apart; an item that
 * need not be answered may also stay blank.
 * @returns undefined where that takes too many answers to list
 */
export function representativesOf(item: Item, conditions: readonly Condition[]): readonly ValueOrBlank[] | undefined {
  const leaves = conditions.flatMap(leavesOf).filter((leaf) => itemsOf(leaf).includes(item.id));
  const values = valuesOf(item, leaves);
  return values && !item.required ? [...values, null] : values;
}
