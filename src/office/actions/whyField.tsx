import { useEffect, useRef } from 'preact/hooks';
import { numbered, unseen } from '../../lib/visible.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';

/** The field for the reason of an act, which goes on record. */
export function WhyField({
  id,
  value,
  onValue,
}: {
  readonly id: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  const { office } = useOfficeLocale();
  const field = useRef<HTMLInputElement>(null);
  const [character] = unseen.exec(value) ?? [];
  const fault = character === undefined ? '' : office.actions.notTaken({ value: numbered(character) });
  // The browser then sends nothing, and goes to the field.
  useEffect(() => field.current?.setCustomValidity(fault), [fault]);
  return (
    <>
      <label for={id}>{office.actions.why}</label>
      <p class="hint" id={`${id}-hint`}>
        {office.actions.whyHint}
      </p>
      <input
        id={id}
        ref={field}
        value={value}
        required
        minLength={3}
        maxLength={200}
        autocomplete="off"
        aria-describedby={`${id}-hint ${id}-fault`}
        aria-invalid={fault !== ''}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
      <p role="alert" id={`${id}-fault`}>
        {fault}
      </p>
    </>
  );
}
