import type { DeviceStore } from '../storage/deviceStore.ts';
import type { OutboxRow } from '../storage/rows.ts';
import { ifFree, webLocks } from '../storage/webLock.ts';
import { maxBackoffMs } from './backoff.ts';
import type { HttpReply } from './outcome.ts';
import { dueAt, type SendRound, sendableEntries, sendDue, sendLockName } from './sendDue.ts';

/** What sending the outbox needs. */
export interface OutboxSenderOptions {
  readonly store: Pick<DeviceStore, 'outbox' | 'write'>;
  readonly target: SendRound['target'];
  readonly send: (entry: OutboxRow) => Promise<HttpReply>;
  readonly renew: SendRound['renew'];
  readonly onSending: (id: string | undefined) => void;
  /** Called when a round failed: the outbox could not be read or written. */
  readonly onFault: (cause: unknown) => void;
  /** Ends sending: what is on its way is still noted, and nothing is begun any more. */
  readonly end?: AbortSignal;
}

/** The shortest time until the next check, since another page may be sending. */
const minWaitMs = 500;

/** Sends what waits in the outbox to the collector. */
export interface OutboxSender {
  /** Sends now, also what is not due yet. */
  readonly sendNow: () => void;
  /** Sends what is due: something was put into the outbox, by this page or another. */
  readonly checkOutbox: () => void;
  /** Puts a refused response back into the queue, the same bytes, and sends now. */
  readonly resend: (id: string) => Promise<void>;
}

/**
 * Starts sending: at once, when the network is back, when the page becomes visible, on request, and on a timer for what
 * becomes due. A Web Lock has one page send at a time. It only saves traffic: id and digest make a delivery correct however
 * often it is tried.
 */
export function startOutboxSender(options: OutboxSenderOptions): OutboxSender {
  const { end } = options;
  const unwritten: SendRound['unwritten'] = new Map();
  const renewed: SendRound['renewed'] = new Set();
  let running = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: 'no' | 'due' | 'eager' = 'no';

  const round = (eager: boolean) =>
    sendDue({ ...options, which: eager ? 'all' : 'due', unwritten, renewed, now: Date.now, random: Math.random }).catch(
      options.onFault,
    );

  const sendOnce = (eager: boolean): Promise<void> =>
    ifFree(sendLockName, async (isFree) => {
      if (isFree) await round(eager);
      // A request waits for the lock; a timer has nothing to do where another page is sending.
      else if (eager) await webLocks()?.request(sendLockName, () => round(eager));
    });

  const run = async (eager: boolean): Promise<void> => {
    if (end?.aborted) return;
    if (running) {
      pending = eager ? 'eager' : pending === 'no' ? 'due' : pending;
      return;
    }
    running = true;
    try {
      await sendOnce(eager);
    } finally {
      running = false;
    }
    const next = pending;
    pending = 'no';
    if (next !== 'no') await run(next === 'eager');
    else await arm();
  };

  /** Sets the timer for the entry that is due first; an empty outbox needs none. */
  const arm = async (): Promise<void> => {
    clearTimeout(timer);
    if (end?.aborted) return;
    // Reported by the store, and read again later: one failure must not end sending until the next reload.
    const entries = await options.store.outbox().catch(() => undefined);
    const queued = entries && sendableEntries(entries, options.target);
    if (queued?.length === 0) return;
    const now = Date.now();
    const wait = queued ? Math.min(...queued.map((entry) => dueAt(entry, now, unwritten))) - now : maxBackoffMs;
    timer = setTimeout(() => void run(false), Math.min(Math.max(wait, minWaitMs), maxBackoffMs));
  };

  const sendNow = () => void run(true);
  const until = end ? { signal: end } : {};
  addEventListener('online', sendNow, until);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && sendNow(), until);
  sendNow();
  return {
    sendNow,
    checkOutbox: () => void run(false),
    async resend(id) {
      await options.store.write([{ kind: 'requeued', response: id }]);
      sendNow();
    },
  };
}
