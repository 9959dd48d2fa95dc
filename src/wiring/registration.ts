import { report } from '../lib/report.ts';
import { acceptWaiting, offlineReady } from './pwa.ts';

/** How long a page stays open before it asks for a newer version again. */
const updateEveryMs = 60 * 60 * 1000;

/**
 * Registers the service worker; without a network, as soon as there is one.
 * @param onUpdate told when a newer version waits: once another window accepts it, this version's files are gone
 */
export async function registerWorker(onUpdate: () => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  try {
    // Some browsers that keep no workers give nothing for a registration, in spite of the standard.
    const registration = (await serviceWorker.register('./sw.js')) as ServiceWorkerRegistration | undefined;
    if (!registration) {
      offlineReady.value = 'unsupported';
      return;
    }
    const accept = () => {
      // Leaving the field that is being typed in writes it.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      // Another window may have accepted it: then nothing waits any more, and a fresh start is all it takes.
      if (!registration.waiting) return location.reload();
      serviceWorker.addEventListener('controllerchange', () => location.reload());
      registration.waiting.postMessage({ type: 'SKIP_WAITING' });
    };
    let looked = 0;
    const look = () => {
      looked += 1;
      const turn = looked;
      // Another app of this origin may have a worker that is ready, and controls this page: that one has none of our files.
      void isWhole(registration.active).then((whole) => {
        if (turn !== looked) return;
        if (whole) offlineReady.value = 'yes';
        else if (offlineReady.value === 'yes') offlineReady.value = 'not yet';
      });
      // The first version waits for a moment as well, and nobody is asked about it.
      if (!registration.waiting || !registration.active) return;
      acceptWaiting.value = accept;
      onUpdate();
    };
    const follow = (coming: ServiceWorker | null) => coming?.addEventListener('statechange', look);
    look();
    follow(registration.installing);
    registration.addEventListener('updatefound', () => follow(registration.installing));
    // Its files may be taken away behind its back: a browser that needs room takes them one by one.
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
    // Without a network, which is the usual reason, it is asked again an hour later.
    setInterval(() => void registration.update().catch(() => {}), updateEveryMs);
  } catch (cause) {
    report('service worker', cause);
    // Cut off in the middle of the first start, or forbidden (private windows): the app works, with a network.
    if (navigator.onLine) offlineReady.value = 'unsupported';
    addEventListener('online', () => void registerWorker(onUpdate), { once: true });
  }
}

/** How long a worker may take to count its files, and to fetch again what is missing. */
const countTimeoutMs = 60_000;

/** Whether a worker has all files of the app: what was taken away since it was installed is fetched again. */
async function isWhole(worker: ServiceWorker | null): Promise<boolean> {
  if (!worker) return false;
  const { port1, port2 } = new MessageChannel();
  try {
    return await new Promise<boolean>((resolve) => {
      port1.onmessage = ({ data }) => resolve(data === true);
      setTimeout(() => resolve(false), countTimeoutMs);
      worker.postMessage({ type: 'COUNT' }, [port2]);
    });
  } catch {
    // One that was replaced meanwhile takes no messages.
    return false;
  }
}
