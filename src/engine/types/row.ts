import type { ItemType } from '../../instrument/itemTypes.ts';
import type { ItemOf } from '../outline.ts';
import type { Value } from '../value.ts';
import type { shapes } from './wire.ts';

/** What the engine, and all that stand on it, know of a type of item. */
export interface TypeRow<Type extends ItemType> {
  /** The shape of a value on the wire, whatever the settings of its item. */
  readonly wire: keyof typeof shapes | 'codes';
  /** Reads what is not blank: a value in its canonical form, as it travels; undefined where it is none of this item. */
  readonly read: (raw: unknown, item: ItemOf<Type>) => Value | undefined;
  /** The number that a value is, to compare, to sum and to export; a type without it has none. */
  readonly number?: (value: Value) => Value;
  /** The codes that a value holds, of a type whose values may hold several. */
  readonly codes?: (value: Value) => readonly string[];
  /** Whether a value is a way to reach a person. */
  readonly reaches?: true;
}
