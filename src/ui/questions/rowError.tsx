import type { Entry, Item } from '../../engine/outline.ts';
import { langOf } from '../../instrument/langOf.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { viewOf } from '../types/table.ts';
import { findingsAt } from './findingsAt.ts';

/** The id of what stands around it, and is there before it says anything, so that it is read out. */
export const rowErrorIdOf = (item: string): string => `${item}-wrong`;

/** What is wrong with one of several items, below its field: at the end of a long list nobody would know which it is. */
export function RowError({
  session,
  entry,
  item,
}: {
  readonly session: Session;
  readonly entry: Entry;
  readonly item: Item;
}) {
  const words = useWords();
  const found = findingsAt(session, { entry }, 'hard').filter(
    ({ text, items: [id, ...others] }) =>
      // What its field says itself would be said twice.
      id === item.id && others.length === 0 && !(item.domainCheck === text && viewOf(item).tellsMistake),
  );
  return (
    <>
      {found.map(({ check, text }) => (
        <p key={text} data-finding={check}>
          <span class="visually-hidden">{words.app.error}</span>{' '}
          <span lang={langOf(session.texts, `checks.${text}`)}>{session.texts.checks[text]}</span>
        </p>
      ))}
    </>
  );
}
