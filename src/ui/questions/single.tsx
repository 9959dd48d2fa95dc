import { ComputedValue } from './computedValue.tsx';
import type { LayoutProps } from './layout.ts';
import { Optional, useOptional } from './optional.tsx';
import { RowField } from './rowField.tsx';

/** The one item of a question, named by its stem; or what is computed. */
export function Single({ session, entry, described: ofCard }: LayoutProps<'single'>) {
  const described = useOptional(entry, ofCard);
  const [item] = entry.items;
  const [computed] = entry.items.length === 0 ? entry.all : [];
  if (computed) return <ComputedValue session={session} item={computed} />;
  if (!item) return null;
  return (
    <>
      <Optional entry={entry} />
      <RowField session={session} item={item} labelledBy={`${item.question}-stem`} described={described} />
    </>
  );
}
