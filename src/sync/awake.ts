import { maxBackoffMs } from './backoff.ts';
import type { Drained } from './drain.ts';

/** How long a worker that was woken stays awake for what is due again: browsers end one after three minutes. */
const awakeMs = 1.5 * maxBackoffMs;

/** What stands in for the clock, in tests. Milliseconds. */
export interface Clock {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

const ownClock: Clock = { now: Date.now, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) };

/**
 * Delivers, and again for what is due soon after: a browser says that there is a network before anything can be reached over
 * it, and wakes a worker that has failed no sooner than five minutes later.
 * @param deliver a round of sending; undefined where there is nothing to send from
 * @throws where something that may be sent waits still: the browser tries again later
 */
export async function deliverAwake(
  deliver: (which: 'queued' | 'due') => Promise<Drained | undefined>,
  { now, sleep }: Clock = ownClock,
): Promise<void> {
  const end = now() + awakeMs;
  let drained = await deliver('queued');
  while (drained?.dueAtMs !== undefined && drained.dueAtMs < end) {
    await sleep(Math.max(drained.dueAtMs - now(), 0));
    drained = await deliver('due');
  }
  if (drained && drained.waiting > 0) throw new Error('responses wait still');
}
