import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Item } from '../../engine/outline.ts';
import type { Entered } from '../../engine/value.ts';
import type { Session } from '../../session/session.ts';
import { asTyped } from '../parts/asTyped.ts';
import type { FieldAria } from './fieldAria.ts';

const kinds = { text: { type: 'text' }, email: { type: 'email' }, tel: { type: 'tel' } } as const;

interface TextInputProps extends FieldAria {
  readonly session: Session;
  readonly item: Item;
  readonly kind: 'text' | 'email' | 'tel';
  readonly inputMode?: 'numeric' | 'decimal';
  /** What is typed, as an entry. */
  readonly parse: (typed: string) => Entered;
  /** How a value stands in the field. */
  readonly show?: (value: string) => string;
  readonly autocomplete?: string;
  readonly maxLength?: number;
  /** The id of what names the field, where no label does. */
  readonly labelledBy?: string | undefined;
  /** What stands in an empty field until the respondent takes it over. */
  readonly offered?: string;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/**
 * A field to type in. The field keeps what is typed to itself and tells the session; the session writes back only
 * when the entry changed elsewhere, so that no key is ever swallowed by a redraw.
 */
export function TextInput(props: TextInputProps) {
  const { session, item, described, parse, show = String, offered = '' } = props;
  const field = useRef<HTMLInputElement>(null);
  const entry = session.entry(item.id);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    if (entry !== undefined) {
      if (parse(element.value) !== entry) element.value = show(`${entry ?? ''}`);
    } else if (document.activeElement !== element) element.value = offered;
    else if (parse(element.value) !== null) element.value = '';
  }, [entry, offered, item]);
  return (
    <input
      ref={field}
      {...kinds[props.kind]}
      {...asTyped}
      inputMode={props.inputMode}
      autocomplete={props.autocomplete ?? 'off'}
      maxLength={props.maxLength}
      aria-labelledby={props.labelledBy}
      aria-describedby={described.by}
      aria-invalid={described.invalid.has(item.id) || undefined}
      id={`${item.id}-field`}
      name={item.id}
      disabled={session.ownership.value !== 'owner'}
      onInput={(event) => session.answer(item.id, parse(event.currentTarget.value), true)}
      onKeyDown={props.onKeyDown}
      onBlur={() => void session.flush()}
    />
  );
}
