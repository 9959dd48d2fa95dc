import type { Item } from '../../engine/outline.ts';
import { labelsOf } from '../../instrument/labels.ts';
import type { Session } from '../../session/session.ts';
import { Blocks } from '../parts/blocks.tsx';
import { viewOf } from '../types/table.ts';
import type { Described } from './described.ts';
import { Definition, Termed } from './termed.tsx';

interface ListProps extends Described {
  readonly session: Session;
  readonly items: readonly Item[];
}

/** Items of any type under one stem, a lettered row each. */
export function List({ session, items, described }: ListProps) {
  return (
    <div class="list">
      {items.map((item) => {
        const { Field } = viewOf(item);
        const texts = session.texts.items[item.id];
        return (
          <div key={item.id} class="list__row" data-item={item.id}>
            <div>
              <span id={`${item.id}-text`}>
                <span class="letter">{labelsOf(session).item(item.id).letter}</span>{' '}
                <Termed session={session} at={item.id} text={texts?.text ?? ''} />
              </span>
              <Definition session={session} at={item.id} />
              <Blocks blocks={texts?.notes} level={4} />
            </div>
            <Field session={session} item={item} labelledBy={`${item.id}-text`} row described={described} />
          </div>
        );
      })}
    </div>
  );
}
