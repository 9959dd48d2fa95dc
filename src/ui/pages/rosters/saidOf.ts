import type { Item, RowCalling } from '../../../engine/outline.ts';
import { callingOfRow, placeAt } from '../../../engine/rosters/rostersOf.ts';
import type { RosterPlace } from '../../../engine/rosters/row.ts';
import { addressIn } from '../../../instrument/address.ts';
import { type ProposedRow, proposedRows } from '../../../session/proposedRows.ts';
import type { Session } from '../../../session/session.ts';
import { textsInRow } from '../../parts/quotes/filledIn.ts';
import type { FormatWords } from '../../types/row.ts';
import { rowWords, valueWords } from '../../types/table.ts';

/** What a proposed row is called, and what it would say, in words. */
export interface SaidOfRow {
  readonly name: string;
  readonly says: readonly { readonly item: string; readonly label: string; readonly text: string }[];
}

/** Says a proposed row. @param order the place that it would have, from 0 */
export function saidOf(
  session: Session,
  place: RosterPlace,
  row: ProposedRow,
  order: number,
  words: FormatWords,
): SaidOfRow {
  const texts = textsInRow(session.texts, row.address);
  const calling = callingOfProposed(session, place, row, order);
  // It is called by that already.
  const others = row.says.filter(({ item }) => !('item' in calling && calling.item.id === item.id));
  return {
    name: rowWords(calling, session.texts, words),
    says: others.map(({ item, value }) => ({
      item: item.id,
      label: texts.items[item.name]?.text ?? item.name,
      text: valueWords(namingRows(session, item), value, session.texts, words),
    })),
  };
}

function callingOfProposed(
  session: Session,
  { roster: { label = '' }, name }: RosterPlace,
  { address, says }: ProposedRow,
  order: number,
): RowCalling {
  const found = says.find(({ item }) => item.id === addressIn(address, label));
  return found ? { ...found, item: namingRows(session, found.item) } : { roster: name, order };
}

/** An item that chooses from rows, with what they are called by: those that are but proposed, too. */
function namingRows(session: Session, item: Item): Item {
  const rows = 'ofRows' in item ? item.ofRows?.rows : undefined;
  const place = rows === undefined ? undefined : placeAt(session.evaluation(), rows);
  return place ? { ...item, rowCalling: (id: string) => callingOf(session, place, id) } : item;
}

function callingOf(session: Session, place: RosterPlace, id: string): RowCalling | undefined {
  const there = place.there.find((row) => row.id === id);
  if (there) return callingOfRow(session.evaluation(), there);
  const proposed = proposedRows(session, place);
  const at = proposed.findIndex((row) => row.id === id);
  const row = proposed[at];
  return row && callingOfProposed(session, place, row, place.there.length + at);
}
