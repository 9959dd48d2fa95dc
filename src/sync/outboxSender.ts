import type { DeviceStore } from '../storage/deviceStore.ts';
import type { OutboxRow } from '../storage/rows.ts';
import { maxBackoffMs } from './backoff.ts';
import type { HttpReply } from './outcome.ts';
import { dueAt, type SendRound, sendableEntries, sendDue } from './sendDue.ts';

/** What the courier works with. */
export interface OutboxSenderOptions {
  readonly store: Pick<DeviceStore, 'outbox' | 'write'>;
  readonly target: SendRound['target'];
  readonly send: (entry: OutboxRow) => Promise<HttpReply>;
  readonly renew: SendRound['renew'];
  readonly onSending: (id: string | undefined) => void;
  /** Told when a round could not be carried through: the outbox could not be read or written. */
  readonly onFault: (cause: unknown) => void;
}

/** Another page may be at it: milliseconds until the next look, at least. */
const minWaitMs = 500;

/** Brings what waits in the outbox to the collector. */
export interface OutboxSender {
  /** Goes now, also for what is not due yet. */
  readonly sendNow: () => void;
  /** Looks again at what waits: something was put into the outbox, by this page or another. */
  readonly checkOutbox: () => void;
  /** Puts a refused response back into the queue, the same bytes, and goes now. */
  readonly resend: (id: string) => Promise<void>;
}

/**
 * Starts the courier: it goes at once, when the network is back, when the page comes into sight, when it is told,
 * and on a timer for what has become due. One page sends at a time: a Web Lock, which only saves traffic,
 * since id and digest make a delivery right however often it is tried.
 */
export function startOutboxSender(options: OutboxSenderOptions): OutboxSender {
  const unwritten: SendRound['unwritten'] = new Map();
  const renewed: SendRound['renewed'] = new Set();
  let running = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: 'no' | 'due' | 'eager' = 'no';

  const round = (eager: boolean) =>
    sendDue({ ...options, eager, unwritten, renewed, now: Date.now, random: Math.random }).catch(options.onFault);

  const sendOnce = async (eager: boolean): Promise<void> => {
    const locks = globalThis.navigator.locks as LockManager | undefined;
    if (!locks) return round(eager);
    // Someone who asks waits for their turn; a timer finding another page at it has nothing to do.
    await locks.request('veldwerk-courier', { ifAvailable: !eager }, (lock) => (lock ? round(eager) : undefined));
  };

  const run = async (eager: boolean): Promise<void> => {
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
    const queued = sendableEntries(await options.store.outbox().catch(() => []), options.target);
    if (queued.length === 0) return;
    const now = Date.now();
    const wait = Math.min(...queued.map((entry) => dueAt(entry, now, unwritten))) - now;
    timer = setTimeout(() => void run(false), Math.min(Math.max(wait, minWaitMs), maxBackoffMs));
  };

  const sendNow = () => void run(true);
  addEventListener('online', sendNow);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && sendNow());
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
