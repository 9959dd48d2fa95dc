import type { IncomingMessage } from 'node:http';
import { fail, ok, type Result } from '../../lib/result.ts';
import type { Problem } from '../../protocol/problem.ts';
import { problemNamed } from '../problems.ts';
import type { KnownToken } from '../store/tokenRows.ts';
import type { CollectorDependencies, Guard } from './dependencies.ts';
import type { HeaderFields } from './headerFields.ts';
import { senderOf } from './responsePut.ts';

/** A reply to a device that may not have what it asks for. */
interface TurnedAway {
  readonly problem: Problem;
  readonly fields: HeaderFields;
}

/**
 * Identifies a device that asks for the copies of drafts, by the token of its case; a failure counts against its network.
 * The token that a locked device keeps readable delivers responses, and does nothing else.
 */
export async function draftDevice(
  request: IncomingMessage,
  network: string,
  dependencies: CollectorDependencies,
  guard: Pick<Guard, 'failures'>,
): Promise<Result<KnownToken, TurnedAway>> {
  const sending = await senderOf(request, dependencies);
  const token = sending.ok ? sending.value.token : undefined;
  if (token && !token.revoked && token.kind === 'full') return ok(token);
  const wait = guard.failures.take(network);
  return fail(
    wait > 0
      ? { problem: problemNamed('too-many-requests'), fields: { 'Retry-After': String(wait) } }
      : { problem: problemNamed('unauthorised'), fields: {} },
  );
}
