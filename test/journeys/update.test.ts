import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';

const here = desk({ worker: true });
const marker = '<meta name="test-version" content="2">';

/** Puts a newer version of the app on the way: another page, and a worker that knows it. */
async function release(): Promise<void> {
  const [worker, page] = await Promise.all(
    ['sw.js', ''].map(async (path) => (await fetch(`${here.wire.url}${path}`)).text()),
  );
  const newer = worker?.replace(/"[0-9a-f]{32}","url":"index\.html"/, `"${'2'.repeat(32)}","url":"index.html"`);
  if (!worker || !page || newer === worker) throw new Error('the worker names no page to replace');
  here.wire.pages.set('/sw.js', { type: 'text/javascript', body: newer ?? '' });
  for (const path of ['/', '/index.html', `/index.html?__WB_REVISION__=${'2'.repeat(32)}`])
    here.wire.pages.set(path, { type: 'text/html', body: page.replace('</head>', `${marker}</head>`) });
}

const lookForUpdate = (page: Page) =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
const isNew = async (page: Page) => (await page.locator('meta[name="test-version"]').count()) === 1;

it('offers a newer version, never forces it under a draft, and goes on in it, offline too', async () => {
  const jan = here.respondent(shortest);
  const { page } = jan;
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.next();
  await jan.answer('A1', 61);
  await jan.saved();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.waitForSelector('[data-module="A"]');

  await release();
  await lookForUpdate(page);
  const offer = page.locator('.banner--notice', { hasText: 'nieuwe versie' });
  await offer.waitFor();
  await other.locator('.banner--notice', { hasText: 'nieuwe versie' }).waitFor();
  await page.reload();
  await page.waitForSelector('[data-module="A"]');
  expect(await isNew(page)).toBe(false);
  // While a slow machine reloads, the other window may have taken the pen that lay there.
  const takeOver = page.getByRole('button', { name: 'Hier verder invullen' });
  const writes = async () => {
    // It goes where the page gets the pen by itself.
    if ((await takeOver.count()) > 0) await takeOver.click({ timeout: 3_000 }).catch(() => {});
    return page.isEnabled('[name="A1"]');
  };
  await expect.poll(writes, { timeout: 60_000, interval: 500 }).toBe(true);
  await jan.answer('A1', 62);
  await jan.saved();
  await offer.getByRole('button').click();
  await page.waitForSelector('meta[name="test-version"]', { state: 'attached' });
  await page.waitForSelector('[data-module="A"]');
  expect(await page.inputValue('[name="A1"]')).toBe('62');

  await page.context().setOffline(true);
  await page.reload();
  await page.waitForSelector('[data-module="A"]');
  expect(await isNew(page)).toBe(true);
  expect(await page.inputValue('[name="A1"]')).toBe('62');
  // The window that still runs the older version finds the pages that it had not shown yet.
  await other.click('[data-action="review"]');
  await other.waitForSelector('[data-page="review"]');
});

it('can be installed, as the browser sees it', async () => {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  const devtools = await jan.page.context().newCDPSession(jan.page);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A window that keeps nothing can install nothing; apart from that there is no reason not to.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  const { errors, data = '{}' } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { icons, screenshots, shortcuts } = JSON.parse(data) as Record<string, { src?: string; url?: string }[]>;
  expect(shortcuts).toHaveLength(1);
  for (const { src } of [...(icons ?? []), ...(screenshots ?? [])])
    expect((await jan.page.request.get(new URL(src ?? '', here.wire.url).href)).headers()['content-type']).toBe(
      'image/png',
    );
});

it('keeps the version that works where a newer one cannot be fetched whole', async () => {
  const jan = here.respondent(shortest);
  const { page } = jan;
  await jan.open(here.wire.url);
  await release();
  here.wire.pages.set('/sw.js', {
    type: 'text/javascript',
    body: (here.wire.pages.get('/sw.js')?.body ?? '').replace(/assets\/review-[^"]+/, 'assets/review-gone.js'),
  });
  await lookForUpdate(page);
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return !registration?.installing && !registration?.waiting;
  });
  await page.context().setOffline(true);
  await page.reload();
  await jan.begin();
  await page.click('[data-action="review"]');
  await page.waitForSelector('[data-page="review"]');
  expect(await isNew(page)).toBe(false);
});
