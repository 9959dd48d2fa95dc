import { ItemText } from './itemText.tsx';
import type { LayoutProps } from './layout.ts';
import { RowField } from './rowField.tsx';

/** Items of any type under one stem, a lettered row each. */
export const List = ({ session, entry, described }: LayoutProps<'list'>) => (
  <>
    {entry.items.map((item) => {
      // Only what is asked: an item may have a gate of its own.
      if (!session.reading(item.id)) return null;
      return (
        <div key={item.id} class="split__row" data-item={item.id}>
          <ItemText session={session} item={item} />
          <RowField session={session} item={item} labelledBy={`${item.id}-text`} row described={described} />
        </div>
      );
    })}
  </>
);
