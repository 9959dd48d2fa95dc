import type { Item } from '../engine/outline.ts';
import { rowOf } from '../engine/types/table.ts';
import type { Value } from '../engine/value.ts';
import type { ItemType } from '../instrument/itemTypes.ts';
import type { Cell } from './csv.ts';

/** 1 for yes, 0 for no. */
export const indicator = (value: Value): Cell => Number(value === 'yes');

/** The types whose number in an export is another than the one that they are compared and summed by. */
const exported: Partial<Record<ItemType, (value: Value) => Cell>> = { yesNo: indicator };

/** What makes a value of an item a number in an export; undefined where none does. */
export const exportNumberOf = (item: Item): ((value: Value) => Cell) | undefined =>
  exported[item.type] ?? rowOf(item).number;
