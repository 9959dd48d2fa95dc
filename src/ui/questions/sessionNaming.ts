import { type Item, optionsOf } from '../../engine/outline.ts';
import type { Texts } from '../../instrument/texts.ts';
import type { Session } from '../../session/session.ts';
import { locale } from '../locale.ts';
import { textsNaming } from '../types/table.ts';

/** A session as the field of an item sees it: where that chooses from rows, its words have their names as its options. */
export function sessionNaming(session: Session, item: Item): Session {
  if (!item.rowCalling) return session;
  const texts: TypedPropertyDescriptor<Texts> = {
    get: () => textsNaming(item, optionsOf(item), session.texts, locale.value.words),
  };
  // All else is the session's own, as it is at that time.
  return Object.create(session, { texts });
}
