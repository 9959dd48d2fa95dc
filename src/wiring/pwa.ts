import { computed, signal } from '@preact/signals';

/** Whether the app starts without a network: its worker is active and has its files. */
export const offlineReady = signal<'yes' | 'not yet' | 'unsupported'>(
  'serviceWorker' in navigator ? 'not yet' : 'unsupported',
);

/** Whether this page comes from the app's own worker: another app of this origin may have one as well. */
export const isOffWorker = (): boolean =>
  navigator.serviceWorker?.controller?.scriptURL === new URL('./sw.js', document.baseURI).href;

/** Accepts the newer version of the app that waits, where one does: it takes over, and the page starts anew. */
export const acceptWaiting = signal<(() => void) | undefined>(undefined);

/** Whether a newer version of the app waits. It is offered; it never takes over under a draft by itself. */
export const update = computed(() => (acceptWaiting.value ? 'ready' : 'none'));

/** Asks the browser to keep the app's data until the respondent removes it. Asked when the first answers are at stake. */
export function keepData(): void {
  // What came of it is read again on the page on storage.
  void (async () => navigator.storage?.persist?.())().catch(() => false);
}
