import type { StoredResponse } from '../storage/reading.ts';

/**
 * Why a completed response is still here. `until`: the office asks to wait; `permission`: its right to send is missing;
 * `address`: that is for another endpoint; `earlier`: the response that it corrects goes first; `retry`: nobody answered,
 * and it is tried again by itself; `unproven`: a receipt came that no key of the office has signed; `soon`: nothing holds it up.
 */
export type Wait =
  | { readonly why: 'offline' | 'permission' | 'address' | 'earlier' | 'unproven' | 'soon' }
  | { readonly why: 'until'; readonly untilMs: number }
  | { readonly why: 'retry'; readonly lastMs: number; readonly nextMs: number };

/** A step on the way of a completed response. Times are ISO 8601; undefined where they are not known. */
export type DeliveryStep =
  | { readonly kind: 'completed'; readonly at: string | undefined }
  /** A file says that the office has it. This device still waits for the office's own answer. */
  | { readonly kind: 'brought'; readonly at: string; readonly code: string }
  | { readonly kind: 'waiting'; readonly wait: Wait }
  | { readonly kind: 'sending' }
  | { readonly kind: 'received'; readonly at: string; readonly code: string }
  | { readonly kind: 'refused'; readonly name: string }
  /** Neither a delivery nor a receipt is here. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'asked'; readonly at: string }
  | { readonly kind: 'correcting' | 'corrected'; readonly by: string };

/** What the respondent can do, or that there is nothing to do. */
export type NextAct =
  | 'nothing'
  | 'stay'
  | 'connect'
  | 'wait'
  | 'replace'
  | 'replaceAddress'
  | 'correct'
  | 'correctAsked'
  | 'goOnCorrecting'
  | 'seeNewer'
  | 'ask';

/** What the steps follow from. */
export interface DeliveryStanding extends Pick<StoredResponse, 'row' | 'outbox' | 'receipt'> {
  /** The id of the response that is on its way at this moment. */
  readonly sending: string | undefined;
  readonly online: boolean;
  /** Whether the browser wakes the service worker to send, once there is a network. */
  readonly byItself: boolean;
  /** Whether the device has a lock. */
  readonly locks: boolean;
  /** Whether its right to send is for another endpoint. */
  readonly bound: boolean;
  /** Whether the response that it supersedes waits on this device. */
  readonly earlierWaits: boolean;
  /** How far the response that corrects it is; undefined: there is none here. */
  readonly newer: 'draft' | 'complete' | undefined;
  /** When the office asked for corrections. */
  readonly asked: readonly string[];
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/**
 * What becomes of a response that waits once every window is closed. `itself`: it is sent; `page`: the app has to be opened
 * once; `locked`: and unlocked.
 */
export type WhenClosed = 'itself' | 'page' | 'locked';

/** The steps of a completed response, in their order, and what comes next. */
export interface Timeline {
  readonly steps: readonly DeliveryStep[];
  readonly next: NextAct;
  /** Undefined where it does not wait for the network or the office alone. */
  readonly closed: WhenClosed | undefined;
}

/** Says how far a completed response is. It was received on a receipt and on nothing else. */
export function timelineOf(standing: DeliveryStanding): Timeline {
  const { row, outbox, receipt, asked, newer } = standing;
  const way = wayOf(standing);
  const steps: DeliveryStep[] = [{ kind: 'completed', at: row.completedAt }];
  const file = receipt ? undefined : outbox?.brought;
  // Of other bytes it says nothing.
  if (file && file.id === row.id && file.sha256 === outbox?.sha256)
    steps.push({ kind: 'brought', at: file.receivedAt, code: file.code });
  steps.push(way.step);
  if (receipt && row.correctedBy === undefined) for (const at of asked) steps.push({ kind: 'asked', at });
  if (row.correctedBy !== undefined && newer)
    steps.push({ kind: newer === 'draft' ? 'correcting' : 'corrected', by: row.correctedBy });
  const next = nextOf(steps) ?? way.next;
  return { steps, next, closed: next === 'connect' || next === 'wait' ? whenClosed(standing) : undefined };
}

function whenClosed({ outbox, byItself, locks }: DeliveryStanding): WhenClosed {
  // What is sealed for the office rests readable under a lock, and needs no key to be sent.
  if (locks && outbox?.media === undefined) return 'locked';
  return byItself ? 'itself' : 'page';
}

/** What follows a receipt or a refusal goes before what that alone would ask for. */
function nextOf(steps: readonly DeliveryStep[]): NextAct | undefined {
  const last = steps.at(-1);
  if (last?.kind === 'asked') return 'correctAsked';
  if (last?.kind === 'correcting') return 'goOnCorrecting';
  return last?.kind === 'corrected' ? 'seeNewer' : undefined;
}

/** Where the delivery itself is. */
function wayOf(standing: DeliveryStanding): { readonly step: DeliveryStep; readonly next: NextAct } {
  const { row, outbox, receipt, sending } = standing;
  if (receipt) return { step: { kind: 'received', at: receipt.receivedAt, code: receipt.code }, next: 'nothing' };
  if (!outbox) return { step: { kind: 'lost' }, next: 'ask' };
  if (sending === row.id) return { step: { kind: 'sending' }, next: 'stay' };
  if (outbox.state === 'refused')
    return { step: { kind: 'refused', name: outbox.refusal?.name ?? 'other' }, next: 'correct' };
  const wait = waitOf(standing, outbox);
  return { step: { kind: 'waiting', wait }, next: afterWait[wait.why] };
}

const afterWait: Readonly<Record<Wait['why'], NextAct>> = {
  offline: 'connect',
  permission: 'replace',
  address: 'replaceAddress',
  until: 'wait',
  earlier: 'wait',
  unproven: 'wait',
  retry: 'wait',
  soon: 'wait',
};

function waitOf(
  { bound, online, earlierWaits, nowMs }: DeliveryStanding,
  { state, lastAttemptAt, nextAttemptAt, askedToWait, receiptFault }: NonNullable<DeliveryStanding['outbox']>,
): Wait {
  if (bound) return { why: 'address' };
  if (state === 'paused') return { why: 'permission' };
  if (!online) return { why: 'offline' };
  // A last attempt in the future: the clock was set back, and it is due.
  if (lastAttemptAt !== undefined && lastAttemptAt <= nowMs && nextAttemptAt > nowMs && askedToWait)
    return { why: 'until', untilMs: nextAttemptAt };
  if (earlierWaits) return { why: 'earlier' };
  if (receiptFault !== undefined) return { why: 'unproven' };
  return lastAttemptAt === undefined ? { why: 'soon' } : { why: 'retry', lastMs: lastAttemptAt, nextMs: nextAttemptAt };
}
