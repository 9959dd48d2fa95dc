import { ItemText } from './itemText.tsx';
import type { LayoutProps } from './layout.ts';
import { Optional, useOptional } from './optional.tsx';
import { RowError, rowErrorIdOf } from './rowError.tsx';
import { RowField } from './rowField.tsx';

/** Items of any type under one stem, a lettered row each. */
export function List({ session, entry, described: ofCard }: LayoutProps<'list'>) {
  const described = useOptional(entry, ofCard);
  return (
    <>
      <Optional entry={entry} />
      {entry.items.map((item) => {
        // Only what is asked: an item may have a gate of its own.
        if (!session.reading(item.id)) return null;
        return (
          <div key={item.id} class="split__row" data-item={item.id}>
            <ItemText session={session} item={item} />
            <RowField
              session={session}
              item={item}
              labelledBy={`${item.id}-text`}
              row
              described={described}
              error={rowErrorIdOf(item.id)}
            />
            <div class="card__error" id={rowErrorIdOf(item.id)} aria-live="polite">
              {described.invalid.has(item.id) && <RowError session={session} entry={entry} item={item} />}
            </div>
          </div>
        );
      })}
    </>
  );
}
