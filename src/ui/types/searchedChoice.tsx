import { useMemo } from 'preact/hooks';
import type { Entered } from '../../engine/value.ts';
import { optionWords } from '../../instrument/optionWords.ts';
import { ClearButton } from '../questions/clearButton.tsx';
import { ClosedAnswer } from './closedAnswer.tsx';
import { OptionSearch } from './optionSearch.tsx';
import type { FieldProps } from './row.ts';

/** What is typed to look for an option, as an entry: it must not read as a code, which only picking one gives. */
const typedEntry = (typed: string, options: readonly string[]): Entered =>
  typed.trim() === '' ? null : options.includes(typed) ? ` ${typed}` : typed;

/** A field to look for the answer in, where there are too many to show. */
export function SearchedChoice({ session, item, labelledBy, row, described }: FieldProps<'choice'>) {
  const { texts } = session;
  const states = session.options(item.id);
  const options = useMemo(
    () =>
      item.options
        .filter((code) => (states[code] ?? 'asked') === 'asked')
        .map((code) => ({
          code,
          // Read where it is drawn: it may quote answers.
          get words() {
            return optionWords(code, item, texts);
          },
        })),
    [item, texts, states],
  );
  const entry = `${session.entry(item.id) ?? ''}`;
  // One that other answers have closed since is kept, and is no text that was typed.
  const chosen = item.options.includes(entry) ? entry : undefined;
  return (
    <>
      <div data-item={row ? undefined : item.id}>
        <OptionSearch
          id={item.id}
          name={item.id}
          options={options}
          chosen={new Set(chosen === undefined ? [] : [chosen])}
          text={chosen === undefined ? entry : optionWords(chosen, item, texts)}
          disabled={session.editLock.value !== 'owner'}
          labelledBy={labelledBy}
          describedBy={described.by}
          invalid={described.invalid.has(item.id)}
          onText={(typed) => session.answer(item.id, typedEntry(typed, item.options), true)}
          onPick={(code) => session.answer(item.id, code)}
          onLeave={() => void session.flush()}
        />
      </div>
      <ClosedAnswer session={session} item={item} />
      <ClearButton session={session} item={item} />
    </>
  );
}
