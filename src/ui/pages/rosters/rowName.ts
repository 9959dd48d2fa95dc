import { labelOfRow, rowAt } from '../../../engine/rosters/rostersOf.ts';
import type { RosterRow } from '../../../engine/rosters/row.ts';
import type { Session } from '../../../session/session.ts';
import { rowTitle } from '../../parts/rowTitle.ts';

/** What a row is called. Who reads it is drawn again at every change. */
export const rowName = (session: Session, row: RosterRow): string =>
  labelOfRow(session.evaluation(), row) ?? rowTitle(session, row);

/** What something of a row is called outside of it: behind the row's own name. */
export function inRowNamed(session: Session, address: string, name: string): string {
  const row = rowAt(session.evaluation(), address);
  return row ? `${rowName(session, row)} · ${name}` : name;
}
