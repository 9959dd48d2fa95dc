import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: { url: string; revision: string | null }[] };

// Only GET is ever routed: a worker that re-sends a body can send an empty one (WebKit).
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/\/api\//, /\/[^/?]+\.[^/]+$/] }),
);

// The first version takes the page that installed it under its wing, so that it is offline-proof without a reload.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// A newer version waits until the respondent accepts it.
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const data: unknown = event.data;
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING')
    void self.skipWaiting();
});
