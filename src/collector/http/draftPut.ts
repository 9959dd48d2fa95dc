import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { fail, ok, type Result } from '../../lib/result.ts';
import { draftHeaderOf, maxDraftCopyBytes } from '../../protocol/draftEnvelope.ts';
import { responseId } from '../../protocol/names.ts';
import type { Problem, ProblemName } from '../../protocol/problem.ts';
import { sealedType } from '../../protocol/recipient.ts';
import { networkOf } from '../network.ts';
import { problemNamed } from '../problems.ts';
import type { DraftPut } from '../store/draftRows.ts';
import { declaredLength, readBody } from './body.ts';
import type { CollectorDependencies, DraftLimits, Guard } from './dependencies.ts';
import { draftDevice } from './draftDevice.ts';
import { newDraftRoom } from './draftRoom.ts';
import type { HeaderFields } from './headerFields.ts';
import { refuseEarly, sendProblem } from './httpErrors.ts';
import { retryAfterSeconds } from './limits.ts';
import { fieldOf, type PutRequest, refuseBody, refuseStranger } from './responsePut.ts';

/** Handles `PUT /api/v1/drafts/{response}`. Rejects where the collector fails, before any reply. */
export function draftPut(
  dependencies: CollectorDependencies,
  guard: Guard,
  { maxBytes, pauseMs }: DraftLimits,
): (delivery: PutRequest) => Promise<void> {
  const { store, now, limits } = dependencies;
  const room = newDraftRoom(store, maxBytes);
  return async (delivery) => {
    const { request, response, id, address, fields } = delivery;
    const device = await draftDevice(request, networkOf(address), dependencies, guard);
    if (!device.ok) {
      const { problem, fields: more } = device.fault;
      return refuseStranger(delivery, limits.pace.graceMs, problem, more);
    }
    const asked = askedIn(request, id);
    if (!asked.ok) return refuseEarly(request, response, problemNamed(asked.fault), fields);
    // The reserve is for responses.
    if (!guard.hasSpareRoom() || !(await room.hasRoom()))
      return refuseEarly(request, response, problemNamed('unavailable'), {
        ...fields,
        'Retry-After': String(retryAfterSeconds),
      });
    if (request.headers.expect !== undefined) response.writeContinue();
    const hold = guard.bodies.hold(true);
    try {
      const body = await readBody(request, maxDraftCopyBytes, limits.pace, hold);
      if (!body.ok) return void (await refuseBody(delivery, body.fault, () => problemNamed('too-large')));
      const { caseId, instrumentId } = device.value;
      const { after } = asked.value;
      const fault = bodyFault(body.value, { response: id, instrumentId, after });
      if (fault) return sendProblem(response, fault, fields);
      const sha256 = createHash('sha256').update(body.value).digest('hex');
      const at = now().toISOString();
      const copy = { caseId, response: id, bytes: body.value, sha256, after, at };
      reply(delivery, await store.putDraft(copy, pauseMs), sha256);
    } finally {
      hold.release();
    }
  };
}

/**
 * The copy that a new one is to take the place of, by its digest (undefined: there is to be none), as the header fields say;
 * or what is wrong with them.
 */
function askedIn(request: IncomingMessage, id: string): Result<{ readonly after: string | undefined }, ProblemName> {
  if (!responseId.safeParse(id).success) return fail('bad-request');
  const isPlain = (fieldOf(request, 'content-encoding')?.trim().toLowerCase() ?? 'identity') === 'identity';
  if (request.headers['content-type']?.trim().toLowerCase() !== sealedType || !isPlain)
    return fail('unsupported-media-type');
  const [first, later] = [fieldOf(request, 'if-none-match')?.trim(), fieldOf(request, 'if-match')?.trim()];
  const after = /^"([0-9a-f]{64})"$/.exec(later ?? '')?.[1];
  if (first === undefined ? after === undefined : first !== '*' || later !== undefined)
    return fail('condition-required');
  return (declaredLength(request) ?? 0) > maxDraftCopyBytes ? fail('too-large') : ok({ after });
}

/** What is wrong with the bytes of a copy: they must be for this draft and this place, since only devices can open them. */
function bodyFault(
  bytes: Uint8Array,
  { response, instrumentId, after }: { response: string; instrumentId: string; after: string | undefined },
): Problem | undefined {
  const header = draftHeaderOf(bytes);
  if (!header) return problemNamed('malformed-document', { detail: 'the body is not the copy of a draft' });
  if (header.response !== response) return problemNamed('id-mismatch');
  if (header.instrument.id !== instrumentId)
    return problemNamed('invalid-document', { detail: 'the case of this token is of another questionnaire' });
  return header.before === after
    ? undefined
    : problemNamed('invalid-document', { detail: 'the copy names another one before it than the request does' });
}

function reply({ response, fields }: PutRequest, put: DraftPut, sha256: string): void {
  const refuse = (name: ProblemName, more: HeaderFields = {}) =>
    sendProblem(response, problemNamed(name), { ...fields, ...more });
  switch (put.kind) {
    case 'kept':
    case 'same':
      response.writeHead(204, { ...fields, ETag: `"${sha256}"` });
      response.end();
      return;
    case 'changed':
      refuse('draft-changed');
      return;
    case 'delivered':
      refuse('draft-delivered');
      return;
    case 'too-many':
      refuse('too-many-drafts');
      return;
    case 'too-soon':
      refuse('too-many-requests', { 'Retry-After': String(put.seconds) });
      return;
  }
}
