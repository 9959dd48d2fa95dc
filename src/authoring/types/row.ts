import type { ItemOf } from '../../engine/outline.ts';
import type { Value } from '../../engine/value.ts';
import type { ItemType } from '../../instrument/itemTypes.ts';

/** What the conditions of an instrument make of an item. */
export interface Use {
  /** The values that it is compared with. */
  readonly constants: readonly Value[];
  /** Whether it is added up with others. */
  readonly summed: boolean;
}

/** The numbers that an item takes, counted in the smallest units that any number has: every `step` from one bound to the other. */
export interface Range {
  readonly least: bigint;
  readonly most: bigint;
  readonly step: bigint;
}

/** The values that items of a type have, for who proves, writes or evaluates a questionnaire. */
export interface Domain<Type extends ItemType> {
  /** Values that stand for all that conditions can tell apart; undefined where they are too many to list. */
  readonly representatives: (item: ItemOf<Type>, use: Use) => readonly Value[] | undefined;
  /** The numbers that its values are; a type without it is not reckoned with but by its listed values. */
  readonly range?: (item: ItemOf<Type>) => Range;
  /** What a value may be, in words. */
  readonly words: (item: ItemOf<Type>) => string;
}
