import { signal } from '@preact/signals';
import { report } from '../lib/report.ts';

/** Whether the app starts without a network: its worker is active and has its files. */
export const offlineReady = signal<'yes' | 'not yet' | 'unsupported'>(
  'serviceWorker' in navigator ? 'not yet' : 'unsupported',
);

/** Whether a newer version of the app waits. It is offered; it never takes over under a draft by itself. */
export const update = signal<'none' | 'ready'>('none');

/** Accepts the version that waits: it takes over, and the page starts anew. */
export let applyUpdate: () => void = () => {};

/** How long a page stays open before it asks for a newer version again. */
const updateEveryMs = 60 * 60 * 1000;

/**
 * Registers the service worker; without a network, as soon as there is one.
 * @param onUpdate told when a newer version waits: once another window accepts it, this version's files are gone
 */
export async function registerWorker(onUpdate: () => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  // It is ready one day, or never.
  void serviceWorker.ready.then(() => {
    offlineReady.value = 'yes';
  });
  try {
    const registration = await serviceWorker.register('./sw.js');
    const offerWaiting = () => {
      // The first version waits for a moment as well, and nobody is asked about it.
      if (!registration.waiting || !serviceWorker.controller) return;
      update.value = 'ready';
      onUpdate();
    };
    const follow = (coming: ServiceWorker | null) => coming?.addEventListener('statechange', offerWaiting);
    offerWaiting();
    follow(registration.installing);
    registration.addEventListener('updatefound', () => follow(registration.installing));
    applyUpdate = () => {
      // Leaving the field that is being typed in writes it.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      // Another window may have accepted it: then nothing waits any more, and a fresh start is all it takes.
      if (!registration.waiting) return location.reload();
      serviceWorker.addEventListener('controllerchange', () => location.reload());
      registration.waiting.postMessage({ type: 'SKIP_WAITING' });
    };
    // Without a network, which is the usual reason, it is asked again an hour later.
    setInterval(() => void registration.update().catch(() => {}), updateEveryMs);
  } catch (cause) {
    report('service worker', cause);
    // Cut off in the middle of the first start, or forbidden (private windows): the app works, with a network.
    if (navigator.onLine) offlineReady.value = 'unsupported';
    addEventListener('online', () => void registerWorker(onUpdate), { once: true });
  }
}

/** Asks the browser to keep the app's data until the respondent removes it. Asked when the first answers are at stake. */
export function keepData(): void {
  // What came of it is read again on the page on storage.
  void navigator.storage?.persist?.().catch(() => false);
}
