import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { atRest } from '../support/atRest.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';

const here = desk();

it('erases everything after a word is typed, says first what is not delivered, and takes other windows along', async () => {
  await here.withWorker();
  const jan = here.respondent({ ...shortest, contactName: 'Zeldzame Naam' });
  const { page } = jan;
  await jan.open(here.wire.url);
  await page.context().setOffline(true);
  await jan.begin();
  await jan.answerRest();
  await jan.complete();
  await page.waitForSelector('[data-delivery="queued"]');
  await page.click('.bar__name');
  await jan.begin();
  await jan.answer('contactName', 'Zeldzame Naam');
  await jan.saved();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.waitForSelector('[name="contactName"]');
  expect(await atRest(page)).toContain('Zeldzame');

  await page.goto(`${here.wire.url}#/storage`);
  await page.click('[data-action="wipe"]');
  await page.waitForSelector('[data-undelivered="2"]');
  expect(await page.textContent('[data-undelivered]')).toContain('Zeldzame Naam');
  expect(await violations(page)).toEqual([]);
  await page.fill('#wipe-word', 'ja');
  await page.click('[data-action="confirm-wipe"]');
  await page.waitForSelector('[data-wipe="word"]');
  expect(await atRest(page)).toContain('Zeldzame');
  await page.fill('#wipe-word', 'wissen');
  await page.click('[data-action="confirm-wipe"]');
  await page.waitForSelector('[data-page="start"] [data-action="begin"]');
  await other.waitForSelector('[data-page="start"] [data-action="begin"]');
  for (const window of [page, other]) expect(await window.locator('[data-response]').count()).toBe(0);
  const left = await atRest(page);
  expect(left).not.toContain('Zeldzame');
  expect(left).not.toContain('veldwerk-parked');
  // Where the answers of the next one go is still known, without a network.
  expect(left).toContain('api/v1');
  await page.reload();
  await page.waitForSelector('[data-action="begin"]');
  expect(await page.locator('[data-response]').count()).toBe(0);
});

it('takes what was received long ago off the device, and nothing else; its receipt stays', async () => {
  const jan = here.respondent(shortest);
  const { page } = jan;
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answerRest();
  await jan.complete();
  const code = await jan.receipt();
  await page.click('.bar__name');
  await jan.begin();
  await jan.answer('contactName', 'Begonnen');
  await jan.saved();
  const keep = (days: number) =>
    here.wire.pages.set('/config.json', {
      type: 'application/json',
      body: JSON.stringify({ endpoint: 'api/v1', removeReceivedAfterDays: days }),
    });
  keep(30);
  await page.goto(`${here.wire.url}#/`);
  await page.reload();
  await page.waitForSelector('.standing--delivered');
  expect(await page.locator('[data-response]').count()).toBe(2);
  keep(0);
  await page.reload();
  await expect.poll(() => page.locator('[data-response]').count(), { timeout: 20_000 }).toBe(1);
  await page.waitForSelector('[data-action="continue"]');
  await page.goto(`${here.wire.url}#/storage`);
  await page.waitForSelector('[data-remove-after="0"]');
  await page.click('details:has([data-kept-receipt]) summary');
  await page.waitForSelector(`[data-kept-receipt="${code}"]:visible`);
  // Nor does the second store bring it back.
  await page.reload();
  await page.goto(`${here.wire.url}#/`);
  await page.waitForSelector('[data-action="continue"]');
  expect(await page.locator('[data-response]').count()).toBe(1);
});

it('says so where another window holds something of it, and erases it when it is asked again', async () => {
  const jan = here.respondent({ ...shortest, contactName: 'Zeldzame Naam' });
  const { page } = jan;
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', 'Zeldzame Naam');
  await jan.saved();
  // A page that does not listen, with a file of the second store open.
  here.wire.pages.set('/holder.js', {
    type: 'text/javascript',
    body: `navigator.storage.getDirectory()
      .then((root) => root.getDirectoryHandle('veldwerk-journal'))
      .then((folder) => folder.getFileHandle('01930000-0000-7000-8000-00000000000a.1.holder', { create: true }))
      .then((file) => file.createSyncAccessHandle())
      .then((handle) => { self.handle = handle; postMessage('held'); });`,
  });
  const holder = await page.context().newPage();
  await holder.goto(`${here.wire.url}config.json`);
  await holder.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const worker = new Worker('/holder.js');
        worker.onmessage = () => resolve();
        Object.assign(globalThis, { worker });
      }),
  );
  await page.goto(`${here.wire.url}#/storage`);
  await page.click('[data-action="wipe"]');
  await page.fill('#wipe-word', 'wissen');
  await page.click('[data-action="confirm-wipe"]');
  await page.waitForSelector('[data-wipe="held"]');
  expect(await violations(page)).toEqual([]);
  await holder.close();
  await page.fill('#wipe-word', 'wissen');
  await page.click('[data-action="confirm-wipe"]');
  await page.waitForSelector('[data-page="start"] [data-action="begin"]');
  expect(await atRest(page)).not.toContain('Zeldzame');
  expect(await page.locator('[data-response]').count()).toBe(0);
});
