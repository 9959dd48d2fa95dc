import type { Entry, EntryOf } from '../../engine/outline.ts';
import type { Session } from '../../session/session.ts';
import { viewOf } from '../types/table.ts';
import type { Described } from './described.ts';
import { Fields } from './fields.tsx';
import { Grid } from './grid.tsx';
import { List } from './list.tsx';
import { Split } from './split.tsx';

/** The fields of a question, by its layout. */
export function Answer({
  session,
  entry,
  described,
}: { readonly session: Session; readonly entry: Entry } & Described) {
  switch (entry.layout) {
    case 'single':
      return <Single session={session} entry={entry} described={described} />;
    case 'grid':
      return <Grid session={session} items={entry.items} described={described} />;
    case 'list':
      return <List session={session} items={entry.items} described={described} />;
    case 'split':
      return <Split session={session} entry={entry} described={described} />;
    case 'fields':
      return <Fields session={session} items={entry.items} described={described} />;
  }
}

/** The one item of a question, named by its stem. */
function Single({
  session,
  entry,
  described,
}: { readonly session: Session; readonly entry: EntryOf<'single'> } & Described) {
  const [item] = entry.items;
  if (!item) return null;
  const { Field } = viewOf(item);
  return <Field session={session} item={item} labelledBy={`${item.question}-stem`} described={described} />;
}
