import type { Item } from '../../engine/outline.ts';
import type { Entered } from '../../engine/value.ts';
import type { Session } from '../../session/session.ts';
import { asTyped } from '../parts/asTyped.ts';
import { useServices } from '../services.ts';
import { Cut } from './cut.tsx';
import type { FieldAria } from './fieldAria.ts';
import { useTyping } from './typing.ts';

/** An address is no `email` to a browser: Chromium would keep "els@müller.be" as "els@xn--mller-kva.be". */
const kinds = {
  text: { type: 'text' },
  email: { type: 'text', inputMode: 'email', autocapitalize: 'none' },
  tel: { type: 'tel' },
} as const;

interface TextInputProps extends FieldAria {
  readonly session: Session;
  readonly item: Item;
  readonly kind: 'text' | 'email' | 'tel';
  readonly inputMode?: 'numeric' | 'decimal' | 'url';
  /** What is typed, as an entry. */
  readonly parse: (typed: string) => Entered;
  /** How a value stands in the field. */
  readonly show?: (value: string) => string;
  readonly autocomplete?: string | undefined;
  readonly maxLength?: number;
  /** The id of what names the field, where no label does. */
  readonly labelledBy?: string | undefined;
  /** What stands in an empty field until the respondent takes it over. */
  readonly offered?: string;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** A field to type an answer in. */
export function TextInput(props: TextInputProps) {
  const { session, item, described, parse, show = String, offered = '' } = props;
  const { lock } = useServices();
  const entry = session.entry(item.id);
  const [typing, cut] = useTyping<HTMLInputElement>(
    {
      place: (element, typed) => {
        if (entry !== undefined) {
          if (parse(typed) !== entry) element.value = show(`${entry ?? ''}`);
        } else if (document.activeElement !== element) element.value = offered;
        else if (parse(typed) !== null) element.value = '';
      },
      take: (typed) => session.answer(item.id, parse(typed), true),
      leave: () => void session.flush(),
    },
    [entry, offered, item],
  );
  return (
    <>
      <input
        {...typing}
        {...asTyped}
        inputMode={props.inputMode}
        {...kinds[props.kind]}
        // Where a device has a lock, others use it too: what one of them gave is not offered to the next.
        autocomplete={(!lock && props.autocomplete) || 'off'}
        maxLength={props.maxLength}
        aria-labelledby={props.labelledBy}
        aria-describedby={described.by}
        aria-invalid={described.invalid.has(item.id) || undefined}
        id={`${item.id}-field`}
        name={item.id}
        disabled={session.editLock.value !== 'owner'}
        onKeyDown={props.onKeyDown}
      />
      {cut && props.maxLength !== undefined && <Cut most={props.maxLength} />}
    </>
  );
}
