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
 * Registers the service worker; false where there can be none.
 * @param onUpdate told when a newer version waits: once another window accepts it, this version's files are gone
 */
export async function registerWorker(onUpdate: () => void): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  const { Workbox } = await import('workbox-window');
  const workbox = new Workbox('./sw.js', { type: 'classic' });
  workbox.addEventListener('waiting', () => {
    update.value = 'ready';
    onUpdate();
  });
  applyUpdate = () => {
    // Leaving the field that is being typed in writes it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    workbox.addEventListener('controlling', () => location.reload());
    workbox.messageSkipWaiting();
  };
  void navigator.serviceWorker.ready.then(() => {
    offlineReady.value = 'yes';
  });
  try {
    await workbox.register({ immediate: true });
  } catch {
    // A browser may forbid workers (private windows do): the app works, with a network.
    offlineReady.value = 'unsupported';
    return false;
  }
  setInterval(() => void workbox.update().catch(() => {}), askAgain);
  return true;
}

/** Asks the browser to keep the app's data until the respondent removes it. Asked when the first answers are at stake. */
export function keepData(): void {
  void navigator.storage?.persist?.().catch(() => false);
}
