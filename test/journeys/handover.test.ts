import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { atRest, loseDatabase } from '../support/atRest.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';
import { locked, passphrase, typePassphrase, unlock } from '../support/lockedDevice.ts';
import type { Respondent } from '../support/respondent.ts';

const here = desk({ worker: true });

const bakery = 'Bakkerij Peeters';
const garage = 'Garage Maes';

const idIn = (page: Page): string => /#\/r\/([^/]+)/.exec(page.url())?.[1] ?? '';

async function named(jan: Respondent, name: string): Promise<string> {
  await jan.page.fill('#own-label', name);
  await jan.saved();
  return idIn(jan.page);
}

async function handOver(page: Page, id: string): Promise<void> {
  await page.goto(`${here.wire.url}#/`);
  await page.click(`[data-response="${id}"] [data-action="to-handover"]`);
  await page.waitForSelector('[data-handover="off"]');
  await page.click('[data-action="hand-over"]');
  await page.waitForSelector('[data-module] input:not([disabled])');
}

async function giveBack(page: Page): Promise<void> {
  await page.click('[data-action="to-handover"]');
  await typePassphrase(page, 'end-handover', passphrase);
  await page.click('[data-action="end-handover"]');
  await page.waitForSelector('[data-page="start"]');
}

/** Holds that the page tells of one enterprise, and of no other. */
async function tellsOf(page: Page, whom: string, id: string): Promise<void> {
  const text = await page.textContent('body');
  expect(text).toContain(whom);
  expect(text).not.toContain(whom === bakery ? garage : bakery);
  expect(idIn(page)).toBe(id);
}

it('serves two enterprises one after another on one tablet, and shows neither the other', async () => {
  const jan = await locked(here);
  const { page } = jan;
  const first = await named(jan, bakery);
  await page.goto(`${here.wire.url}#/`);
  await jan.begin();
  const second = await named(jan, garage);
  const beside = await page.context().newPage();
  await beside.goto(here.wire.url);
  await unlock(beside);
  await beside.waitForSelector(`[data-response="${first}"]`);

  await handOver(page, first);
  await tellsOf(page, bakery, first);
  // Another window locks, and shows no more than this one once it is opened again.
  await beside.waitForSelector('[data-lock="locked"] [data-pinned-name]');
  await unlock(beside);
  await beside.waitForSelector('[data-module]');
  await tellsOf(beside, bakery, first);
  await beside.close();

  // By no address, at no start.
  for (const address of ['#/', '#/continue', '#/storage', `#/r/${second}/ID`, `#/r/${second}/copy`]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await page.waitForURL((url) => url.hash.startsWith(`#/r/${first}/`));
    await page.waitForSelector('[data-module]');
    await tellsOf(page, bakery, first);
  }
  await page.goto(`${here.wire.url}#/r/${second}/review`);
  await page.reload();
  await page.waitForSelector('[data-lock="locked"]');
  expect(await page.textContent('[data-pinned-name]')).toContain(bakery);
  await page.click('main details summary');
  expect(await page.locator('[data-action="wipe"]').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  const rests = await atRest(page);
  expect(rests).not.toContain(garage);
  await unlock(page);
  await page.waitForSelector('[data-module]');
  await tellsOf(page, bakery, first);
  expect(await violations(page)).toEqual([]);

  // The respondent answers, sends, and has the receipt in sight.
  await jan.answerRest();
  await jan.complete();
  await jan.receipt();
  await page.waitForSelector('[data-hand-back]');
  await tellsOf(page, bakery, first);
  expect(await page.locator('a[href="#/"]:visible:not(.bar__name)').count()).toBe(0);

  await giveBack(page);
  await page.waitForSelector(`[data-response="${second}"]`);
  await handOver(page, second);
  await tellsOf(page, garage, second);
  await jan.answerRest();
  await jan.complete();
  await jan.receipt();
  await tellsOf(page, garage, second);
  await giveBack(page);
  for (const id of [first, second]) await page.waitForSelector(`[data-response="${id}"]`);
  expect(here.office.delivered().map(({ id }) => id)).toEqual(expect.arrayContaining([first, second]));
});

it('stays handed over without a network and without the database, and goes on sending what is out of sight', async () => {
  const jan = await locked(here);
  const { page } = jan;
  await page.waitForSelector('[data-module]');
  const first = await named(jan, bakery);
  await page.goto(`${here.wire.url}#/`);
  await page.waitForSelector('[data-offline-ready="yes"]');
  await jan.begin();
  const second = await named(jan, garage);
  await jan.answerRest();
  await page.context().setOffline(true);
  await jan.complete();
  await page.waitForSelector('[data-delivery="queued"]');
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await page.click(`[data-response="${first}"] [data-action="to-handover"]`);
  await page.click('[data-action="hand-over"]');
  await page.waitForSelector('[data-module]');
  await page.context().setOffline(false);
  await expect.poll(() => here.office.delivered().map(({ id }) => id), { timeout: 90_000 }).toContain(second);
  await tellsOf(page, bakery, first);

  await loseDatabase(page, here.wire.url);
  await page.context().setOffline(true);
  await page.goto(here.wire.url);
  await unlock(page);
  await page.waitForSelector('[data-module]');
  await tellsOf(page, bakery, first);
  expect(await page.locator('[data-restored]').count()).toBe(0);
  await page.context().setOffline(false);
  await giveBack(page);
  await page.waitForSelector(`[data-response="${second}"]`);
});
