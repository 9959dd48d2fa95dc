import { signal } from '@preact/signals';

/** Whether the app starts without a network: its worker is active and has its files. */
export const offlineReady = signal<'yes' | 'not yet' | 'unsupported'>(
  'serviceWorker' in navigator ? 'not yet' : 'unsupported',
);

/** Whether a newer version of the app waits. It is offered; it never takes over under a draft by itself. */
export const update = signal<'none' | 'ready'>('none');

/** Accepts the version that waits: it takes over, and the page starts anew. */
export let applyUpdate: () => void = () => {};

/** How long a page stays open before it asks for a newer version again, in milliseconds. */
const askAgain = 60 * 60 * 1000;

/**
 * Registers the service worker; without a network, as soon as there is one.
 * @param onUpdate told when a newer version waits: once another window accepts it, this version's files are gone
 */
export async function registerWorker(onUpdate: () => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  let replaced = false;
  if (navigator.serviceWorker.controller)
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      replaced = true;
    });
  void navigator.serviceWorker.ready.then(() => {
    offlineReady.value = 'yes';
  });
  try {
    const { Workbox } = await import('workbox-window');
    const workbox = new Workbox('./sw.js', { type: 'classic' });
    workbox.addEventListener('waiting', () => {
      update.value = 'ready';
      onUpdate();
    });
    applyUpdate = () => {
      // Leaving the field that is being typed in writes it.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      // Another window may have accepted it: then nothing waits any more, and a fresh start is all it takes.
      if (replaced) return location.reload();
      workbox.addEventListener('controlling', () => location.reload());
      workbox.messageSkipWaiting();
    };
    await workbox.register({ immediate: true });
    setInterval(() => void workbox.update().catch(() => {}), askAgain);
  } catch {
    // Cut off in the middle of the first start, or forbidden (private windows): the app works, with a network.
    if (navigator.onLine) offlineReady.value = 'unsupported';
    addEventListener('online', () => void registerWorker(onUpdate), { once: true });
  }
}

/** Asks the browser to keep the app's data until the respondent removes it. Asked when the first answers are at stake. */
export function keepData(): void {
  void navigator.storage?.persist?.().catch(() => false);
}
