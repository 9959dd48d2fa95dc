import type { Item } from '../../engine/outline.ts';
import type { Reading } from '../../engine/reading.ts';

/** The items of a question that are put; of those with a gate of their own, such as "other, namely", the open ones. */
export const openItems = <One extends Item>(
  items: readonly One[],
  readingOf: (item: string) => Reading | undefined,
): readonly One[] => items.filter(({ id, gate }) => gate === undefined || readingOf(id) !== undefined);
