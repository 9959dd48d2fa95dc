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

/** Asks the browser how it keeps what is on the device. Never throws. */
export async function roomOf(): Promise<Room> {
  // Firefox gives neither in a private window, Safari no estimate before version 17.
  const persisted = (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
  // An answer that is refused is none: the page leaves the line out.
  const { usage, quota }: StorageEstimate = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
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
