/** The tag of the Background Sync with which a page has the browser wake the service worker. */
export const wakeTag = 'veldwerk-deliver';

/** Background Sync, which not every browser has, and TypeScript's libraries have not. */
export interface SyncManager {
  register(tag: string): Promise<void>;
}

/** What a browser wakes the service worker with. */
export interface SyncEvent extends Event {
  readonly tag: string;
  waitUntil(work: Promise<unknown>): void;
}
