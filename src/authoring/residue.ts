import { exactOf } from '../engine/exact.ts';
import { type Ternary, truthOf } from '../engine/truth.ts';
import type { Condition } from '../instrument/condition.ts';
import { itemsOf } from './leaves.ts';
import type { ValueOrBlank } from './representatives.ts';

/** What is settled of the items on a way: an answer, or null where the item stays blank. */
export type Settled = ReadonlyMap<string, ValueOrBlank>;

const letter = (truth: Ternary): string => (truth === undefined ? 'U' : truth ? 'T' : 'F');

/** Combines the residues of parts: `zero` decides alone, `one` adds nothing. */
function combine(parts: readonly string[], zero: string, one: string, sign: string): string {
  if (parts.includes(zero)) return zero;
  const rest = [...new Set(parts)].filter((part) => part !== one);
  return rest.length === 0 ? one : rest.length === 1 ? `${rest[0]}` : `(${rest.join(sign)})`;
}

/**
 * What is left of a condition once some items are settled: T, F or U (undecided for good), or a text that names
 * what still matters. Two ways with the same residue answer the condition alike, whatever comes after.
 */
export function residueOf(condition: Condition, settled: Settled): string {
  switch (condition.op) {
    case 'all':
      return combine(
        condition.of.map((part) => residueOf(part, settled)),
        'F',
        'T',
        '&',
      );
    case 'any':
      return combine(
        condition.of.map((part) => residueOf(part, settled)),
        'T',
        'F',
        '|',
      );
    case 'not': {
      const inner = residueOf(condition.of, settled);
      return inner === 'T' ? 'F' : inner === 'F' ? 'T' : inner === 'U' ? 'U' : `!${inner}`;
    }
    case 'some':
    case 'every': {
      const parts = condition.items.map((item) => residueOf({ op: 'equals', item, value: condition.value }, settled));
      return condition.op === 'some' ? combine(parts, 'T', 'F', '|') : combine(parts, 'F', 'T', '&');
    }
    case 'equals':
    case 'shape':
    case 'total': {
      const known = (item: string) => settled.get(item) ?? undefined;
      const items = itemsOf(condition);
      const pending = items.filter((item) => !settled.has(item));
      const blank = items.some((item) => settled.has(item) && known(item) === undefined);
      if (pending.length === 0 || blank) return letter(truthOf(condition, known));
      if (condition.op === 'shape') return JSON.stringify([condition.item, condition.is]);
      if (condition.op === 'equals') return JSON.stringify([condition.item, condition.value]);
      const sum = items.reduce((sofar, item) => sofar + (exactOf(known(item)) ?? 0n), 0n);
      return JSON.stringify([`${sum}`, pending, condition.is, condition.than, condition.blank ?? null]);
    }
  }
}
