import { drawnBy } from '../onPage.ts';
import { openItems } from '../parts/openItems.ts';
import { fieldOf } from '../types/table.ts';
import { ItemText } from './itemText.tsx';
import type { LayoutProps } from './layout.ts';

/** Items of any type under one stem, a lettered row each. */
export const List = ({ session, entry, described }: LayoutProps<'list'>) => (
  <>
    {openItems(entry.items, session.reading).map((item) => {
      const Field = drawnBy(fieldOf(item));
      return (
        <div key={item.id} class="split__row" data-item={item.id}>
          <ItemText session={session} item={item} />
          <Field session={session} item={item} labelledBy={`${item.id}-text`} row described={described} />
        </div>
      );
    })}
  </>
);
