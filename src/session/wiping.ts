import { countsOf } from '../storage/deviceHealth.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import type { StoredResponse } from '../storage/reading.ts';
import { wipe } from '../storage/wiping.ts';
import { isRemovable } from './responses.ts';

/** Under which the tab remembers, once the page has started anew, that another window held something. */
const heldBefore = 'veldwerk-wipe-held';

/** Whether the last time that the device was to be erased, another window held something of it. Said once. */
export function wasHeld(): boolean {
  try {
    const held = sessionStorage.getItem(heldBefore) !== null;
    sessionStorage.removeItem(heldBefore);
    return held;
  } catch {
    // A browser that keeps nothing has not kept this either.
    return false;
  }
}

function remember(): void {
  try {
    sessionStorage.setItem(heldBefore, 'yes');
  } catch {
    // A browser that keeps nothing: what is still there is seen on the start page.
  }
}

/**
 * What would be lost with a device: drafts, and what the office has not received; not what it refused, where it has received
 * the correction. @throws where it cannot be read
 */
export async function undelivered(store: DeviceStore): Promise<StoredResponse[]> {
  const { responses } = await store.list();
  const kept = await Promise.all(
    responses.map(async (one) => one.row.state === 'draft' || !(await isRemovable({ store }, one))),
  );
  return responses.filter((_, at) => kept[at]);
}

/** How many responses wait to be sent, also on a device that is locked. @throws where it cannot be read */
export const countWaiting = async (store: DeviceStore): Promise<number> => (await countsOf(store)).waiting;

/**
 * Erases everything from the device, and starts the page anew.
 * @throws where the office's configuration cannot be put back
 */
export async function wipeDevice(store: DeviceStore): Promise<void> {
  const done = await wipe(store);
  // This page has let go of everything by now, and can keep nothing more: it starts anew in either case.
  if (done === 'held') remember();
  else location.hash = '#/';
  location.reload();
}
