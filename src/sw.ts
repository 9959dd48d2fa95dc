import { cacheNames } from 'workbox-core';
import {
  addRoute,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  getCacheKeyForURL,
  matchPrecache,
  precache,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { arrivedWords } from './i18n/arrived.ts';
import { keepReports } from './lib/report.ts';
import { toldError } from './lib/toldError.ts';
import { type ShownOutside, shownOutside } from './storage/notices.ts';
import { webLocks } from './storage/webLock.ts';
import { openWorkerStore } from './storage/workerStore.ts';
import { showArrivals } from './sync/arrivalNotice.ts';
import { deliverAwake } from './sync/awake.ts';
import { badge } from './sync/badge.ts';
import { type Drain, type Drained, drain } from './sync/drain.ts';
import { send } from './sync/send.ts';
import { sendLockName } from './sync/sendDue.ts';
import { type SyncEvent, wakeTag } from './sync/wakeTag.ts';

interface Worker extends ServiceWorkerGlobalScope {
  readonly __WB_MANIFEST: { url: string; revision: string | null }[];
  addEventListener: ServiceWorkerGlobalScope['addEventListener'] &
    ((type: 'sync', listener: (event: SyncEvent) => void) => void);
}
declare const self: Worker;

const page = 'index.html';

/** Tells the pages that are open what went wrong here: they keep it where it can be shown. */
async function tell(cause: unknown): Promise<void> {
  try {
    for (const window of await self.clients.matchAll({ type: 'window', includeUncontrolled: true }))
      window.postMessage(toldError(cause));
  } catch {
    // Told as well, this would never end.
  }
}
self.addEventListener('error', ({ error }) => void tell(error));
self.addEventListener('unhandledrejection', ({ reason }) => void tell(reason));
keepReports(({ cause }) => void tell(cause));

// Only GET is ever routed: a worker that re-sends a body can send an empty one (WebKit).
const manifest: readonly { readonly url: string; readonly revision: string | null }[] = self.__WB_MANIFEST;
precache([...manifest]);
cleanupOutdatedCaches();

const shell = createHandlerBoundToURL(page);
registerRoute(
  new NavigationRoute(
    (options) => {
      if (options.event instanceof ExtendableEvent) options.event.waitUntil(refreshHeaders());
      return shell(options);
    },
    // By the path alone: whatever stands behind it, the page is the app's.
    // What has an encoded `#` in it, the server leads to the page.
    { denylist: [/^[^?]*\/api\//, /^[^?]*\/%23\//i, /^[^?]*\/(?!index\.html(?:\?|$))[^/?]+\.[^/?]+(?:\?|$)/] },
  ),
);

// After the route for pages, since this one would answer for the start page too.
addRoute();

/**
 * The precached page has its headers, with the content security policy that says where answers may go. An office that
 * moves its endpoint changes that policy and not a byte of the page: so newer headers of the same page are put into the
 * cache.
 */
async function refreshHeaders(): Promise<void> {
  const key = getCacheKeyForURL(page);
  const precached = await matchPrecache(page);
  // Without a network, which is usual here, the precached page stays as it is.
  const fresh = await fetch(page, { cache: 'no-cache' }).catch(() => undefined);
  if (!key || !precached || !fresh?.ok || fresh.redirected) return;
  const policy = 'Content-Security-Policy';
  if (fresh.headers.get(policy) === precached.headers.get(policy)) return;
  if ((await fresh.clone().text()) !== (await precached.text())) return;
  await (await caches.open(cacheNames.precache)).put(key, fresh);
}

/**
 * Whether all files are there. Those that a browser took away since they were installed are fetched again: what is missing
 * is noticed only without a network.
 */
async function hasAllFiles(): Promise<boolean> {
  const cache = await caches.open(cacheNames.precache);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const missing = manifest.filter(({ url }) => !kept.has(getCacheKeyForURL(url) ?? ''));
  if (missing.length === 0) return true;
  // What is served by now may be another version, of which this worker wants no file.
  const served = await (await fetch(self.location.href, { cache: 'no-cache' })).text();
  if (!missing.every(({ url, revision }) => served.includes(revision ?? url))) return false;
  for (const { url } of missing) {
    const fresh = await fetch(url, { cache: 'reload', credentials: 'same-origin' });
    const key = getCacheKeyForURL(url);
    if (!key || !fresh.ok || fresh.redirected) return false;
    await cache.put(key, fresh);
  }
  return true;
}

// The first version takes control of the page that installed it, so that it works offline without a reload.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// A newer version waits until the respondent accepts it.
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const data: unknown = event.data;
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING')
    void self.skipWaiting();
  const [port] = event.ports;
  if (!port || typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'COUNT') return;
  event.waitUntil(
    hasAllFiles().then(
      (all) => port.postMessage(all),
      // Without a network, which is usual here.
      () => port.postMessage(false),
    ),
  );
});

/** Sends what waits, and shows what arrived; undefined where another version of the app has the database, or there is none. */
async function deliver(which: Drain['which'], unwritten: Drain['unwritten']): Promise<Drained | undefined> {
  const store = await openWorkerStore();
  if (!store) return undefined;
  try {
    const drained = await drain({ store, base: self.location.href, send, which, unwritten });
    await show(drained, await shownOutside(store));
    return drained;
  } finally {
    // A page that upgrades or erases the database waits for nobody.
    store.close();
  }
}

/** Shows outside the app how many wait, and, where no window of it is in sight, how many arrived. */
async function show({ arrived, left }: Drained, { notices, count }: ShownOutside): Promise<void> {
  if (count) badge(left);
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!notices || windows.some(({ visibilityState }) => visibilityState === 'visible')) return;
  const words = arrivedWords(notices.language);
  await showArrivals(self.registration, arrived, (count) => ({ title: words.title, body: words.arrived({ count }) }));
}

/** Delivers, each time once no page is sending. @throws where something still waits that may be sent */
function wake(): Promise<void> {
  const unwritten: Drain['unwritten'] = new Map();
  return deliverAwake(async (which) => {
    const round = () => deliver(which, unwritten);
    const locks = webLocks();
    try {
      return await (locks ? locks.request(sendLockName, round) : round());
    } catch (cause) {
      await tell(cause);
      throw cause;
    }
  });
}

// Whatever goes wrong in it, the app is served from the cache as before.
self.addEventListener('sync', (event) => {
  if (event.tag === wakeTag) event.waitUntil(wake());
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openApp());
});

/** Shows the app: in a window that it has, else in another one. */
async function openApp(): Promise<void> {
  const [window] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  await (window ? window.focus() : self.clients.openWindow('./'));
}
