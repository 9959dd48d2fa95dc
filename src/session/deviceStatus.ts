import { replicaPlace } from '../storage/deviceHealth.ts';
import type { SessionServices } from './services.ts';

export { type Counts, countsOf, selfTest, type Tested } from '../storage/deviceHealth.ts';

/** How the browser keeps what is on the device. */
export interface Room {
  /** Whether the browser has promised not to clear it by itself. */
  readonly persisted: boolean;
  readonly usage: number | undefined;
  readonly quota: number | undefined;
}

/** How long the browser may take for an answer that nothing waits for but a line of a page. */
const answerTimeoutMs = 3_000;

/** An answer of the browser's; undefined where it has none, refuses it, or does not give it in time. */
const answered = <Answer>(ask: () => Promise<Answer> | undefined): Promise<Answer | undefined> =>
  Promise.race([
    (async () => ask())().catch(() => undefined),
    new Promise<undefined>((resolve) => {
      setTimeout(resolve, answerTimeoutMs);
    }),
  ]);

/** Asks the browser how it keeps what is on the device. Never throws. */
export async function roomOf(): Promise<Room> {
  // Firefox gives neither in a private window, Safari no estimate before version 17.
  const [persisted = false, { usage, quota } = {}] = await Promise.all([
    answered(() => navigator.storage?.persisted?.()),
    // An answer that is refused is none: the page leaves the line out.
    answered<StorageEstimate>(() => navigator.storage?.estimate?.()),
  ]);
  return { persisted, usage, quota };
}

/** Asks the browser to keep what is on the device until the respondent removes it. */
export const askToPersist = async (): Promise<void> => {
  await navigator.storage?.persist?.();
};

/** Where every answer stands a second time, or why it does not. */
export type ReplicaPlace = 'opfs' | 'cache' | 'none' | 'quota' | 'failed';

/** Where every answer stands a second time: in files or in the browser's cache; or why it does not. */
export async function replicaPlaceOf({ store }: Pick<SessionServices, 'store'>): Promise<ReplicaPlace> {
  const place = await replicaPlace(store);
  return place === 'opfs' || place === 'cache' || place === 'none' || place === 'quota' ? place : 'failed';
}
