import type { ItemOf } from '../../engine/outline.ts';
import { labelsOf } from '../../instrument/labels.ts';
import type { Session } from '../../session/session.ts';
import { Blocks } from '../parts/blocks.tsx';
import { answers, yesNo } from '../types/yesNo.tsx';
import type { Described } from './described.ts';
import { Definition, Termed } from './termed.tsx';

interface GridProps extends Described {
  readonly session: Session;
  readonly items: readonly ItemOf<'yesNo'>[];
}

/** Yes/no items under one stem: a lettered row each, below the two answers. */
export function Grid({ session, items, described }: GridProps) {
  return (
    <div class="yesno yesno--list">
      {/* Each answer has its name; the columns' names are for the eye. */}
      <div class="yesno__head" aria-hidden="true">
        <span />
        <span class="yesno__columns">
          {answers.map((value) => (
            <span key={value}>{session.texts.answers[value]}</span>
          ))}
        </span>
        <span />
      </div>
      {items.map((item) => {
        const texts = session.texts.items[item.id];
        return (
          <div key={item.id} class="yesno__row" data-item={item.id}>
            <div class="yesno__text">
              <span id={`${item.id}-text`}>
                <span class="letter">{labelsOf(session).item(item.id).letter}</span>{' '}
                <Termed session={session} at={item.id} text={texts?.text ?? ''} />
              </span>
              <Definition session={session} at={item.id} />
              <Blocks blocks={texts?.notes} level={4} />
            </div>
            <yesNo.Field session={session} item={item} labelledBy={`${item.id}-text`} row described={described} />
          </div>
        );
      })}
    </div>
  );
}
