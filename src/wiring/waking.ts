import { report } from '../lib/report.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import type { OutboxRow } from '../storage/rows.ts';
import { type SyncManager, wakeTag } from '../sync/wakeTag.ts';

/** The entries that the browser was last asked to wake the worker for. */
let known: ReadonlySet<string> | undefined;
let asked: Promise<boolean> = Promise.resolve(false);

/**
 * Has the browser wake the service worker for what waits to be sent, once there is a network, whether or not a window is open
 * then: where it has Background Sync. Asked anew as something else waits, and as the page goes out of sight.
 * @returns whether the browser will
 */
export function wakeFor(store: Pick<DeviceStore, 'setting'>, entries: readonly OutboxRow[]): Promise<boolean> {
  const queued = entries.filter(({ state }) => state === 'queued').map(({ id }) => id);
  if (!known)
    // The browser may have tried and given up meanwhile, as it does after a few attempts.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && known && known.size > 0) asked = ask(store);
    });
  const fresh = queued.some((id) => !known?.has(id));
  known = new Set(queued);
  if (fresh) asked = ask(store);
  return asked;
}

async function ask(store: Pick<DeviceStore, 'setting'>): Promise<boolean> {
  const { serviceWorker } = navigator;
  // Private windows have no workers.
  if (!serviceWorker) return false;
  // Where there never is one, this does not resolve.
  const registration: ServiceWorkerRegistration & { readonly sync?: SyncManager } = await serviceWorker.ready;
  const { active, sync } = registration;
  // Another app of this origin may have one that is in charge of this page.
  if (!sync || active?.scriptURL !== new URL('./sw.js', document.baseURI).href) return false;
  try {
    // The worker goes by it, and asks for none.
    if ((await store.setting('config')) === undefined) return false;
    await sync.register(wakeTag);
    return true;
  } catch (cause) {
    // Forbidden by the respondent or by who manages the device: then a page sends.
    report('background sync', cause);
    return false;
  }
}
