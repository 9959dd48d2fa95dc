import { useMemo, useState } from 'preact/hooks';
import { choicesOf, choicesWith, codesIn } from '../../engine/types/choices.ts';
import { list } from '../../i18n/format.ts';
import { langOfOption } from '../../instrument/langOf.ts';
import { areLetters } from '../../instrument/letters.ts';
import { optionWords } from '../../instrument/optionWords.ts';
import { useWords } from '../locale.ts';
import { ClearButton } from '../questions/clearButton.tsx';
import { ClosedAnswer } from './closedAnswer.tsx';
import { isMany } from './many.ts';
import type { NamedOption } from './optionMatch.ts';
import { OptionSearch } from './optionSearch.tsx';
import type { FieldProps } from './row.ts';

/** What one choice took away, to be said and given back. */
interface Cleared {
  readonly before: string;
  readonly after: string | null;
  readonly alone: string;
  readonly codes: readonly string[];
}

/** Boxes to tick; where there are too many options to show, those that are chosen, and a field to look for others in. */
export function ChoicesField({ session, item, labelledBy, row, described }: FieldProps<'choices'>) {
  const words = useWords();
  const { texts } = session;
  const states = session.options(item.id);
  const options = useMemo(
    () =>
      item.options
        .filter((code) => states[code] !== 'notApplicable')
        .map((code) => ({
          code,
          // Read where it is drawn: it may quote answers.
          get words() {
            return optionWords(code, item, texts);
          },
          waits: (states[code] ?? 'asked') !== 'asked',
        })),
    [item, texts, states],
  );
  const [cleared, setCleared] = useState<Cleared>();
  const entry = `${session.entry(item.id) ?? ''}`;
  const chosen = new Set(codesIn(entry));
  // What is not there any more cannot be unticked: it goes with the next choice.
  const there = codesIn(entry).filter((one) => states[one] !== 'notApplicable');
  const choose = (code: string, isChosen: boolean) => {
    const after = choicesWith(there.join(' '), code, isChosen, item);
    const codes = there.filter((one) => one !== code && !codesIn(after ?? '').includes(one));
    const alone = item.exclusive?.includes(code) ? code : codes[0];
    setCleared(alone === undefined || codes.length === 0 ? undefined : { before: entry, after, alone, codes });
    session.answer(item.id, after);
  };
  const wordsOf = (code: string) => options.find((option) => option.code === code)?.words ?? code;
  const told = cleared?.after === (entry || null) ? cleared : undefined;
  const many = isMany(item);
  const boxes = many ? options.filter(({ code }) => chosen.has(code)) : options;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is named by a legend of its own, and this by its question.
    <div
      class="choice"
      data-item={row ? undefined : item.id}
      role="group"
      aria-labelledby={labelledBy}
      aria-describedby={`${described.by ?? ''} ${item.id}-several`.trim()}
    >
      <p class="hint" id={`${item.id}-several`}>
        {words.more.fields.several}
      </p>
      {many && (
        <Searched
          {...{ session, item, labelledBy, described, chosen }}
          options={options.filter(({ waits }) => !waits)}
          onPick={(code) => choose(code, !chosen.has(code))}
        />
      )}
      {boxes.map(({ code, words: label, waits }) => (
        <label key={code} class="option">
          <input
            type="checkbox"
            name={item.id}
            value={code}
            checked={chosen.has(code)}
            aria-invalid={described.invalid.has(item.id) || undefined}
            disabled={(waits && !chosen.has(code)) || session.editLock.value !== 'owner'}
            // A redraw between two events of one tap may have set the box back: what is kept says what it was.
            onChange={() => choose(code, !chosen.has(code))}
          />
          <span class="option__text" lang={langOfOption(code, item, texts)}>
            {!item.rowCalling && areLetters(item.options) && <span class="letter">{code}</span>} {label}
          </span>
        </label>
      ))}
      <ClosedAnswer
        session={session}
        item={item}
        onLeaveOut={there.length === 0 ? undefined : () => session.answer(item.id, choicesOf(there, item.options))}
      />
      <div class="choice__alone">
        <p role="status">
          {told &&
            words.more.fields.alone({
              answer: wordsOf(told.alone),
              cleared: list(told.codes.map(wordsOf), texts.language),
            })}
        </p>
        {told && session.editLock.value === 'owner' && (
          <button
            type="button"
            class="tool"
            data-undo={item.id}
            onClick={() => {
              setCleared(undefined);
              session.answer(item.id, told.before);
            }}
          >
            {words.more.undo}
          </button>
        )}
      </div>
      {/* A few are unticked one by one. */}
      {many && <ClearButton session={session} item={item} />}
    </div>
  );
}

/** The field to look for an option in; what stands there is no answer. */
function Searched({
  session,
  item,
  labelledBy,
  described,
  options,
  chosen,
  onPick,
}: Omit<FieldProps<'choices'>, 'row'> & {
  readonly options: readonly NamedOption[];
  readonly chosen: ReadonlySet<string>;
  readonly onPick: (code: string) => void;
}) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const [left, setLeft] = useState(false);
  return (
    <div>
      <OptionSearch
        id={item.id}
        name={`${item.id}-search`}
        options={options}
        chosen={chosen}
        several
        text={typed}
        disabled={session.editLock.value !== 'owner'}
        labelledBy={labelledBy}
        describedBy={described.by}
        invalid={described.invalid.has(item.id)}
        onText={(text) => {
          setTyped(text);
          setLeft(false);
        }}
        onPick={(code) => {
          setTyped('');
          onPick(code);
        }}
        onLeave={() => setLeft(true)}
      />
      <p role="status" class="hint">
        {left && typed.trim() !== '' && words.more.fields.notChosen({ typed })}
      </p>
    </div>
  );
}
