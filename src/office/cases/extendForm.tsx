import { useState } from 'preact/hooks';
import { type CaseSelection, casesExtended } from '../../protocol/caseList.ts';
import { ActionForm } from '../actions/actionForm.tsx';
import { useDraft } from '../actions/drafts.ts';
import { WhyField } from '../actions/whyField.tsx';
import { announce } from '../page/announcement.tsx';
import { useOfficeLocale } from '../page/officeLocale.ts';

/** A day, as fields for dates have it. */
const dayOf = (when: Date): string => when.toISOString().slice(0, 10);
const longestYears = 3;

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
  const [why, setWhy] = useDraft(`extend why ${JSON.stringify(of)}`);
  const [extended, setExtended] = useState<number>();
  const latest = new Date();
  latest.setFullYear(latest.getFullYear() + longestYears);
  return (
    <>
      <ActionForm
        name="extend"
        title={office.actions.extend}
        what={office.actions.extendWhat}
        submit={office.actions.submit}
        path="/cases-extend"
        body={() => ({ of, day, why })}
        shape={casesExtended}
        onSignedOut={onSignedOut}
        onDone={({ extended: number }) => {
          setDay('');
          setWhy('');
          setExtended(number);
          announce(office.actions.extended({ count: number }));
          onDone();
        }}
      >
        <label for="extend-day">{office.actions.day}</label>
        <input
          id="extend-day"
          type="date"
          required
          min={dayOf(new Date())}
          max={dayOf(latest)}
          value={day}
          onInput={({ currentTarget }) => setDay(currentTarget.value)}
        />
        <WhyField id="why-extend" value={why} onValue={setWhy} />
      </ActionForm>
      {extended !== undefined && <p data-extended={extended}>{office.actions.extended({ count: extended })}</p>}
    </>
  );
}
