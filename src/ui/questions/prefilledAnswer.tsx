import type { Item } from '../../engine/outline.ts';
import { read } from '../../engine/reading.ts';
import type { Step } from '../../engine/step.ts';
import type { Value } from '../../engine/value.ts';
import { labelsOf } from '../../instrument/labels.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { valueWords } from '../types/table.ts';

/** What the office knows already of an item, where it reads and is not the answer already. */
function knownOf(session: Session, item: Item): Value | undefined {
  const reading = read(item, session.row.value.prefilled ?? {});
  if (reading.kind !== 'valid' || session.entry(item.id) === reading.value) return undefined;
  return reading.value;
}

/** What the office knows already, shown as such: it is no answer before the respondent takes it over. */
export function PrefilledAnswer({ session, step }: { readonly session: Session; readonly step: Step }) {
  const words = useWords();
  const known = step.entry.items.flatMap((item) => {
    const value = session.reading(item.id) && knownOf(session, item);
    return value === undefined ? [] : [{ item, value }];
  });
  if (known.length === 0) return null;
  const alone = step.entry.items.length === 1;
  return (
    <div class="known">
      <p>{words.more.known}</p>
      <ul>
        {known.map(({ item, value }) => (
          <li key={item.id} data-prefilled={item.id}>
            {!alone && <span class="letter">{shortOf(session, item)}: </span>}
            <strong translate={false}>{valueWords(item, value, session.texts, words)}</strong>
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="button button--quiet"
        data-tool="take-over"
        disabled={session.editLock.value !== 'owner'}
        onClick={() => {
          for (const { item, value } of known) session.answer(item.id, value);
        }}
      >
        {words.more.takeOver}
      </button>
    </div>
  );
}

/** An item below its question: its letter, or the name that it has in its place. */
function shortOf(session: Session, item: Item): string {
  const { letter, name } = labelsOf(session).item(item.id);
  return letter ?? name;
}
