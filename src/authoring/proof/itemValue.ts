import { exactOf } from '../../engine/exact.ts';
import type { Item } from '../../engine/outline.ts';
import { readEntry } from '../../engine/reading.ts';
import { none, type Result } from '../../engine/result.ts';
import { rowOf } from '../../engine/types/table.ts';
import type { Value } from '../../engine/value.ts';
import { textOf } from '../exactText.ts';

/** What an answer is to those that read it. */
export const resultOf = (item: Item, value: Value): Result =>
  typeof value === 'string' && rowOf(item).number ? (exactOf(value) ?? none) : value;

/** A number, counted in the smallest units, as an answer of an item. */
export function valueOfNumber(item: Item, number: bigint): Value {
  const text = textOf(number);
  return readEntry(item, text).kind === 'valid' ? text : Number(text);
}
