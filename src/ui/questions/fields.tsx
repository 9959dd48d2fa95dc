import { langOf } from '../../instrument/langOf.ts';
import { useWords } from '../locale.ts';
import { drawnBy } from '../onPage.ts';
import { viewOf } from '../types/table.ts';
import type { LayoutProps } from './layout.ts';
import { SoftChecks } from './softChecks.tsx';

/** Lines of text: a name, an address, a number. */
export function Fields({ session, entry, described }: LayoutProps<'fields'>) {
  const words = useWords();
  const step = session.step(entry.id);
  return (
    <div class="fields">
      {entry.items.map((item) => {
        // Only what is asked: a line may have a gate of its own.
        if (!session.reading(item.id)) return null;
        const Field = drawnBy(viewOf(item).Field);
        const by = `${described.by ?? ''} ${item.id}-advice`;
        return (
          <div key={item.id} class="fields__row" data-item={item.id}>
            <label for={`${item.id}-field`}>
              <span lang={langOf(session.texts, `items.${item.name}`)}>{session.texts.items[item.name]?.text}</span>
              {!item.required && <span class="hint"> ({words.rail.optional})</span>}
            </label>
            <Field session={session} item={item} row described={{ ...described, by }} />
            {step && <SoftChecks session={session} step={step} quiet={described.changing} item={item.id} />}
          </div>
        );
      })}
    </div>
  );
}
