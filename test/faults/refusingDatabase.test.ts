import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { atRest, loseDatabase } from '../support/atRest.ts';
import { desk } from '../support/desk.ts';
import { locked, rare, typedIn, unlock } from '../support/lockedDevice.ts';
import { plant } from '../support/planted.ts';
import { tally } from '../support/tally.ts';

const here = desk();

/** Runs in the page, before the app: the database opens and is read, and takes nothing, until there is room again. */
const refusing = () => {
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  for (const name of ['put', 'add'] as const) {
    const write = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function refused(...words) {
      return sessionStorage.getItem('room') ? write.apply(this, words) : full();
    };
  }
};

/** There is room again, from the next start on. */
const makeRoom = (page: Page) => page.evaluate(() => sessionStorage.setItem('room', 'yes'));

it('goes on in memory and in the second store where a database that was lost takes nothing back', async () => {
  const jan = here.respondent(shortest);
  const { page } = jan;
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', 'An');
  await jan.saved();
  const address = page.url();
  await loseDatabase(page, here.wire.url);
  await page.addInitScript(refusing);
  await page.goto(address);
  expect(await typedIn(page, 'contactName')).toBe('An');
  await page.waitForSelector('[data-memory="kept"]');
  await jan.answer('contactFunction', 'ICT');
  await jan.saved();
  await page.goto(`${here.wire.url}#/storage`);
  expect(await page.textContent('li[data-reserve="opfs"]')).toContain('één keer');
  await page.goto(address);
  await page.reload();
  expect(await typedIn(page, 'contactFunction')).toBe('ICT');
  await makeRoom(page);
  await page.reload();
  expect(await typedIn(page, 'contactName')).toBe('An');
  expect(await typedIn(page, 'contactFunction')).toBe('ICT');
  expect(await page.locator('[data-memory]').count()).toBe(0);
  expect(await atRest(page)).toMatch(/^answers: .*"ICT"/m);
  tally({ fault: 'database takes nothing back', browser: 'Chromium', tried: 1, saved: 2, lost: 0, restored: 1 });
});

it('shows what either store has where the database can be read only, and delivers it', async () => {
  const jan = here.respondent(shortest);
  const { page } = jan;
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', 'An');
  await jan.saved();
  const address = page.url();
  // In the second store alone, and in the database alone.
  await page.evaluate(refusing);
  await jan.answer('contactFunction', 'ICT');
  await page.waitForSelector('[data-reserve="held"]');
  await makeRoom(page);
  await plant(page, 1);
  await page.evaluate(() => sessionStorage.removeItem('room'));
  await page.addInitScript(refusing);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(`${here.wire.url}config.json`);
  await page.evaluate(() => localStorage.clear());
  await page.goto(address);
  expect(await typedIn(page, 'contactFunction')).toBe('ICT');
  await page.click('.bar__name');
  await expect.poll(() => page.locator('[data-response]').count()).toBe(2);
  await page.goto(address);
  const before = here.office.delivered().length;
  await jan.answerRest();
  await jan.complete();
  const code = await jan.receipt();
  expect(here.office.delivered()).toHaveLength(before + 1);
  await makeRoom(page);
  await page.reload();
  expect(await jan.receipt()).toBe(code);
  expect(here.office.delivered()).toHaveLength(before + 1);
});

it('asks for the passphrase, and goes on likewise, on a device with a lock', async () => {
  const jan = await locked(here);
  const { page } = jan;
  const address = page.url();
  await loseDatabase(page, here.wire.url);
  await page.addInitScript(refusing);
  await page.goto(address);
  await page.waitForSelector('[data-lock="locked"]');
  await unlock(page);
  expect(await typedIn(page, 'contactName')).toBe(rare);
  await page.waitForSelector('[data-memory="kept"]');
  await jan.answer('contactFunction', 'Zeldzame Functie');
  await jan.saved();
  expect(await atRest(page)).not.toContain('Zeldzame');
  await makeRoom(page);
  await page.reload();
  await unlock(page);
  expect(await typedIn(page, 'contactName')).toBe(rare);
  expect(await typedIn(page, 'contactFunction')).toBe('Zeldzame Functie');
  expect(await page.locator('[data-memory]').count()).toBe(0);
  expect(await atRest(page)).not.toContain('Zeldzame');
});

it('asks for the passphrase twice where the database has its lock, and has what the second store alone has', async () => {
  const jan = await locked(here);
  const { page } = jan;
  const address = page.url();
  await page.evaluate(refusing);
  await jan.answer('contactFunction', 'Zeldzame Functie');
  await page.waitForSelector('[data-reserve="held"]');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.addInitScript(refusing);
  await page.goto(`${here.wire.url}config.json`);
  await page.evaluate(() => localStorage.clear());
  await page.goto(address);
  const anew = page.waitForEvent('domcontentloaded');
  await unlock(page);
  await anew;
  await unlock(page);
  expect(await typedIn(page, 'contactName')).toBe(rare);
  expect(await typedIn(page, 'contactFunction')).toBe('Zeldzame Functie');
  await page.waitForSelector('[data-memory="kept"]');
  expect(await atRest(page)).not.toContain('Zeldzame');
});

it('keeps what was put aside for as long as it rests nowhere else, and says that it does not', async () => {
  const jan = here.respondent(shortest);
  const { page } = jan;
  page.on('dialog', (dialog) => void dialog.accept());
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', 'An');
  await jan.saved();
  const address = page.url();
  await page.evaluate(refusing);
  await page.addInitScript(refusing);
  await jan.answer('contactFunction', 'ICT');
  await page.waitForSelector('[data-reserve="held"]');
  const tools = await page.context().newCDPSession(page);
  const { origin } = new URL(here.wire.url);
  await tools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await jan.answer('contactPhone', '02 345');
  await page.waitForSelector('[data-saved="failed"][data-second="quota"]');
  for (const _start of [1, 2]) {
    await page.goto(`${here.wire.url}config.json`);
    await page.goto(address);
    expect(await typedIn(page, 'contactPhone')).toBe('02 345');
    expect(await typedIn(page, 'contactFunction')).toBe('ICT');
    await page.waitForSelector('[data-saved="failed"]');
    expect(await page.locator('[data-reserve="alone"], [data-reserve="full"]').count()).toBe(0);
  }
  await tools.send('Storage.overrideQuotaForOrigin', { origin });
  await makeRoom(page);
  await page.reload();
  expect(await typedIn(page, 'contactPhone')).toBe('02 345');
  expect(await typedIn(page, 'contactFunction')).toBe('ICT');
  await jan.saved();
  expect(await page.locator('[data-memory]').count()).toBe(0);
});
