import type { Item } from '../../engine/outline.ts';
import { lazyPart } from '../lazy.tsx';
import { drawnBy } from '../onPage.ts';
import type { FieldProps } from '../types/row.ts';
import { viewOf } from '../types/table.ts';
import { sessionNaming } from './sessionNaming.ts';

const LongText = lazyPart(async () => (await import('../types/longText.tsx')).LongText, ['more']);

/** The field of an item; that of a text of several lines is apart from that of a line, which comes with the app. */
export function RowField({
  item,
  session,
  described: ofQuestion,
  error,
  ...rest
}: Omit<FieldProps<Item['type']>, 'item'> & {
  readonly item: Item;
  /** The id of what says below it what is wrong with it. */
  readonly error?: string;
}) {
  const own = error !== undefined && ofQuestion.invalid.has(item.id) ? error : undefined;
  const described = own ? { ...ofQuestion, by: [ofQuestion.by, own].filter(Boolean).join(' ') } : ofQuestion;
  const props = { ...rest, described };
  if ('lines' in item && item.lines) return <LongText item={item} session={session} {...props} />;
  const Field = drawnBy(viewOf(item).Field);
  return <Field item={item} session={sessionNaming(session, item)} {...props} />;
}
