import { answers, YesNoField } from '../types/yesNoField.tsx';
import { ItemText } from './itemText.tsx';
import type { LayoutProps } from './layout.ts';
import { Optional, useOptional } from './optional.tsx';

/** Yes/no items under one stem: a lettered row each, below the two answers. */
export function Grid({ session, entry, described: ofCard }: LayoutProps<'grid'>) {
  const described = useOptional(entry, ofCard);
  return (
    <div class="yesno yesno--list">
      <Optional entry={entry} />
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
      {entry.items.map((item) => (
        <div key={item.id} class="yesno__row" data-item={item.id}>
          <ItemText session={session} item={item} />
          <YesNoField session={session} item={item} labelledBy={`${item.id}-text`} row described={described} />
        </div>
      ))}
    </div>
  );
}
