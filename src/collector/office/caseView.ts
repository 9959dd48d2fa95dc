import type { CaseEvent, OfficeCase } from '../../protocol/officeCase.ts';
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
  const [file, tokens, acts, officers] = await Promise.all([
    store.caseFile(id),
    store.tokensOf(id),
    store.acts(id),
    store.officeTokens(),
  ]);
  const names = new Map(officers.map(({ number: token, name }) => [token, name]));
  const events: CaseEvent[] = caseEvents({ of, file, acts, heads, names });
  return {
    at: now().toISOString(),
    id,
    ...(of && registered(of, now().toISOString(), request)),
    events,
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
