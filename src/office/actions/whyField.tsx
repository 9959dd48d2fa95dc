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
  return (
    <>
      <label for={id}>{office.actions.why}</label>
      <p class="hint" id={`${id}-hint`}>
        {office.actions.whyHint}
      </p>
      <input
        id={id}
        value={value}
        required
        minLength={3}
        maxLength={200}
        autocomplete="off"
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
    </>
  );
}
