import type { Item } from '../../engine/outline.ts';
import { valueIn } from '../../engine/reading.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { valueWords } from '../types/table.ts';

/** What follows from the answers so far, as it changes: it is read, and not typed. Nothing is announced while one types. */
export function ComputedValue({ session, item }: { readonly session: Session; readonly item: Item }) {
  const words = useWords();
  const value = valueIn(session.reading(item.id));
  return (
    <p data-computed={item.id}>
      {value === undefined ? words.question.noValue : <strong>{valueWords(item, value, session.texts, words)}</strong>}
    </p>
  );
}
