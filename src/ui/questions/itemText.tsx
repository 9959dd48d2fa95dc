import type { Item } from '../../engine/outline.ts';
import { labelsOf } from '../../instrument/labels.ts';
import { langOf } from '../../instrument/langOf.ts';
import type { Session } from '../../session/session.ts';
import { Blocks } from '../parts/blocks.tsx';
import { Explained } from './explained.tsx';

/** The letter and the words of an item in a row, which name its field. */
export function ItemText({ session, item: { id, name } }: { readonly session: Session; readonly item: Item }) {
  const texts = session.texts.items[name];
  return (
    <div class="yesno__text" lang={langOf(session.texts, `items.${name}`)}>
      <span id={`${id}-text`}>
        <span class="letter">{labelsOf(session).item(id).letter}</span>{' '}
        <Explained session={session} at={id} text={texts?.text ?? ''} />
      </span>
      <Explained session={session} at={id} />
      <Blocks blocks={texts?.notes} level={4} />
    </div>
  );
}
