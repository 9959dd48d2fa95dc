import { type SealedLine, sealedRequest } from '../../protocol/sealedLine.ts';
import type { KeptResponse, ResponseSelection } from '../store/storedResponses.ts';
import { type ActionOutcome, action, type OfficeAction } from './action.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { lineFor, type OfficeRequest } from './view.ts';

/**
 * Gives sealed responses as they are, for a browser that has the key. On record before the first line, since it is as good
 * as reading them. Not there unless the office has said that its page may open them.
 */
export const sealedAction: OfficeAction = action(
  '/sealed',
  'answers',
  sealedRequest,
  async (dependencies, request, asked) =>
    dependencies.opensSealed ? given(dependencies, request, asked) : { kind: 'missing' },
);

async function given(
  dependencies: OfficeDependencies,
  request: OfficeRequest,
  { since, caseId }: ReturnType<typeof sealedRequest.parse>,
): Promise<ActionOutcome> {
  const { store } = dependencies;
  const which = { superseded: true, caseId, since: since === undefined ? undefined : `${since}T00:00:00.000Z` };
  const line = lineFor(dependencies, request, 'sealed-read', { caseId, detail: since });
  await store.recordOffice(line);
  const media = 'application/x-ndjson';
  return { kind: 'file', file: { name: `sealed-${line.at.slice(0, 10)}.ndjson`, media, lines: linesOf(store, which) } };
}

async function* linesOf(store: OfficeDependencies['store'], which: ResponseSelection): AsyncGenerator<string> {
  for await (const response of store.responses(which))
    if (response.sealed) yield `${JSON.stringify(lineOf(response))}\n`;
}

const lineOf = ({ bytes, receipt, instrument, owner, ...of }: KeptResponse): SealedLine => ({
  ...{ receipt, instrument, owner },
  ...(of.caseId !== undefined && { caseId: of.caseId }),
  ...(of.hides !== undefined && { hides: of.hides }),
  ...{ sender: of.sender, late: of.late, otherSender: of.otherSender, reissued: of.reissued },
  ingested: of.ingested,
  sealed: new TextDecoder().decode(bytes),
});
