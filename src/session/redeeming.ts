import { type ReadonlySignal, signal } from '@preact/signals';
import { report } from '../lib/report.ts';
import { mayGoTo } from '../protocol/endpoint.ts';
import type { Enrolment } from '../protocol/enrolment.ts';
import type { CaseReply, CodeEnd, Redeemed } from '../protocol/redeemed.ts';
import { sendTokenOf } from '../protocol/token.ts';
import type { Assignment } from '../storage/assignment.ts';
import type { ResponseRow } from '../storage/rows.ts';
import { assignAlone } from './assigning.ts';
import { type KeptInvitation, keepInvitation, readInvitations } from './invitations.ts';
import type { AboutCode, SessionServices } from './services.ts';

/** Why a code was not redeemed. `later`: there was no answer. */
export type CodeFault = 'unknown' | CodeEnd | 'too-many' | 'later';

const faults = signal<ReadonlyMap<string, CodeFault>>(new Map());

/** Why codes were not redeemed the last time that they were tried, since the app was loaded. */
export const codeFaults: ReadonlySignal<ReadonlyMap<string, CodeFault>> = faults;

/**
 * The URL of the endpoint that an invitation's token is for: that of its questionnaire.
 * @param bound the endpoint that it came bound to; the general one was what it had before anybody knew its questionnaire
 */
export function endpointFor(
  { office }: Pick<SessionServices, 'office'>,
  instrument: string | undefined,
  bound?: string,
): string | undefined {
  return bound === undefined || bound === office()?.url ? office(instrument)?.url : bound;
}

/** Whether an invitation may be for a response's questionnaire. */
export const isForQuestionnaire = ({ instrument }: Pick<Enrolment, 'instrument'>, row: ResponseRow): boolean =>
  [undefined, row.instrument.id].includes(instrument);

/** Whether an invitation is for a response's case: another collector may have one of the same name, for another questionnaire. */
export const isOf = (given: Pick<Enrolment, 'case' | 'instrument'>, row: ResponseRow): boolean =>
  row.case?.id === given.case.id && isForQuestionnaire(given, row);

type Invited = Extract<Redeemed, { kind: 'invited' }>;
type Needed = Pick<SessionServices, 'store' | 'inviting'>;

/** Whether trying again by itself may help. */
export const mayPass = (code: string): boolean => [undefined, 'later'].includes(faults.peek().get(code));

/** Redeems a code; where that fails, `codeFaults` says why. */
export async function redeemCode(
  { inviting }: Pick<SessionServices, 'inviting'>,
  code: string,
  about?: AboutCode,
): Promise<Invited | undefined> {
  // Its own code may be out of reach as well.
  const redeemed = await inviting()
    .then(({ redeem }) => redeem(code, about))
    .catch((cause: unknown): Redeemed => {
      report('redeem code', cause);
      return { kind: 'later' };
    });
  const now = new Map(faults.peek());
  if (redeemed.kind === 'invited') now.delete(code);
  else now.set(code, redeemed.kind === 'ended' ? redeemed.why : redeemed.kind);
  faults.value = now;
  return redeemed.kind === 'invited' ? redeemed : undefined;
}

/**
 * What an enrolment gives a response.
 * @param endpoint the URL that its token is for; undefined while nobody has said where responses go
 * @param code the short code that it was redeemed with, where it was
 */
export const assignmentOf = (
  { case: of, token, name, prefilled }: Enrolment,
  endpoint: string | undefined,
  code: string | undefined,
): Assignment => ({
  case: of,
  ...(token !== undefined && { token, ...(endpoint !== undefined && { endpoint }) }),
  ...(code !== undefined && { code }),
  ...(name !== undefined && { label: name }),
  ...(prefilled && { prefilled }),
});

/** What a redeemed code gives a draft that was begun before. */
export const assignedBy = ({ invitation: { enrolment, known }, endpoint }: Invited, code: string): Assignment => ({
  ...assignmentOf(enrolment, endpoint, code),
  ...(known !== undefined && { known }),
  language: enrolment.language,
});

/** Whether a draft's case is not known yet, since its code is still to be redeemed. */
export const awaitsInvitation = ({ code, case: of }: ResponseRow): boolean => code !== undefined && !of;

/** Redeems the code of an invitation that waits, and keeps what is given for it. @throws where it cannot be kept */
export async function redeemKept(
  services: Pick<SessionServices, 'store' | 'inviting'>,
  invitation: KeptInvitation,
  code: string,
  beside?: string,
): Promise<void> {
  const { store } = services;
  // Before the network is asked: it may be the last moment of this page.
  await keepInvitation(store, { ...invitation, wanted: true });
  const redeemed = await redeemCode(services, code, { beside });
  // It may have been begun or put away meanwhile.
  if (!redeemed || !(await readInvitations(store)).some(({ id }) => id === invitation.id)) return;
  const { enrolment, known } = redeemed.invitation;
  const given = { enrolment, endpoint: redeemed.endpoint, ...(known !== undefined && { known }) };
  await keepInvitation(store, { ...invitation, ...given });
}

/** Redeems all codes that wait for a network: of invitations, and of drafts that no page has open. */
export async function redeemWaiting(services: Needed): Promise<void> {
  const { store } = services;
  for (const invitation of await readInvitations(store)) {
    const { code, wanted, enrolment } = invitation;
    if (code !== undefined && wanted && !enrolment && mayPass(code)) await redeemKept(services, invitation, code);
  }
  for (const { row } of (await store.list()).responses) {
    const { code } = row;
    if (row.state !== 'draft' || code === undefined || !awaitsInvitation(row) || !mayPass(code)) continue;
    const give = async () => {
      const redeemed = await redeemCode(services, code, { instrument: row.instrument.id });
      return redeemed && assignedBy(redeemed, code);
    };
    await assignAlone(store, row.id, give, (now) => awaitsInvitation(now) && now.code === code);
  }
}

/**
 * Has all that is here of a case sent with a newer token of it: what waits, and drafts that no page has open.
 * @returns how many responses have it now
 */
export async function admit(
  { store, delivery }: Pick<SessionServices, 'store' | 'delivery'>,
  { case: of, token, instrument }: Enrolment,
  endpoint: string,
  code: string | undefined,
): Promise<number> {
  if (token === undefined) return 0;
  const to = { token, endpoint, ...(code !== undefined && { code }) };
  const send = await sendTokenOf(token);
  let count = 0;
  for (const { row, outbox, receipt } of (await store.list()).responses) {
    if (!isOf({ case: of, instrument }, row) || receipt || row.token === token) continue;
    const response = row.id;
    // What was refused stays so, and has the right of what is sent again.
    const again = outbox?.state === 'refused' ? [] : [{ kind: 'requeued', response } as const];
    if (outbox) await store.write([{ kind: 'admitted', response, row: to, send }, ...again]);
    else if (
      !(await assignAlone(
        store,
        row.id,
        async () => to,
        (now) => isOf({ case: of, instrument }, now),
      ))
    )
      continue;
    count += 1;
  }
  if (count > 0) delivery.sendNow();
  return count;
}

/**
 * Asks the office how the case of a draft or an invitation stands; undefined where it has none, or its token may not go there.
 * @param instrument the id of its questionnaire
 */
export async function standingOf(
  { office, inviting }: Pick<SessionServices, 'office' | 'inviting'>,
  { case: of, token, endpoint }: Pick<ResponseRow, 'case' | 'token' | 'endpoint'>,
  instrument: string | undefined,
): Promise<CaseReply | undefined> {
  const to = office(instrument);
  if (!of || token === undefined || !to || !mayGoTo(to, endpoint)) return undefined;
  return inviting()
    .then(({ askCase }) => askCase(token, instrument))
    .catch((cause: unknown) => {
      report('ask about case', cause);
      return undefined;
    });
}
