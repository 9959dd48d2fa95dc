import { rowOfAddress } from '../../../instrument/rowAddress.ts';
import type { Texts } from '../../../instrument/texts.ts';
import type { Session } from '../../../session/session.ts';
import { textsInRow } from './filledIn.ts';

const inRows = new WeakMap<Session, Map<string, Session>>();

/** A session as the parts of a row see it: its words quote the row's own answers. Where nothing is quoted, the session. */
export function sessionInRow(session: Session, address: string): Session {
  const row = rowOfAddress(address);
  if (row === undefined || !session.texts.quotes) return session;
  const rows = inRows.get(session) ?? new Map<string, Session>();
  inRows.set(session, rows);
  const known = rows.get(row);
  if (known) return known;
  const texts: TypedPropertyDescriptor<Texts> = { get: () => textsInRow(session.texts, row) };
  // All else is the session's own, as it is at that time.
  const made: Session = Object.create(session, { texts });
  rows.set(row, made);
  return made;
}
