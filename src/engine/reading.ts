import { exactOf } from './exact.ts';
import { type ExpressionValue, none } from './expressionValue.ts';
import type { Item } from './outline.ts';
import type { ItemStanding } from './progress.ts';
import { rowOf } from './types/table.ts';
import type { Answers, Value } from './value.ts';

/** How an entry reads: nothing there, a value of the item's type, something that is none, or said to have no answer. */
export type Reading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'valid'; readonly value: Value }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'unanswered' };

/** The value that counts, where there is one. */
export const valueIn = (reading: Reading | undefined): Value | undefined =>
  reading?.kind === 'valid' ? reading.value : undefined;

/** How an item reads that stands somewhere: nothing off the route. @param value that counts, where there is one */
export function readingOf(standing: ItemStanding, value: Value | undefined): Reading | undefined {
  if (value !== undefined) return { kind: 'valid', value };
  return standing === 'blank' || standing === 'invalid' || standing === 'unanswered' ? { kind: standing } : undefined;
}

/** What a value is in an expression: a number that is no safe integer is counted in its smallest units. */
export const expressionValueOf = (item: Item, value: Value): ExpressionValue =>
  typeof value === 'string' && rowOf(item).number ? (exactOf(value) ?? none) : value;

const blank: Reading = { kind: 'blank' };
const invalid: Reading = { kind: 'invalid' };

/** Reads what was entered for an item. */
export const read = (item: Item, answers: Answers): Reading =>
  readEntry(item, Object.hasOwn(answers, item.id) ? answers[item.id] : undefined);

/** Reads an entry. Null, the empty string and white space are blank: never zero, never no. */
export function readEntry(item: Item, raw: unknown): Reading {
  if (raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '')) return blank;
  const value = rowOf(item).read(raw, item);
  return value === undefined ? invalid : { kind: 'valid', value };
}
