import { config } from '../protocol/config.ts';
import { officeOf } from '../protocol/configuredOffice.ts';
import type { OutboxRow } from '../storage/rows.ts';
import type { WorkerStore } from '../storage/workerStore.ts';
import type { HttpReply } from './outcome.ts';
import { dueAt, type SendRound, sendableEntries, sendDue } from './sendDue.ts';
import { type Target, targetOf } from './target.ts';

/** What the service worker sends with. */
export interface Drain {
  readonly store: WorkerStore;
  /** The URL that the configuration's addresses are relative to. */
  readonly base: string;
  readonly send: (entry: OutboxRow, target: Target) => Promise<HttpReply>;
  /** As it is woken, all that is queued; later what is due. */
  readonly which: 'queued' | 'due';
  readonly unwritten: SendRound['unwritten'];
}

/** What became of what waited. */
export interface Drained {
  /** How many were received. */
  readonly arrived: number;
  /** How many wait that may be sent now as well: the network, or the collector, was not there. */
  readonly waiting: number;
  /** When the first of those is due: epoch milliseconds. Undefined where none waits. */
  readonly dueAtMs: number | undefined;
  /** How many are still in the outbox, for whatever reason. */
  readonly left: number;
}

/**
 * Sends what waits, by the rules of a page and once each. What the collector did not take waits for a page: a worker asks for
 * no other token, since that changes a response's row, and the journal has to know.
 * @throws where the database cannot be read, or was let go of on the way
 */
export async function drain({ store, base, send, which, unwritten }: Drain): Promise<Drained> {
  const before = await store.outbox();
  const left = before.length;
  const waiting = before.filter(({ state }) => state === 'queued').length;
  if (waiting === 0) return { arrived: 0, waiting, dueAtMs: undefined, left };
  // The one that a page went by last. Without, nothing is sent, least of all to wherever the app came from.
  const kept = config.safeParse(await store.setting('config')).data;
  if (!kept) return { arrived: 0, waiting, dueAtMs: undefined, left };
  // Who erases the device wants nothing sent of it any more.
  const target = (entry: OutboxRow) =>
    store.isOpen() ? targetOf(entry, officeOf(kept, entry.instrument, base)) : undefined;
  let arrived = 0;
  await sendDue({
    store: {
      outbox: store.outbox,
      async write(changes) {
        const status = await store.write(changes);
        arrived += changes.filter(({ kind }) => kind === 'delivered').length;
        return status;
      },
    },
    target,
    send: async (entry) => {
      const to = target(entry);
      return to ? send(entry, to) : { kind: 'none' };
    },
    renew: async () => undefined,
    now: Date.now,
    random: Math.random,
    onSending: () => {},
    which,
    unwritten,
    renewed: new Set(),
  });
  const after = await store.outbox();
  const sendable = sendableEntries(after, target);
  const now = Date.now();
  const dueAtMs = sendable.length > 0 ? Math.min(...sendable.map((entry) => dueAt(entry, now, unwritten))) : undefined;
  return { arrived, waiting: sendable.length, dueAtMs, left: after.length };
}
