import { languageTag } from '../instrument/language.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import type { Enrolment } from '../protocol/enrolment.ts';
import { type CaseStatus, type Invitation, redemption } from '../protocol/invitation.ts';
import { readJson } from '../protocol/json.ts';
import type { Problem } from '../protocol/problem.ts';
import { readShortCode } from '../protocol/shortCode.ts';
import { newToken, sendTokenOf } from '../protocol/token.ts';
import { type CodeKey, codeHmac } from './codeKey.ts';
import { problemNamed } from './problems.ts';
import { hashOf, type Sending } from './sender.ts';
import { type NewCase, stateOf } from './store/caseRows.ts';
import type { Store } from './store/store.ts';

/** What invitations need. */
export interface InvitationDependencies {
  readonly store: Store;
  /** Returns undefined where no code was ever issued. */
  readonly codeKey: () => CodeKey | undefined;
  readonly now: () => Date;
}

/** The largest body of a request to redeem a code. */
export const maxRedemptionBytes = 4096;

/** Redeems a short code: the invitation with a new token of its case, or the problem. */
export async function redeemShortCode(
  body: Uint8Array,
  network: string,
  { store, codeKey, now }: InvitationDependencies,
): Promise<Result<Invitation, Problem>> {
  const json = readJson(body);
  const asked = redemption.safeParse(json.ok ? json.value : undefined);
  if (!asked.success) return fail(problemNamed('bad-request', { detail: 'the body is no code to redeem' }));
  // A typing error is no attack: it is neither looked up nor counted.
  const code = readShortCode(asked.data.code);
  if (code === undefined) return fail(problemNamed('unknown-code', { detail: 'a character of the code is wrong' }));
  const key = codeKey();
  if (!key) return fail(problemNamed('unknown-code'));
  const token = newToken();
  const exchanged = await store.exchangeCode({
    hmac: codeHmac(code, key),
    network,
    beside: asked.data.beside,
    hashes: { full: hashOf(token), send: hashOf(await sendTokenOf(token)) },
    at: now().toISOString(),
  });
  switch (exchanged.kind) {
    case 'redeemed': {
      const { known } = exchanged.of;
      return ok({ enrolment: enrolmentFor(exchanged.of, token), ...(known !== undefined && { known }) });
    }
    case 'ended':
      return fail(problemNamed('code-ended', { detail: exchanged.why }));
    case 'held':
      return fail(
        problemNamed('too-many-requests', { detail: 'give the number that is printed beside the code as well' }),
      );
    case 'unknown':
      return fail(problemNamed('unknown-code'));
  }
}

/** What an enrolment needs of a case. */
type Named = Pick<NewCase, 'id' | 'instrumentId' | 'enterpriseNumber' | 'name' | 'language'>;

/** The enrolment of a case, with a token of it. */
export function enrolmentFor(of: Named, token: string): Enrolment {
  const spoken = languageTag.safeParse(of.language).data;
  return {
    format: 'veldwerk-enrolment/1',
    instrument: of.instrumentId,
    case: caseNameOf(of),
    ...(of.name !== undefined && { name: of.name }),
    token,
    ...(spoken && { language: spoken }),
  };
}

const caseNameOf = ({ id, enterpriseNumber }: Named) => ({ id, ...(enterpriseNumber && { enterpriseNumber }) });

/** What the holder of a token may know of its case. Asking for it the first time marks the case as opened. */
export async function caseStatusFor(
  { token }: Sending,
  { store, now, drafts }: Pick<InvitationDependencies, 'store' | 'now'> & { readonly drafts?: boolean },
): Promise<Result<CaseStatus, Problem>> {
  if (!token || token.revoked || token.kind !== 'full') return fail(problemNamed('unauthorised'));
  const at = now().toISOString();
  const found = await store.caseOf(token.caseId);
  if (!found) return fail(problemNamed('unauthorised'));
  if (found.openedAt === undefined) await store.openCase(found.id, at);
  const of = { ...found, openedAt: found.openedAt ?? at };
  const state = stateOf(of, at);
  const requests = state === 'reopened' ? await store.correctionRequests(of.id, of.deliveredAt ?? '') : [];
  if (requests.some(({ heardAt }) => heardAt === undefined)) await store.noteHeard(of.id, of.deliveredAt ?? '', at);
  const copies = drafts ? await store.draftsOf(of.id) : [];
  return ok({
    case: caseNameOf(of),
    instrument: of.instrumentId,
    ...(of.name !== undefined && { name: of.name }),
    state,
    ...(of.expiresAt !== undefined && { expiresAt: of.expiresAt }),
    ...(state === 'delivered' && of.deliveredAt !== undefined && { deliveredAt: of.deliveredAt }),
    ...((await store.revisedElsewhere(of.id, token.number)) && { revisedElsewhere: true }),
    ...(copies.length > 0 && { drafts: [...copies] }),
    requests: requests.map(({ heardAt: _, ...one }) => ({ kind: 'correction', ...one })),
  });
}
