import { useEffect, useState } from 'preact/hooks';
import type { CaseStatus, Invitation } from '../../../protocol/invitation.ts';
import { lacksGiven } from '../../../session/givenAtBegin.ts';
import { invitationOf, keepInvitation, type Readable } from '../../../session/invitations.ts';
import {
  assignedBy,
  assignmentOf,
  awaitsInvitation,
  type CodeFault,
  codeFaults,
  endpointFor,
  isForQuestionnaire,
  isOf,
  mayPass,
  redeemCode,
  standingOf,
} from '../../../session/redeeming.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { useApp, useServices } from '../../services.ts';
import { AccessCode } from './accessCode.tsx';
import { believed } from './believed.ts';
import { CodeState } from './codeState.tsx';
import { DeliveredCase } from './deliveredCase.tsx';
import { InvitationField } from './field.tsx';

/** What of a case must be said to whoever answers for it; the other states go on as ever. */
const told = ['delivered', 'revoked', 'expired', 'outOfScope', 'ceased'] as const;
type Told = (typeof told)[number] | 'unauthorised';

/** What must be said of the case of an open draft: its code is still to be redeemed, or the office says how it stands. */
export function CaseNotice({ session }: { readonly session: Session }) {
  const row = session.row.value;
  if (session.editLock.value !== 'owner' || row.state !== 'draft') return null;
  return (
    <>
      {awaitsInvitation(row) && row.code !== undefined && <Awaiting key={row.code} session={session} code={row.code} />}
      {row.known && <Known session={session} text={row.known} />}
      {row.case && <Standing key={row.token} session={session} />}
      {lacksGiven(session.instrument, row) && <Late />}
    </>
  );
}

function Late() {
  const words = useWords();
  return (
    <section class="summary invited invited--notice" aria-label={words.invitation.title} data-case="late">
      <p>{words.invitation.late}</p>
    </section>
  );
}

function Awaiting({ session, code }: { readonly session: Session; readonly code: string }) {
  const words = useWords();
  const services = useServices();
  const online = useApp().online.value;
  const fault = codeFaults.value.get(code);
  const redeem = async (beside?: string) => {
    const redeemed = await redeemCode(services, code, { beside, instrument: session.instrument.id });
    if (redeemed && session.row.peek().code === code) session.assign(assignedBy(redeemed, code));
  };
  useEffect(() => {
    if (online && mayPass(code)) void redeem();
  }, [online, code]);
  const ended = fault !== undefined && !['later', 'too-many'].includes(fault);
  return (
    <section class="summary invited invited--notice" aria-label={words.invitation.title} data-case="awaited">
      {!ended && <p>{words.invitation.awaits}</p>}
      <CodeState code={code} begun redeem={redeem} />
      {ended && <Another session={session} />}
    </section>
  );
}

/** Takes another code or link for an open draft. What has to be opened first waits on the first page. */
function Another({ session }: { readonly session: Session }) {
  const words = useWords();
  const services = useServices();
  const [elsewhere, setElsewhere] = useState(false);
  const [fault, setFault] = useState<CodeFault>();
  const replace = async (enrolment: Invitation['enrolment'], read: Readable, endpoint: string | undefined) => {
    const row = session.row.peek();
    const { case: of } = row;
    const fits = isOf(enrolment, row) || (of === undefined && isForQuestionnaire(enrolment, row));
    const code = read.kind === 'code' ? read.code : undefined;
    setElsewhere(!fits);
    if (fits) session.assign(assignmentOf(enrolment, endpoint, code));
    else await keepInvitation(services.store, invitationOf(read, endpoint));
    return true;
  };
  const take = async (read: Readable) => {
    if (read.kind === 'plain') return replace(read.enrolment, read, endpointFor(services, read.enrolment.instrument));
    if (read.kind === 'locked') {
      await keepInvitation(services.store, invitationOf(read, services.office()?.url));
      setElsewhere(true);
      return true;
    }
    // A draft without a case waits for its code, whatever the network: another one takes its place.
    if (!session.row.peek().case) {
      session.assign({ code: read.code });
      return true;
    }
    const redeemed = await redeemCode(services, read.code);
    setFault(redeemed ? undefined : codeFaults.value.get(read.code));
    return redeemed ? replace(redeemed.invitation.enrolment, read, redeemed.endpoint) : false;
  };
  return (
    <>
      <InvitationField label={words.invitation.another} onRead={take} />
      {fault && <p role="alert">{words.invitation.codeFaults[fault]}</p>}
      {elsewhere && <p role="status">{words.invitation.elsewhere}</p>}
    </>
  );
}

/** What the office knows came encrypted, for a draft that was begun before its invitation was there. */
function Known({ session, text }: { readonly session: Session; readonly text: string }) {
  const words = useWords();
  return (
    <section class="summary invited invited--notice" aria-label={words.invitation.title} data-case="known">
      <p>{words.invitation.sealed}</p>
      <AccessCode
        text={text}
        onRead={({ case: of, prefilled = {} }) =>
          session.row.peek().case?.id === of.id &&
          session.assign({ known: '', prefilled: believed(prefilled, true, session.instrument) })
        }
      />
    </section>
  );
}

/** How the office says that the case stands, asked each time that a draft is opened with a network. */
function Standing({ session }: { readonly session: Session }) {
  const words = useWords();
  const services = useServices();
  const online = useApp().online.value;
  const [state, setState] = useState<Told>();
  const [status, setStatus] = useState<CaseStatus>();
  const ask = async () => {
    const row = session.row.peek();
    const answer = await standingOf(services, row, row.instrument.id);
    if (answer?.kind === 'status') {
      setStatus(answer.status);
      return setState(told.find((one) => one === answer.status.state));
    }
    if (answer?.kind !== 'unauthorised') return;
    // The code that was kept is redeemed once more, before anybody is asked.
    const redeemed =
      row.code === undefined ? undefined : await redeemCode(services, row.code, { instrument: row.instrument.id });
    const { case: of, token } = redeemed?.invitation.enrolment ?? {};
    if (redeemed && token !== undefined && of?.id === row.case?.id)
      session.assign({ token, endpoint: redeemed.endpoint });
    else setState('unauthorised');
  };
  useEffect(() => {
    if (online) void ask();
  }, [online]);
  if (!state) return null;
  return (
    <section class="summary invited invited--notice" aria-label={words.invitation.title} data-case={state}>
      {state === 'delivered' && status ? (
        <DeliveredCase status={status} instrument={session.instrument} heading="h2" />
      ) : (
        <p role="status">{words.invitation.states[state]}</p>
      )}
      {['unauthorised', 'revoked', 'expired'].includes(state) && <Another session={session} />}
    </section>
  );
}
