import { addressIn } from '../../instrument/address.ts';
import type { Entry } from '../outline.ts';
import type { RosterRow } from './row.ts';

/** A question as it is asked of a row. */
export const inRow = (entry: Entry, { address }: RosterRow): Entry =>
  ({
    ...entry,
    id: addressIn(address, entry.question.id),
    items: entry.items.map((item) => ({
      ...item,
      id: addressIn(address, item.name),
      question: addressIn(address, entry.question.id),
    })),
  }) as Entry;
