import { addressIn } from '../../instrument/address.ts';
import type { Entry, Item } from '../outline.ts';
import type { RosterRow } from './row.ts';

/** A question as it is asked of a row. */
export function inRow(entry: Entry, { address }: RosterRow): Entry {
  const id = addressIn(address, entry.question.id);
  const all = entry.all.map((item): Item => ({ ...item, id: addressIn(address, item.name), question: id }));
  const isComputed = entry.items.length < all.length;
  return { ...entry, id, all, items: isComputed ? all.filter(({ is }) => !is) : all } as Entry;
}
