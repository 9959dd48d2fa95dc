import { caseStatus, invitation } from '../protocol/invitation.ts';
import { type Problem, problem, problemNameOf } from '../protocol/problem.ts';
import type { CaseReply, CodeEnd, Redeemed } from '../protocol/redeemed.ts';

const timeoutMs = 20_000;

/** A reply over HTTP, its body parsed as JSON. */
interface JsonReply {
  readonly status: number;
  readonly body: unknown;
  readonly problem: Problem | undefined;
}

async function ask(url: string, way: RequestInit): Promise<JsonReply | undefined> {
  try {
    const reply = await fetch(url, {
      ...way,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body: unknown = await reply.json();
    const isProblem = /^application\/problem\+json\s*(;|$)/i.test(reply.headers.get('Content-Type') ?? '');
    return { status: reply.status, body, problem: isProblem ? problem.safeParse(body).data : undefined };
  } catch {
    // No network, a timeout, a portal's page in the office's place: all mean "later".
    return undefined;
  }
}

const under = (url: string, name: string) => `${url.replace(/\/+$/, '')}/${name}`;
const ends: readonly string[] = ['expired', 'revoked', 'used-up'] satisfies CodeEnd[];
const isEnd = (word: string | undefined): word is CodeEnd => word !== undefined && ends.includes(word);

/**
 * Redeems a short code. Never throws.
 * @param url of the endpoint
 * @param beside what is printed beside the code, where the office asks for it
 */
export async function redeem(url: string, code: string, beside?: string): Promise<Redeemed> {
  const reply = await ask(under(url, 'invitations'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code, ...(beside !== undefined && { beside }) }),
  });
  if (reply?.status === 200) {
    const read = invitation.safeParse(reply.body).data;
    return read ? { kind: 'invited', invitation: read, endpoint: url } : { kind: 'later' };
  }
  const { detail, type = '' } = reply?.problem ?? {};
  switch (problemNameOf(type)) {
    case 'unknown-code':
      return { kind: 'unknown' };
    case 'code-ended':
      return { kind: 'ended', why: isEnd(detail) ? detail : 'revoked' };
    case 'too-many-requests':
      return { kind: 'too-many' };
    default:
      return { kind: 'later' };
  }
}

/** Asks how the case of a token stands. Never throws. */
export async function askCase(url: string, token: string): Promise<CaseReply> {
  const reply = await ask(under(url, 'case'), { method: 'GET', headers: { Authorization: `Bearer ${token}` } });
  const status = reply?.status === 200 ? caseStatus.safeParse(reply.body).data : undefined;
  if (status) return { kind: 'status', status };
  return problemNameOf(reply?.problem?.type ?? '') === 'unauthorised' ? { kind: 'unauthorised' } : { kind: 'later' };
}
