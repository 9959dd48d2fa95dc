import { useRef, useState } from 'preact/hooks';
import type { DateParts } from '../../engine/typedDate.ts';
import { calendarWords, type DatePart, datePartName } from '../../i18n/calendar.ts';
import { useLanguage, useWords } from '../locale.ts';
import { asTyped } from '../parts/asTyped.ts';
import { type TypingProps, useTyping } from '../questions/typing.ts';
import type { FieldProps } from './row.ts';
import {
  dateParted,
  monthParted,
  type Parted,
  partedEntry,
  partsTyped,
  spreadOut,
  wrongParts,
} from './typedCalendar.ts';

/** More characters than any date has that is pasted into one field, its weekday included. */
const longest = 60;

/** Fields for the parts of a date: quicker to type than a calendar is to click through, and read out as what they are. */
export function PartedField({
  session,
  item,
  labelledBy,
  row,
  described,
  parted,
}: FieldProps<'date' | 'month'> & { readonly parted: Parted }) {
  const { more } = useWords();
  const spoken = useLanguage();
  const { language } = session.texts;
  const entry = session.entry(item.id) ?? null;
  const typed = useRef<DateParts>(partsTyped(entry, parted));
  // What stands in the fields stays as it was typed, until something else came from elsewhere.
  if (partedEntry(typed.current, parted) !== entry) typed.current = partsTyped(entry, parted);
  const [, setSpread] = useState<DateParts>();
  const wrong = described.invalid.has(item.id) ? wrongParts(typed.current, parted) : [];
  const hint = row ? undefined : `${item.id}-example`;
  const by = [hint, described.by].filter(Boolean).join(' ') || undefined;
  /** Puts what was typed or pasted into one field as a whole into the fields of its parts. */
  const spread = () => {
    const parts = spreadOut(typed.current, parted);
    if (parts === typed.current) return;
    typed.current = parts;
    setSpread(parts);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the card is a fieldset, and this one has no legend of its own.
    <div
      class="parted"
      data-item={row ? undefined : item.id}
      role="group"
      aria-labelledby={labelledBy}
      aria-describedby={by}
    >
      {hint && (
        <p class="hint parted__hint" id={hint} lang={spoken}>
          {more.date.example({
            typed: parted.parts.map((part) => partsTyped(parted.example, parted)[part]).join(' '),
            // The names of months are read in the languages of the interface alone.
            words: calendarWords(parted.example, spoken),
          })}
        </p>
      )}
      {parted.parts.map((part, at) => (
        <Part
          key={part}
          part={part}
          label={datePartName(part, language)}
          id={at === 0 ? `${item.id}-field` : `${item.id}-${part}`}
          name={at === 0 ? item.id : `${item.id}-${part}`}
          text={typed.current[part]}
          invalid={wrong.includes(part)}
          disabled={session.editLock.value !== 'owner'}
          take={(text) => {
            typed.current = { ...typed.current, [part]: text };
            session.answer(item.id, partedEntry(typed.current, parted), true);
          }}
          leave={() => {
            spread();
            void session.flush();
          }}
          paste={spread}
        />
      ))}
    </div>
  );
}

interface PartProps {
  readonly part: DatePart;
  readonly label: string;
  readonly id: string;
  readonly name: string;
  /** What stands in the field. */
  readonly text: string;
  readonly invalid: boolean;
  readonly disabled: boolean;
  readonly take: (typed: string) => void;
  readonly leave: () => void;
  /** Something was pasted, and taken. */
  readonly paste: () => void;
}

function Part({ part, label, id, name, text, invalid, disabled, take, leave, paste }: PartProps) {
  const [typing] = useTyping<HTMLInputElement>(
    {
      place: (element, typed) => {
        if (typed !== text) element.value = text;
      },
      take,
      leave,
    },
    [text],
  );
  const onInput: TypingProps<HTMLInputElement>['onInput'] = (event) => {
    typing.onInput(event);
    if (event instanceof InputEvent && event.inputType === 'insertFromPaste') paste();
  };
  return (
    <span class={`parted__part parted__part--${part}`}>
      <label for={id}>{label}</label>
      <input
        {...typing}
        {...asTyped}
        onInput={onInput}
        type="text"
        // A month may be typed in words.
        inputMode={part === 'month' ? 'text' : 'numeric'}
        autocomplete="off"
        maxLength={longest}
        aria-invalid={invalid || undefined}
        id={id}
        name={name}
        disabled={disabled}
      />
    </span>
  );
}

/** A field for a day of the calendar. */
export const DateField = (props: FieldProps<'date'>) => <PartedField {...props} parted={dateParted} />;

/** A field for a month. */
export const MonthField = (props: FieldProps<'month'>) => <PartedField {...props} parted={monthParted} />;
