import { addressIn } from '../../instrument/address.ts';
import type { Entry, Item } from '../outline.ts';
import type { RosterRow } from './row.ts';

/** A question as it is asked of a row. */
export function inRow(entry: Entry, { address }: RosterRow): Entry {
  const itemInRow = (item: Item) => ({
    ...item,
    id: addressIn(address, item.name),
    question: addressIn(address, entry.question.id),
  });
  return {
    ...entry,
    id: addressIn(address, entry.question.id),
    all: entry.all.map(itemInRow),
    items: entry.items.map(itemInRow),
  } as Entry;
}
