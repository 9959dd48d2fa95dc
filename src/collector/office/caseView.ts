import { nameIn } from '../../instrument/address.ts';
import type { AskedCorrection, CaseEvent, OfficeCase } from '../../protocol/officeCase.ts';
import { type AnsweredRequest, answeredRequests } from '../askedCorrections.ts';
import type { CaseFile } from '../store/caseFileRows.ts';
import { type CaseRecord, stateOf } from '../store/caseRows.ts';
import { caseEvents } from './caseEvents.ts';
import { caseReaders } from './caseReaders.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { faultsOfRefusal } from './refusalFaults.ts';
import { headOf } from './responseRef.ts';
import { lineFor, type OfficeRequest, type View } from './view.ts';

/** Strangers may send any number of responses that name a case. */
const mostResponses = 100;

/** One case, with all that happened to it. Each reading is on record. */
export const caseView: View = { path: '/cases/:id', right: caseReaders, read: readCase };

async function readCase(dependencies: OfficeDependencies, request: OfficeRequest): Promise<OfficeCase | undefined> {
  const { store, now } = dependencies;
  const id = request.param('id');
  const [of, { number, heads }] = await Promise.all([
    store.caseOf(id),
    store.responseHeads({ caseId: id }, mostResponses),
  ]);
  // One that no register has may still be named by responses.
  if (!of && number === 0) return undefined;
  await store.recordOffice(lineFor(dependencies, request, 'case-read', { caseId: id }));
  const [file, tokens, acts, officers, requests] = await Promise.all([
    store.caseFile(id),
    store.tokensOf(id),
    store.acts(id),
    store.officeTokens(),
    store.correctionRequests(id, ''),
  ]);
  const names = new Map(officers.map(({ number: token, name }) => [token, name]));
  const events: CaseEvent[] = caseEvents({ of, file, acts, heads, names, requests });
  return {
    at: now().toISOString(),
    id,
    ...(of && registered(of, now().toISOString(), request)),
    events,
    requests: asked(answeredRequests(requests, heads), request, whoAsked(file.lines, names)),
    tokens: tokens.map(({ revokedAt, ...token }) => ({ ...token, ...(revokedAt !== undefined && { revokedAt }) })),
    codes: file.codes.map(({ endedAt, ...code }) => ({ ...code, ...(endedAt !== undefined && { endedAt }) })),
    number,
    responses: heads.map(headOf),
    refusals: file.refusals.map(({ id: refused, name, problem, lastSeen, times }) => ({
      ...{ id: refused, reason: name, lastSeen, times },
      ...faultsOfRefusal(problem),
    })),
  };
}

/** By when: who asked for a correction then. */
const whoAsked = (lines: CaseFile['lines'], names: ReadonlyMap<number, string>): ReadonlyMap<string, string> =>
  new Map(
    lines.flatMap(({ act, at, token }) => {
      const name = names.get(token);
      return act === 'correction-asked' && name !== undefined ? [[at, name] as const] : [];
    }),
  );

/**
 * The corrections that were asked for, as far as the rights allow: what the office wrote may quote answers, and that there is
 * a row is one.
 */
function asked(
  requests: readonly AnsweredRequest[],
  { officer: { rights } }: OfficeRequest,
  who: ReadonlyMap<string, string>,
): AskedCorrection[] {
  const reads = rights.includes('answers');
  return requests.map(({ at, messages, items, heardAt, answer }) => ({
    at,
    ...(who.has(at) && { who: who.get(at) }),
    ...((reads || rights.includes('decide')) && { messages }),
    items: reads ? [...items] : [...new Set(items.map(nameIn))],
    ...(heardAt !== undefined && { heardAt }),
    ...(answer && { answer }),
  }));
}

/** What the register has of a case, as far as the rights allow. */
function registered(of: CaseRecord, at: string, { officer }: OfficeRequest): Partial<OfficeCase> {
  const { instrumentId, enterpriseNumber, name, language, email, expiresAt } = of;
  return {
    state: stateOf(of, at),
    questionnaire: instrumentId,
    ...(enterpriseNumber !== undefined && { enterpriseNumber }),
    ...(language !== undefined && { language }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(officer.rights.includes('contact') && {
      contact: { ...(name !== undefined && { name }), ...(email !== undefined && { email }) },
    }),
  };
}
