import type { CaseState } from '../protocol/invitation.ts';
import type { CaseMark } from '../protocol/officeActs.ts';
import type { Officer } from '../protocol/officeRights.ts';
import { CodesForm } from './codesForm.tsx';
import { DeedForm } from './deedForm.tsx';
import { useDraft } from './drafts.ts';
import { ExtendForm } from './extendForm.tsx';
import { noAnswer } from './officeApi.ts';
import { useOfficeLocale } from './officeLocale.ts';
import { WhyField } from './whyField.tsx';

interface CaseDeedsProps {
  readonly caseId: string;
  readonly state: CaseState;
  readonly officer: Officer;
  readonly onSignedOut: () => void;
  /** Called once something was done, so that the case is read again. */
  readonly onDone: () => void;
}

/** What can be done with a case, as far as the rights allow it. */
export function CaseDeeds({ officer, ...of }: CaseDeedsProps) {
  const { office } = useOfficeLocale();
  const marked = of.state === 'outOfScope' || of.state === 'ceased';
  const may = (right: Officer['rights'][number]) => officer.rights.includes(right);
  if (!may('decide') && !may('issue')) return null;
  return (
    <section class="card" aria-labelledby="case-deeds">
      <h2 id="case-deeds">{office.deeds.title}</h2>
      {may('decide') &&
        (marked ? (
          <MarkForm {...of} mark={undefined} />
        ) : (
          <>
            <MarkForm {...of} mark="outOfScope" />
            <MarkForm {...of} mark="ceased" />
          </>
        ))}
      {may('decide') && of.state !== 'revoked' && <RevokeForm {...of} />}
      {may('issue') && (
        <>
          <CodesForm of={{ cases: [of.caseId] }} onSignedOut={of.onSignedOut} onDone={of.onDone} />
          <ExtendForm of={{ cases: [of.caseId] }} onSignedOut={of.onSignedOut} onDone={of.onDone} />
        </>
      )}
    </section>
  );
}

type FormProps = Omit<CaseDeedsProps, 'officer'>;

const pathOf = (caseId: string, act: string): string => `/cases/${encodeURIComponent(caseId)}/${act}`;

function MarkForm({ caseId, mark, onSignedOut, onDone }: FormProps & { readonly mark: CaseMark | undefined }) {
  const { office } = useOfficeLocale();
  const name = `mark-${mark ?? 'none'}`;
  const [why, setWhy] = useDraft(`${name} ${caseId}`);
  return (
    <DeedForm
      name={name}
      title={office.deeds.marks[mark ?? 'none']}
      what={office.deeds.markWhat[mark ?? 'none']}
      submit={office.deeds.submit}
      path={pathOf(caseId, 'mark')}
      body={() => ({ ...(mark && { mark }), why })}
      shape={noAnswer}
      onSignedOut={onSignedOut}
      onDone={() => {
        setWhy('');
        onDone();
      }}
    >
      <WhyField id={`why-${name}`} value={why} onValue={setWhy} />
    </DeedForm>
  );
}

function RevokeForm({ caseId, onSignedOut, onDone }: FormProps) {
  const { office } = useOfficeLocale();
  const [why, setWhy] = useDraft(`revoke ${caseId}`);
  return (
    <DeedForm
      name="revoke"
      title={office.deeds.revoke}
      what={office.deeds.revokeWhat}
      submit={office.deeds.submit}
      path={pathOf(caseId, 'revoke')}
      body={() => ({ why })}
      shape={noAnswer}
      onSignedOut={onSignedOut}
      onDone={() => {
        setWhy('');
        onDone();
      }}
    >
      <WhyField id="why-revoke" value={why} onValue={setWhy} />
    </DeedForm>
  );
}
