import { type CaseSelection, casesExtended } from '../../protocol/caseList.ts';
import { ActionForm } from '../actions/actionForm.tsx';
import { useDraft } from '../actions/drafts.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';

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
    <ActionForm
      name="extend"
      title={office.actions.extend}
      what={office.actions.extendWhat}
      submit={office.actions.submit}
      path="/cases-extend"
      body={() => ({ of, day })}
      shape={casesExtended}
      onSignedOut={onSignedOut}
      onDone={() => {
        setDay('');
        onDone();
      }}
    >
      <label for="extend-day">{office.actions.day}</label>
      <input
        id="extend-day"
        type="date"
        required
        value={day}
        onInput={({ currentTarget }) => setDay(currentTarget.value)}
      />
    </ActionForm>
  );
}
