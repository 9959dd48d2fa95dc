import { labelOfRow, rowAt } from '../../../engine/rosters/rostersOf.ts';
import type { RosterRow } from '../../../engine/rosters/row.ts';
import { numberedRow } from '../../../instrument/numberedRow.ts';
import type { Session } from '../../../session/session.ts';
import { rowInFull } from '../../parts/rowTitle.ts';

/** What a row is called. Who reads it is drawn again at every change. */
export const rowName = (session: Session, row: RosterRow): string =>
  labelOfRow(session.evaluation(), row) ?? numberedRow(session.texts, row.place.name, row.order);

/** What something of a row is called outside of it: behind the names of the rows that it stands in. */
export function inRowNamed(session: Session, address: string, name: string): string {
  const evaluation = session.evaluation();
  const row = rowAt(evaluation, address);
  return row ? `${rowInFull({ evaluation, texts: session.texts }, row)} · ${name}` : name;
}
