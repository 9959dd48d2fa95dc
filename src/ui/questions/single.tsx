import { drawnBy } from '../onPage.ts';
import { fieldOf } from '../types/table.ts';
import type { LayoutProps } from './layout.ts';

/** The one item of a question, named by its stem. */
export function Single({ session, entry, described }: LayoutProps<'single'>) {
  const [item] = entry.items;
  if (!item) return null;
  const Field = drawnBy(fieldOf(item));
  return <Field session={session} item={item} labelledBy={`${item.question}-stem`} described={described} />;
}
