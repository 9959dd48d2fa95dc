import type { CaseState } from '../../protocol/invitation.ts';
import type { CaseMark } from '../../protocol/officeActions.ts';
import type { Officer } from '../../protocol/officeRights.ts';
import { ActionForm } from '../actions/actionForm.tsx';
import { useDraft } from '../actions/drafts.ts';
import { WhyField } from '../actions/whyField.tsx';
import { noAnswer } from '../page/officeApi.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { CodesForm } from './codesForm.tsx';
import { ExtendForm } from './extendForm.tsx';
import { ReopenForm } from './reopenForm.tsx';

interface CaseActionsProps {
  readonly caseId: string;
  readonly state: CaseState;
  readonly officer: Officer;
  readonly onSignedOut: () => void;
  /** Called once something was done, so that the case is read again. */
  readonly onDone: () => void;
}

/** What can be done with a case, as far as the rights allow it. */
export function CaseActions({ officer, ...of }: CaseActionsProps) {
  const { office } = useOfficeLocale();
  const marked = of.state === 'outOfScope' || of.state === 'ceased';
  const may = (right: Officer['rights'][number]) => officer.rights.includes(right);
  if (!may('decide') && !may('issue')) return null;
  return (
    <section class="card" aria-labelledby="case-actions">
      <h2 id="case-actions">{office.actions.title}</h2>
      {may('decide') &&
        (marked ? (
          <MarkForm {...of} mark={undefined} />
        ) : (
          <>
            <MarkForm {...of} mark="outOfScope" />
            <MarkForm {...of} mark="ceased" />
          </>
        ))}
      {may('decide') && ['delivered', 'reopened'].includes(of.state) && <ReopenForm {...of} />}
      {may('decide') && <RevokeForm key={of.state === 'revoked' ? 'back' : 'revoke'} {...of} />}
      {may('issue') && (
        <>
          <CodesForm of={{ cases: [of.caseId] }} asked={1} onSignedOut={of.onSignedOut} onDone={of.onDone} />
          <ExtendForm of={{ cases: [of.caseId] }} onSignedOut={of.onSignedOut} onDone={of.onDone} />
        </>
      )}
    </section>
  );
}

type FormProps = Omit<CaseActionsProps, 'officer'>;

const pathOf = (caseId: string, act: string): string => `/cases/${encodeURIComponent(caseId)}/${act}`;

function MarkForm({ caseId, mark, onSignedOut, onDone }: FormProps & { readonly mark: CaseMark | undefined }) {
  const { office } = useOfficeLocale();
  const name = `mark-${mark ?? 'none'}`;
  const [why, setWhy] = useDraft(`${name} ${caseId}`);
  return (
    <ActionForm
      name={name}
      title={office.actions.marks[mark ?? 'none']}
      what={office.actions.markWhat[mark ?? 'none']}
      submit={office.actions.submit}
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
    </ActionForm>
  );
}

function RevokeForm({ caseId, state, onSignedOut, onDone }: FormProps) {
  const { office } = useOfficeLocale();
  const name = state === 'revoked' ? 'reinstate' : 'revoke';
  const [why, setWhy] = useDraft(`${name} ${caseId}`);
  return (
    <ActionForm
      name={name}
      title={office.actions[name]}
      what={state === 'revoked' ? office.actions.reinstateWhat : office.actions.revokeWhat}
      submit={office.actions.submit}
      path={pathOf(caseId, name)}
      body={() => ({ why })}
      shape={noAnswer}
      onSignedOut={onSignedOut}
      onDone={() => {
        setWhy('');
        onDone();
      }}
    >
      <WhyField id={`why-${name}`} value={why} onValue={setWhy} />
    </ActionForm>
  );
}
