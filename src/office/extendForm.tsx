import { type CaseSelection, casesExtended } from '../protocol/caseList.ts';
import { DeedForm } from './deedForm.tsx';
import { useDraft } from './drafts.ts';
import { useOfficeLocale } from './officeLocale.ts';

/** Gives cases another last day. */
export function ExtendForm({
  of,
  onSignedOut,
  onDone,
}: {
  readonly of: CaseSelection;
  readonly onSignedOut: () => void;
  readonly onDone: () => void;
}) {
  const { office } = useOfficeLocale();
  const [day, setDay] = useDraft(`extend ${JSON.stringify(of)}`);
  return (
    <DeedForm
      name="extend"
      title={office.deeds.extend}
      what={office.deeds.extendWhat}
      submit={office.deeds.submit}
      path="/cases-extend"
      body={() => ({ of, day })}
      shape={casesExtended}
      onSignedOut={onSignedOut}
      onDone={() => {
        setDay('');
        onDone();
      }}
    >
      <label for="extend-day">{office.deeds.day}</label>
      <input
        id="extend-day"
        type="date"
        required
        value={day}
        onInput={({ currentTarget }) => setDay(currentTarget.value)}
      />
    </DeedForm>
  );
}
