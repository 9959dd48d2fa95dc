import { batch } from '@preact/signals';
import type { RosterPlace } from '../engine/rosters/row.ts';
import type { ProposedRow } from './proposedRows.ts';
import { addRow } from './rosterRows.ts';
import type { Session } from './session.ts';

/**
 * Takes a proposed row over, at the end of its roster, with what is known of it; what the respondent has entered there
 * before stands. Gives what takes that back.
 */
export function takeRow(session: Session, place: RosterPlace, { id, address, says }: ProposedRow): () => void {
  const taken = says.filter(({ item }) => session.entry(item.id) === undefined);
  // The row last: where a page ends in between, it is proposed once more, and nothing is lost.
  batch(() => {
    for (const { item, value } of taken) session.answer(item.id, value);
    addRow(session, place, id);
  });
  return () =>
    batch(() => {
      session.answer(address, null);
      for (const { item } of taken) session.answer(item.id, null);
    });
}
