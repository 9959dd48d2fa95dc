import { labelOfRow, rowAt } from '../../../engine/rosters/rostersOf.ts';
import type { RosterRow } from '../../../engine/rosters/row.ts';
import type { Session } from '../../../session/session.ts';

/** What a row is called where it has no answer to be called by: "Project 2". */
export const rowTitle = ({ texts }: Pick<Session, 'texts'>, { place, order }: RosterRow): string =>
  `${texts.rosters?.[place.name]?.row ?? place.name} ${order + 1}`;

/** What a row is called. Who reads it is drawn again at every change. */
export const rowName = (session: Session, row: RosterRow): string =>
  labelOfRow(session.evaluation(), row) ?? rowTitle(session, row);

/** What something of a row is called outside of it: behind the row's own name. */
export function inRowNamed(session: Session, address: string, name: string): string {
  const row = rowAt(session.evaluation(), address);
  return row ? `${rowName(session, row)} · ${name}` : name;
}
