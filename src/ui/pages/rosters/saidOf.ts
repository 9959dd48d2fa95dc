import type { Item } from '../../../engine/outline.ts';
import { placeAt } from '../../../engine/rosters/rostersOf.ts';
import type { RosterPlace } from '../../../engine/rosters/row.ts';
import { addressIn } from '../../../instrument/address.ts';
import { numberedRow } from '../../../instrument/numberedRow.ts';
import { type ProposedRow, proposedRows } from '../../../session/proposedRows.ts';
import type { Session } from '../../../session/session.ts';
import { textsInRow } from '../../parts/quotes/filledIn.ts';
import type { FormatWords } from '../../types/row.ts';
import { valueWords } from '../../types/table.ts';
import { rowName } from './rowName.ts';

/** What a proposed row is called, and what it would say, in words. */
export interface SaidOfRow {
  readonly name: string;
  readonly says: readonly { readonly item: string; readonly label: string; readonly text: string }[];
}

/** Says a proposed row. @param order the place that it would have, from 0 */
export function saidOf(
  session: Session,
  place: RosterPlace,
  { address, says }: ProposedRow,
  order: number,
  words: FormatWords,
): SaidOfRow {
  const texts = textsInRow(session.texts, address);
  const label = place.roster.label === undefined ? undefined : addressIn(address, place.roster.label);
  const all = says.map(({ item, value }) => ({
    item: item.id,
    label: texts.items[item.name]?.text ?? item.name,
    text: valueWords(namingRows(session, item, words), value, session.texts, words),
  }));
  return {
    name: all.find(({ item }) => item === label)?.text ?? numberedRow(session.texts, place.name, order),
    // It is called by that already.
    says: all.filter(({ item }) => item !== label),
  };
}

/** An item with the names of the rows that it chooses from, those among them that are but proposed. */
function namingRows(session: Session, item: Item, words: FormatWords): Item {
  const place = 'ofRows' in item && item.ofRows && placeAt(session.evaluation(), item.ofRows.rows);
  if (!place) return item;
  return { ...item, rowName: (id: string) => nameOf(session, place, id, words) };
}

function nameOf(session: Session, place: RosterPlace, id: string, words: FormatWords): string | undefined {
  const there = place.there.find((row) => row.id === id);
  if (there) return rowName(session, there);
  const proposed = proposedRows(session, place);
  const at = proposed.findIndex((row) => row.id === id);
  const row = proposed[at];
  return row && saidOf(session, place, row, place.there.length + at, words).name;
}
