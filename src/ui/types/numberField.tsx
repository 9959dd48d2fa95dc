import { useRef } from 'preact/hooks';
import { readEntry } from '../../engine/reading.ts';
import { decimalsMeant } from '../../engine/typedDecimal.ts';
import type { Entered, Value } from '../../engine/value.ts';
import { useWords } from '../locale.ts';
import { TextInput } from '../questions/textInput.tsx';
import type { FieldProps } from './row.ts';
import { typedNumber } from './typedNumber.ts';
import { unitDescribed, unitIdOf } from './unit.ts';

/** More characters than any number has, its blanks included. */
const longest = 60;

type NumberType = 'decimal' | 'whole' | 'money';

interface NumberProps extends FieldProps<NumberType> {
  readonly parse: (typed: string) => Entered;
  /** How an entry stands in the field. */
  readonly show: (entry: string) => string;
  /** What stands behind the number. */
  readonly unit: string;
  /** The values that an entry may mean; what may mean none or one needs no asking. */
  readonly meant: (entry: string) => readonly Value[];
  /** How such a value is said. */
  readonly say: (value: Value) => string;
}

/** A field for a number, which asks where what was typed may mean two. */
export function NumberField(props: NumberProps) {
  const { session, item, unit, labelledBy, row, described } = props;
  return (
    <>
      <span class="number number--decimal" data-item={row ? undefined : item.id}>
        <TextInput
          session={session}
          item={item}
          kind="text"
          // The keypad of an iPhone has no minus.
          {...(Number(item.min ?? -1) < 0 ? {} : { inputMode: 'decimal' as const })}
          maxLength={longest}
          parse={props.parse}
          show={props.show}
          labelledBy={labelledBy}
          described={unit ? unitDescribed(described, item.id) : described}
        />
        {unit && (
          <span class="number__unit" id={unitIdOf(item.id)} lang={session.texts.language}>
            {unit}
          </span>
        )}
      </span>
      <Meant {...props} />
    </>
  );
}

/** The numbers that a typed text may mean, where it may mean more than one: a lone sign before exactly three digits. */
export function numbersMeant(entry: string): readonly string[] {
  const numbers = decimalsMeant(typedNumber(entry));
  return numbers.length > 1 ? numbers : [];
}

/** Asks which number is meant where what was typed may be two, once the question was left. */
function Meant({ session, item, described, meant, say }: NumberProps) {
  const words = useWords();
  const entry = session.entry(item.id);
  // Asked once, it stays until it is answered, also while the focus is on its way to it.
  const asked = useRef<Entered>(null);
  const values = typeof entry === 'string' ? meant(entry) : [];
  if (values.length > 0 && described.invalid.has(item.id)) asked.current = entry ?? null;
  const possible = asked.current === entry ? values.filter((value) => readEntry(item, value).kind === 'valid') : [];
  const id = `${item.id}-meant`;
  return (
    // There before it asks, so that it is read out; in a row it takes no room until then.
    <div class="mistakes" aria-live="polite">
      {possible.length > 0 && session.editLock.value === 'owner' && (
        <fieldset class="meant" aria-labelledby={id}>
          <span id={id}>{words.more.meant}</span>
          {possible.map((value) => (
            <button
              key={value}
              type="button"
              class="button button--quiet"
              data-meant={value}
              onClick={(event) => {
                session.answer(item.id, value);
                // The buttons go: a keyboard goes on from the field.
                if (event.detail === 0) document.getElementById(`${item.id}-field`)?.focus({ preventScroll: true });
              }}
            >
              {say(value)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
