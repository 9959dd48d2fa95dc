import { type Problem, type ProblemName, problem, problemNameOf } from '../protocol/problem.ts';
import { type KeptReceipt, receipt } from '../protocol/receipt.ts';
import type { ReceiptKey } from '../protocol/receiptKey.ts';
import { checkReceipt, type ReceiptFault } from '../protocol/receiptSignature.ts';

/** The reply to an attempt over HTTP, or none. */
export type HttpReply =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'http';
      readonly status: number;
      readonly contentType: string;
      readonly retryAfter: string | null;
      readonly body: string;
    };

/** The outcome of an attempt. */
export type Outcome =
  | { readonly kind: 'delivered'; readonly receipt: KeptReceipt }
  | { readonly kind: 'refused'; readonly name: ProblemName; readonly problem: Problem }
  | { readonly kind: 'paused'; readonly name: ProblemName; readonly problem: Problem }
  /** `receiptFault`: a receipt came, and is not believed. */
  | { readonly kind: 'retry'; readonly afterMs?: number; readonly receiptFault?: ReceiptFault };

const refusing = new Set([400, 409, 413, 415, 422]);
const pausing = new Set([401, 403]);
/** A collector older than the app, bytes damaged on the way, or a predecessor that is still to come: the same bytes may pass later. */
const passing = new Set<ProblemName>(['digest-mismatch', 'unknown-instrument', 'unknown-superseded']);

/** The longest `Retry-After` that is honoured. */
const maxRetryAfterMs = 60 * 60 * 1000;

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // A portal's page, a proxy's: no receipt in any case.
    return undefined;
  }
}

/**
 * Milliseconds that a `Retry-After` asks to wait, an hour at most; undefined where it says none.
 * @param now epoch milliseconds, where it is a date
 */
export function retryAfterMs(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const wait = /^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, maxRetryAfterMs) : undefined;
}

/** What was sent: a receipt has to name it. `sha256`: hex, of the bytes. */
interface Sent {
  readonly id: string;
  readonly sha256: string;
}

/**
 * Reads a reply by the wire contract. Only a receipt with our id and our digest means delivered: a captive portal's 200 is
 * none, and its 4xx refuses nothing.
 * @param keys the keys that the collector signs its receipts with; where there are any, a receipt that none of them has
 * signed is none
 * @param now epoch milliseconds, for a `Retry-After` that is a date
 */
export async function outcomeOf(
  reply: HttpReply,
  sent: Sent,
  keys: readonly ReceiptKey[],
  now: number,
): Promise<Outcome> {
  if (reply.kind === 'none') return { kind: 'retry' };
  if (reply.status === 200 || reply.status === 201) return receivedIn(reply.body, sent, keys);
  if (refusing.has(reply.status) || pausing.has(reply.status)) {
    const isProblem = /^application\/problem\+json\s*(;|$)/i.test(reply.contentType);
    const parsed = problem.safeParse(isProblem ? parseJson(reply.body) : undefined);
    const name = parsed.success ? problemNameOf(parsed.data.type) : undefined;
    if (parsed.success && name !== undefined && !passing.has(name))
      return { kind: refusing.has(reply.status) ? 'refused' : 'paused', name, problem: parsed.data };
  }
  const afterMs = retryAfterMs(reply.retryAfter, now);
  return afterMs === undefined ? { kind: 'retry' } : { kind: 'retry', afterMs };
}

async function receivedIn(body: string, { id, sha256 }: Sent, keys: readonly ReceiptKey[]): Promise<Outcome> {
  const parsed = receipt.safeParse(parseJson(body));
  if (!parsed.success || parsed.data.id !== id || parsed.data.sha256 !== sha256) return { kind: 'retry' };
  if (keys.length === 0) return { kind: 'delivered', receipt: parsed.data };
  const checked = await checkReceipt(parsed.data, keys);
  if (!checked.ok) return { kind: 'retry', receiptFault: checked.fault };
  const { kid, x, y } = checked.value.key;
  return { kind: 'delivered', receipt: { ...parsed.data, key: { kid, x, y } } };
}
