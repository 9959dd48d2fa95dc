import { expect, it } from 'vitest';
import { enrolmentText } from '../../src/protocol/enrolment.ts';
import { shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';

const here = desk({ worker: true });

const ready = '[data-offline-ready="yes"]';

/** Takes files out of the worker's cache, as a browser does that needs room. */
const takeAway = (names: string) =>
  here.page.evaluate(async (pattern) => {
    let taken = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        if (new RegExp(pattern).test(request.url) && (await cache.delete(request))) taken += 1;
    }
    return taken;
  }, names);

it('says that it is ready by its own worker, beside another app of the origin', async () => {
  const { page, wire } = here;
  const portal =
    'addEventListener("install", () => skipWaiting()); addEventListener("activate", (event) => event.waitUntil(clients.claim()));';
  wire.pages.set('/portal.js', { type: 'text/javascript', body: portal });
  wire.pages.set('/portal', { type: 'text/html', body: '<!doctype html><title>Portal</title>' });
  wire.folder = '/enquete/';
  await page.goto(`${wire.url}portal`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/portal.js', { scope: '/' });
    await navigator.serviceWorker.ready;
  });
  await page.goto(`${wire.url}enquete/`);
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toMatch(/portal\.js$/);
  await page.waitForSelector(ready);
  await page.context().setOffline(true);
  await page.reload();
  await page.waitForSelector('[data-action="begin"]');
  expect(await page.locator('.banner').count()).toBe(0);
});

it.each(['index.html?lang=fr', 'index.html', '?lang=fr', '?back=https://office.example/page.html#/'])(
  'starts without a network at %s',
  async (address) => {
    const { page, wire } = here;
    await page.goto(wire.url);
    await page.waitForSelector(ready);
    await page.context().setOffline(true);
    await page.goto(`${wire.url}${address}`);
    await page.waitForSelector('[data-action="begin"]');
  },
);

it('leaves a link with an encoded # to the server, which leads it to its invitation', async () => {
  const { page, wire } = here;
  await page.goto(wire.url);
  await page.waitForSelector(ready);
  const invitation = enrolmentText({ format: 'veldwerk-enrolment/1', case: { id: 'ICT-17' } });
  await page.goto(`${wire.url}%23/enrol/${invitation}`);
  await page.waitForSelector('[data-enrolment="ICT-17"]');
});

it('fetches again what was taken away of its files, or says that it is not ready any more', async () => {
  const jan = here.respondent(shortest);
  const { page } = jan;
  await jan.open(here.wire.url);
  expect(await takeAway('index\\.html|/assets/')).toBeGreaterThan(10);
  await page.reload();
  await page.waitForSelector(ready);
  await page.context().setOffline(true);
  await page.reload();
  await jan.begin();
  await jan.next();
  // Not what this page needs, and no network to fetch it with.
  expect(await takeAway('/assets/review')).toBeGreaterThan(0);
  await page.goto(`${here.wire.url}#/`);
  await page.reload();
  await page.waitForSelector('[data-offline-ready="not yet"]');
  await page.context().setOffline(false);
  await page.reload();
  await page.waitForSelector(ready);
});
