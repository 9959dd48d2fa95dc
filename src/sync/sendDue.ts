import { report } from '../lib/report.ts';
import type { Change, SentEntry } from '../storage/change.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import type { Admission } from '../storage/rights.ts';
import type { OutboxRow, Refusal } from '../storage/rows.ts';
import { backoff, maxBackoffMs } from './backoff.ts';
import { type HttpReply, type Outcome, outcomeOf } from './outcome.ts';
import type { Target } from './target.ts';

/** The Web Lock of whoever sends: one page, or the service worker. */
export const sendLockName = 'veldwerk-courier';

/** What a round of sending needs. */
export interface SendRound {
  readonly store: Pick<DeviceStore, 'outbox' | 'write'>;
  /** Where an entry goes now; undefined where its token may not be sent there. */
  readonly target: (entry: OutboxRow) => Target | undefined;
  readonly send: (entry: OutboxRow) => Promise<HttpReply>;
  /** Asks for a new token of an entry's case where its own is rejected; undefined where there is none. */
  readonly renew: (entry: OutboxRow) => Promise<Admission | undefined>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly random: () => number;
  readonly onSending: (id: string | undefined) => void;
  /**
   * What is tried: what is due; all that is queued, since the network is back, but for what the office asked to wait; or all
   * that was not refused, also what is paused, since the respondent is there.
   */
  readonly which: 'due' | 'queued' | 'all';
  /**
   * Entries whose last outcome could not be written, until when they wait: kept in memory, or a device that is full
   * would send the same again and again.
   */
  readonly unwritten: Map<string, { readonly attempts: number; readonly until: number }>;
  /** Send tokens that replaced rejected ones: where they are rejected too, no other is asked for. */
  readonly renewed: Set<string>;
}

/** When an entry is due: epoch milliseconds. A last attempt in the future means that the device's clock was set back. */
export function dueAt(entry: OutboxRow, now: number, unwritten: SendRound['unwritten']): number {
  const noted = (entry.lastAttemptAt ?? 0) > now ? now : entry.nextAttemptAt;
  const until = unwritten.get(entry.id)?.until ?? 0;
  // So far ahead it is of before the clock was set back as well.
  return Math.max(noted, until > now + maxBackoffMs ? 0 : until);
}

/** The entries that a timer is for: not those that wait for a new token, or are bound to another endpoint. */
export const sendableEntries = (entries: readonly OutboxRow[], target: SendRound['target']): OutboxRow[] =>
  entries.filter((entry) => entry.state === 'queued' && target(entry) !== undefined);

/** What was said of the tokens that were rejected the last time. Of one that may not be sent from here nothing is known. */
function rejectedTokens(entries: readonly OutboxRow[], target: SendRound['target']): Map<string | undefined, Refusal> {
  const rejected = new Map<string | undefined, Refusal>();
  for (const entry of entries) {
    const to = entry.state === 'paused' ? target(entry) : undefined;
    if (to) rejected.set(to.token, entry.refusal ?? { name: 'unauthorised', errors: [] });
  }
  return rejected;
}

/**
 * Pauses what is queued with a token that was rejected, as what was rejected with it, so that it is not said to go by itself.
 * It was completed since then, or an attempt that began before has put it back into the queue.
 */
async function pauseRejected(
  entries: readonly OutboxRow[],
  rejected: ReadonlyMap<string | undefined, Refusal>,
  round: SendRound,
): Promise<void> {
  const paused = sendableEntries(entries, round.target).flatMap((entry) => {
    const refusal = rejected.get(round.target(entry)?.token);
    return refusal ? [{ entry, refusal }] : [];
  });
  if (paused.length === 0) return;
  try {
    await round.store.write(
      paused.map(({ entry, refusal }) => ({ kind: 'paused', response: entry.id, sent: sentIn(entry), refusal })),
    );
  } catch {
    // Reported by the store. It is written later, and nothing of it is sent meanwhile.
    for (const { entry } of paused) waitUnwritten(entry, round);
  }
}

/** Has an entry wait whose outcome could not be written. */
function waitUnwritten({ id, attempts: known }: OutboxRow, { unwritten, now, random }: SendRound): void {
  const attempts = (unwritten.get(id)?.attempts ?? known) + 1;
  unwritten.set(id, { attempts, until: now() + backoff(attempts, random()) });
}

/** Whether the state of an entry lets it be tried in this round. */
function isWanted(entry: OutboxRow, { which, unwritten }: SendRound, now: number): boolean {
  if (entry.state === 'refused') return false;
  if (which === 'all') return true;
  return (
    entry.state === 'queued' && ((which === 'queued' && !entry.askedToWait) || dueAt(entry, now, unwritten) <= now)
  );
}

/**
 * Tries each due entry of the outbox once. One that is refused or fails does not delay others; a rejected token pauses all
 * that is sent with it, and is tried once a round.
 */
export async function sendDue(round: SendRound): Promise<void> {
  const entries = await round.store.outbox();
  const tokenOf = (entry: OutboxRow) => round.target(entry)?.token;
  const before = round.which === 'all' ? new Map<string | undefined, Refusal>() : rejectedTokens(entries, round.target);
  await pauseRejected(entries, before, round);
  const rejected = new Set(before.keys());
  let admitted = false;
  for (const entry of entries) {
    const target = round.target(entry);
    if (!target || rejected.has(target.token) || !isWanted(entry, round, round.now())) continue;
    round.onSending(entry.id);
    const reply = await round.send(entry);
    // Asked for again: the configuration, and the keys in it, may be known only since it was sent.
    const keys = round.target(entry)?.receiptKeys ?? [];
    const outcome = await outcomeOf(reply, entry, keys, round.now());
    noteReceiptFault(entry, outcome);
    const sameToken = entries.filter((one) => one.state !== 'refused' && tokenOf(one) === target.token);
    const admission = outcome.kind === 'paused' ? await renewedRight(entry, outcome.name, round) : undefined;
    if (outcome.kind === 'paused') rejected.add(target.token);
    const changes = admission
      ? sameToken.flatMap((one): Change[] => [
          // In this order: once it has the new token, it is not what was sent any more.
          { kind: 'requeued', response: one.id, sent: sentIn(one) },
          { kind: 'admitted', response: one.id, sent: sentIn(one), ...admission },
        ])
      : outcome.kind === 'paused'
        ? sameToken.map((one) => toChange(one, outcome, round))
        : [toChange(entry, outcome, round)];
    try {
      await round.store.write(changes);
      round.unwritten.delete(entry.id);
      if (admission) {
        round.renewed.add(admission.send);
        admitted = true;
      }
    } catch {
      // Reported by the store. Not lost: it is sent again later, and gets the same receipt.
      waitUnwritten(entry, round);
    }
    round.onSending(undefined);
  }
  if (admitted) await sendDue({ ...round, which: 'due' });
}

/** A new token for an entry, asked for once where the office does not know its own. */
async function renewedRight(entry: OutboxRow, name: string, round: SendRound): Promise<Admission | undefined> {
  if (name !== 'unauthorised' || entry.token === undefined || round.renewed.has(entry.token)) return undefined;
  return round.renew(entry);
}

/** Has it reported why a receipt is not believed: once, since it is asked for again and again. */
function noteReceiptFault({ receiptFault }: OutboxRow, outcome: Outcome): void {
  if (outcome.kind === 'retry' && outcome.receiptFault !== undefined && outcome.receiptFault !== receiptFault)
    report('receipt', new Error(`a receipt is not believed: ${outcome.receiptFault}`));
}

/** What was sent of an entry: what was answered counts for that, and for nothing that it has become meanwhile. */
const sentIn = ({ token, sha256 }: OutboxRow): SentEntry => ({ ...(token !== undefined && { token }), sha256 });

function toChange(entry: OutboxRow, outcome: Outcome, round: SendRound): Change {
  switch (outcome.kind) {
    case 'delivered':
      return { kind: 'delivered', receipt: outcome.receipt };
    case 'refused':
    case 'paused': {
      const { detail, errors = [] } = outcome.problem;
      const refusal = { name: outcome.name, errors, ...(detail === undefined ? {} : { detail }) };
      return { kind: outcome.kind, response: entry.id, sent: sentIn(entry), refusal };
    }
    case 'retry': {
      const attempts = entry.attempts + 1;
      const lastAttemptAt = round.now();
      const nextAttemptAt = lastAttemptAt + (outcome.afterMs ?? backoff(attempts, round.random()));
      const { receiptFault, afterMs } = outcome;
      return {
        kind: 'postponed',
        response: entry.id,
        sent: { ...sentIn(entry), state: entry.state },
        attempts,
        lastAttemptAt,
        nextAttemptAt,
        ...(receiptFault && { receiptFault }),
        ...(afterMs !== undefined && { askedToWait: true }),
      };
    }
  }
}
