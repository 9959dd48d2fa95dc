import { rowAt } from '../../../engine/rosters/rostersOf.ts';
import type { RosterRow } from '../../../engine/rosters/row.ts';
import type { Session } from '../../../session/session.ts';
import { locale } from '../../locale.ts';
import { rowInFull, rowTitle } from '../../parts/rowTitle.ts';

type Named = Pick<Session, 'evaluation' | 'texts'>;

const namingIn = (session: Named) => ({
  evaluation: session.evaluation(),
  texts: session.texts,
  words: locale.value.words,
});

/** What a row is called. Who reads it is drawn again at every change. */
export const rowName = (session: Named, row: RosterRow): string => rowTitle(namingIn(session), row);

/** What something of a row is called outside of it: behind the names of the rows that it stands in. */
export function inRowNamed(session: Named, address: string, name: string): string {
  const naming = namingIn(session);
  const row = rowAt(naming.evaluation, address);
  return row ? `${rowInFull(naming, row)} · ${name}` : name;
}
