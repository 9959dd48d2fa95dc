import { useRef } from 'preact/hooks';
import { readEntry } from '../../engine/reading.ts';
import { decimalsMeant } from '../../engine/typedDecimal.ts';
import type { Entered } from '../../engine/value.ts';
import { decimalTyped } from '../../i18n/format.ts';
import { canonicalDecimal } from '../../instrument/decimal.ts';
import { useWords } from '../locale.ts';
import { TextInput } from '../questions/textInput.tsx';
import type { FieldProps } from './row.ts';
import { typedNumber } from './typedNumber.ts';
import { unitOf } from './unit.ts';

/** More characters than any number has, its blanks included. */
const longest = 60;

/**
 * What is typed, as an entry: the number where it means one, else as typed. What may mean two is none before the
 * respondent has said which, so a blank keeps it from reading as one of them.
 */
export function decimalEntry(typed: string): Entered {
  const bare = typedNumber(typed);
  if (bare.trim() === '') return null;
  const [number, ...others] = decimalsMeant(bare);
  if (number !== undefined && others.length === 0) return number;
  return canonicalDecimal.test(typed) ? ` ${typed}` : typed;
}

/** The numbers that an entry may mean. */
const meantBy = (entry: string) => decimalsMeant(typedNumber(entry));

/** A field for a number with decimals, which asks where what was typed may mean two. */
export function DecimalField({ session, item, labelledBy, row, described }: FieldProps<'decimal'>) {
  const { texts } = session;
  const unit = unitOf(item, texts);
  return (
    <>
      <span class="number number--decimal" data-item={row ? undefined : item.id}>
        <TextInput
          session={session}
          item={item}
          kind="text"
          inputMode="decimal"
          maxLength={longest}
          parse={decimalEntry}
          show={(entry) => (canonicalDecimal.test(entry) ? decimalTyped(entry, texts.language) : entry)}
          labelledBy={labelledBy}
          described={described}
        />
        {unit && <span class="number__unit">{unit}</span>}
      </span>
      <Meant session={session} item={item} described={described} />
    </>
  );
}

/** Asks which number is meant where what was typed may be two, once the question was left. */
function Meant({ session, item, described }: FieldProps<'decimal'>) {
  const words = useWords();
  const entry = session.entry(item.id);
  // Asked once, it stays until it is answered, also while the focus is on its way to it.
  const asked = useRef<Entered>(null);
  const isOpen = typeof entry === 'string' && !canonicalDecimal.test(entry) && meantBy(entry).length > 1;
  if (isOpen && described.invalid.has(item.id)) asked.current = entry;
  const numbers = isOpen && asked.current === entry ? meantBy(entry) : [];
  const possible = numbers.filter((number) => readEntry(item, number).kind === 'valid');
  const id = `${item.id}-meant`;
  return (
    <div aria-live="polite">
      {possible.length > 0 && session.editLock.value === 'owner' && (
        <fieldset class="meant" aria-labelledby={id}>
          <span id={id}>{words.question.meant}</span>
          {possible.map((number) => (
            <button
              key={number}
              type="button"
              class="button button--quiet"
              data-meant={number}
              onClick={(event) => {
                session.answer(item.id, number);
                // The buttons go: a keyboard goes on from the field.
                if (event.detail === 0) document.getElementById(`${item.id}-field`)?.focus({ preventScroll: true });
              }}
            >
              {decimalTyped(number, session.texts.language)} {unitOf(item, session.texts)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
