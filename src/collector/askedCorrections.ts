import type { AskedCorrection } from '../protocol/officeCase.ts';
import type { KeptRequest } from './store/correctionRequestRows.ts';
import type { KeptHead } from './store/responseHeads.ts';

/** One that is kept, with the first response that came after it with a token of the case. */
export interface AnsweredRequest extends KeptRequest {
  readonly answer: AskedCorrection['answer'];
}

/**
 * What became of the corrections that an office has asked for.
 * @param requests those of a case, first to last
 * @param heads the responses to the case, the first received first
 */
export function answeredRequests(
  requests: readonly KeptRequest[],
  heads: readonly Pick<KeptHead, 'receipt' | 'sender' | 'supersedes'>[],
): AnsweredRequest[] {
  const proven = heads.filter(({ sender }) => sender === 'proven');
  const supersededBy = new Map(proven.map(({ receipt, supersedes }) => [receipt.id, supersedes]));
  return requests.map((one) => {
    const next = proven.find(({ receipt }) => receipt.receivedAt > one.at)?.receipt;
    if (!next) return { ...one, answer: undefined };
    const revision = revisionOf(next.id, supersededBy);
    return { ...one, answer: { at: next.receivedAt, code: next.code, ...(revision !== undefined && { revision }) } };
  });
}

/** The place of a response in its chain, first 1; undefined where the chain goes on beyond what is known. */
function revisionOf(id: string, supersededBy: ReadonlyMap<string, string | undefined>): number | undefined {
  let place = 1;
  for (let earlier = supersededBy.get(id); earlier !== undefined; earlier = supersededBy.get(earlier)) {
    place += 1;
    // Nobody corrects what came later; a chain in a circle ends here, too.
    if (!supersededBy.has(earlier) || place > supersededBy.size) return undefined;
  }
  return place;
}
