import type { IncomingMessage, ServerResponse } from 'node:http';
import { newInstrumentFinder } from '../../export/instrumentFinder.ts';
import type { Problem } from '../../protocol/problem.ts';
import { maxDocumentBytes } from '../../protocol/response.ts';
import { ownTokenField } from '../../protocol/token.ts';
import { headersFault, type RequestHeaders, takeIn } from '../intake.ts';
import { networkOf } from '../network.ts';
import { problemNamed } from '../problems.ts';
import { instrumentsIn } from '../publishedInstruments.ts';
import { sendingOf } from '../sender.ts';
import { type BodyFault, declaredLength, discardBody, readBody } from './body.ts';
import type { CollectorDependencies, Guard } from './dependencies.ts';
import type { HeaderFields } from './headerFields.ts';
import { problemOfBody, refuseEarly, sendProblem, sendReply } from './httpErrors.ts';
import { retryAfterSeconds } from './limits.ts';
import type { DeliveryOutcome } from './requestObserver.ts';

/** A request to put a response or the copy of a draft, and where the reply goes. */
export interface PutRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The response's, as in the path. */
  readonly id: string;
  /** The address that it comes from. */
  readonly address: string;
  /** The header fields of any reply to it. */
  readonly fields: HeaderFields;
}

/** Handles `PUT /api/v1/responses/{id}`. Rejects where the collector fails, before any reply. */
export function responsePut(
  dependencies: CollectorDependencies,
  guard: Guard,
): (delivery: PutRequest) => Promise<DeliveryOutcome> {
  const { store, now, sealed, signer, refusalRoom, observer, log } = dependencies;
  const findInstrument = newInstrumentFinder(instrumentsIn(store));
  const { pace } = dependencies.limits;
  const onRefused = (kept: boolean) => observer.documentRefused(kept);
  const onFault = (cause: unknown) => log('a document could not be checked', cause);
  const intake = {
    store,
    now,
    findInstrument,
    sealed,
    signer,
    refusalRoom,
    onFault,
    onRefused,
    hasSpareRoom: guard.hasSpareRoom,
  };
  return async (delivery) => {
    const { request, response, address, fields } = delivery;
    const known = await senderOf(request, dependencies);
    const network = networkOf(address);
    const wrong = !known.ok || known.value.token?.revoked === true;
    const proven = known.ok && known.value.right.kind === 'case';
    const wait = wrong ? guard.failures.take(network) : proven ? 0 : guard.unproven.take(network);
    if (wait > 0) {
      await refuseEarly(request, response, problemNamed('too-many-requests'), {
        ...fields,
        'Retry-After': String(wait),
      });
      return 'too-many-requests';
    }
    if (!known.ok) {
      await refuseStranger(delivery, pace.graceMs);
      return 'unauthorised';
    }
    const headers = headersOf(delivery);
    // Not kept apart, since the body is not read to its end.
    const tooLarge = () => headersFault(headers) ?? { name: 'too-large' as const, problem: problemNamed('too-large') };
    if ((declaredLength(request) ?? 0) > maxDocumentBytes) {
      const { name, problem } = tooLarge();
      await refuseEarly(request, response, problem, fields);
      return name;
    }
    if (request.headers.expect !== undefined) response.writeContinue();
    const hold = guard.bodies.hold(proven);
    try {
      const body = await readBody(request, maxDocumentBytes, pace, hold);
      if (!body.ok) {
        await refuseBody(delivery, body.fault, () => tooLarge().problem);
        return body.fault === 'too-large' ? tooLarge().name : body.fault === 'no-room' ? 'unavailable' : body.fault;
      }
      const taken = await takeIn(headers, known.value, body.value, intake);
      if (!taken.ok) {
        const { name, problem } = taken.fault;
        sendProblem(
          response,
          problem,
          name === 'unavailable' ? { ...fields, 'Retry-After': `${retryAfterSeconds}` } : fields,
        );
        return name;
      }
      const { kind, receipt } = taken.value;
      sendReply(response, kind === 'stored' ? 201 : 200, 'application/json', JSON.stringify(receipt), fields);
      return kind;
    } finally {
      hold.release();
    }
  };
}

/** Finds out who sends a request. */
export const senderOf = (request: IncomingMessage, { store, intake, codeKey, generalTokens }: CollectorDependencies) =>
  sendingOf(
    { authorization: request.headers.authorization, own: fieldOf(request, ownTokenField.toLowerCase()) },
    { store, intake, codeKey, generalTokens },
  );

/** A header field of a request; one that occurs more than once is joined. */
export function fieldOf({ headers }: IncomingMessage, name: string): string | undefined {
  const field = headers[name];
  return Array.isArray(field) ? field.join(', ') : field;
}

/** Reads and discards the body of a request without a right: to the client, a reset connection would mean "try later". */
export async function refuseStranger(
  { request, response, fields }: PutRequest,
  ms: number,
  problem = problemNamed('unauthorised'),
  more: HeaderFields = {},
): Promise<void> {
  const endless = (declaredLength(request) ?? 0) > maxDocumentBytes;
  if (!endless && request.headers.expect === undefined) await discardBody(request, maxDocumentBytes, ms);
  await refuseEarly(request, response, problem, { ...fields, ...more });
}

/** Refuses a request whose body was not read to its end. */
export async function refuseBody(
  { request, response, fields }: PutRequest,
  fault: BodyFault,
  tooLarge: () => Problem,
): Promise<void> {
  switch (fault) {
    case 'gone':
      // A tablet that loses its network halfway is common, and nobody reads a reply.
      response.destroy();
      return;
    case 'too-slow':
      return refuseEarly(request, response, problemOfBody(fault), fields);
    case 'no-room':
      return refuseEarly(request, response, problemOfBody(fault), {
        ...fields,
        'Retry-After': `${retryAfterSeconds}`,
      });
    case 'too-large':
      return refuseEarly(request, response, tooLarge(), fields);
  }
}

const headersOf = ({ request, id }: PutRequest): RequestHeaders => ({
  id,
  contentType: request.headers['content-type'],
  contentEncoding: fieldOf(request, 'content-encoding'),
  reprDigest: fieldOf(request, 'repr-digest'),
});
