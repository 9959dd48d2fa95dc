import { drawnBy } from '../onPage.ts';
import { viewOf } from '../types/table.ts';
import type { LayoutProps } from './layout.ts';

/** Lines of text: a name, an address, a number. */
export const Fields = ({ session, entry, described }: LayoutProps<'fields'>) => (
  <div class="fields">
    {entry.items.map((item) => {
      const Field = drawnBy(viewOf(item).Field);
      return (
        <div key={item.id} class="fields__row" data-item={item.id}>
          <label for={`${item.id}-field`}>{session.texts.items[item.id]?.text}</label>
          <Field session={session} item={item} described={described} />
        </div>
      );
    })}
  </div>
);
