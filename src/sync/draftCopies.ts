import { draftDigest, maxDraftCopyBytes } from '../protocol/draftEnvelope.ts';
import type { DraftDeleteReply, DraftGetReply, DraftPlace, DraftPutReply, NoReply } from '../protocol/draftReplies.ts';
import { type ProblemName, problem, problemNameOf } from '../protocol/problem.ts';
import { sealedType } from '../protocol/recipient.ts';
import { boundedBody } from './boundedBody.ts';
import { retryAfterMs } from './outcome.ts';
import { sendTimeoutMs } from './sendTimeout.ts';

/** The most bytes that a page which is being left may still send. */
const maxKeptAliveBytes = 60_000;
const maxProblemBytes = 64 * 1024;

/** A reply over HTTP; `problem`: of ours, where it is one. */
interface Reply {
  readonly response: Response;
  readonly problem: ProblemName | undefined;
}

async function ask(
  url: string,
  { token, response }: DraftPlace,
  way: RequestInit,
  bytes = 0,
): Promise<Reply | undefined> {
  try {
    const reply = await fetch(`${url.replace(/\/+$/, '')}/drafts/${response}`, {
      ...way,
      headers: { ...way.headers, Authorization: `Bearer ${token}` },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(sendTimeoutMs(bytes, 0)),
    });
    const isProblem = /^application\/problem\+json\s*(;|$)/i.test(reply.headers.get('Content-Type') ?? '');
    return { response: reply, problem: isProblem ? await problemIn(reply) : undefined };
  } catch {
    // No network, a timeout, a blocked request: the browser does not tell which, and all mean "later".
    return undefined;
  }
}

async function problemIn(reply: Response): Promise<ProblemName | undefined> {
  const body = await boundedBody(reply, maxProblemBytes);
  const found = problem.safeParse(JSON.parse(new TextDecoder().decode(body))).data;
  return found && problemNameOf(found.type);
}

/** What a reply says whatever was asked for; one that is not of ours says to try again. */
function noReply(reply: Reply | undefined): NoReply {
  if (reply?.problem === 'unauthorised' || reply?.problem === 'forbidden') return { kind: 'unauthorised' };
  const afterMs = retryAfterMs(reply?.response.headers.get('Retry-After') ?? null, Date.now());
  return { kind: 'later', ...(afterMs !== undefined && { afterMs }) };
}

const named = (sha256: string) => `"${sha256}"`;

/**
 * Sends an encrypted copy. Never throws.
 * @param url of the endpoint
 * @param after the digest of the copy that it takes the place of; undefined: there is to be none
 */
export async function putDraft(
  url: string,
  place: DraftPlace,
  bytes: Uint8Array<ArrayBuffer>,
  after: string | undefined,
): Promise<DraftPutReply> {
  const reply = await ask(
    url,
    place,
    {
      method: 'PUT',
      body: bytes,
      headers: {
        'Content-Type': sealedType,
        ...(after === undefined ? { 'If-None-Match': '*' } : { 'If-Match': named(after) }),
      },
      keepalive: bytes.length <= maxKeptAliveBytes,
    },
    bytes.length,
  );
  // Only who names our bytes has them: a portal's 204 is none.
  if (reply?.response.status === 204)
    return reply.response.headers.get('ETag') === named(await draftDigest(bytes))
      ? { kind: 'kept' }
      : { kind: 'later' };
  switch (reply?.problem) {
    case 'draft-changed':
      return { kind: 'changed' };
    case 'draft-delivered':
      return { kind: 'delivered' };
    case 'too-many-drafts':
      return { kind: 'too-many' };
    case 'too-large':
      return { kind: 'too-large' };
    case 'not-found':
    case 'bad-request':
    case 'malformed-document':
    case 'invalid-document':
    case 'id-mismatch':
    case 'condition-required':
    case 'unsupported-media-type':
    case 'method-not-allowed':
      return { kind: 'refused' };
    default:
      return noReply(reply);
  }
}

/** Asks for the last copy. Never throws. @param known the digest of the copy that is known already */
export async function getDraft(url: string, place: DraftPlace, known?: string): Promise<DraftGetReply> {
  const reply = await ask(url, place, {
    method: 'GET',
    headers: known === undefined ? {} : { 'If-None-Match': named(known) },
  });
  if (reply?.problem === 'draft-delivered') return { kind: 'delivered' };
  if (reply?.problem === 'not-found') return { kind: 'none' };
  if (known !== undefined && reply?.response.status === 304) return { kind: 'same' };
  if (reply?.response.status !== 200) return noReply(reply);
  try {
    const bytes = await boundedBody(reply.response, maxDraftCopyBytes);
    if (!bytes) return { kind: 'later' };
    const sha256 = await draftDigest(bytes);
    // Another body than the one that is named was changed on its way.
    return reply.response.headers.get('ETag') === named(sha256) ? { kind: 'copy', bytes, sha256 } : { kind: 'later' };
  } catch {
    // Broken off in the middle of the body.
    return { kind: 'later' };
  }
}

/** Has all copies of a draft removed. Never throws. */
export async function deleteDraft(url: string, place: DraftPlace): Promise<DraftDeleteReply> {
  const reply = await ask(url, place, { method: 'DELETE' });
  // Delivered, it has no copy any more; and where none is, none is to be removed.
  const isGone = reply?.problem === 'not-found' || reply?.problem === 'draft-delivered';
  return reply?.response.status === 204 || isGone ? { kind: 'removed' } : noReply(reply);
}
