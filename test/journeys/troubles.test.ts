import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';
import type { Respondent } from '../support/respondent.ts';

// With its worker: a browser that refuses one is on the list of errors.
const here = desk({ worker: true });

/** What is typed, and must be in no list of errors. */
const secrets = ['Jansens', '4711', 'Bakkerij', 'geheim-token'];

/** Someone at module A of a fresh response with a name on it, of an office with a help desk. */
async function atA(): Promise<Respondent> {
  const jan = here.respondent(shortest);
  const config = { endpoint: 'api/v1', helpDesk: { email: 'helpdesk@office.example' } };
  await jan.page.context().route('**/config.json', (route) => route.fulfill({ json: config }));
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', 'Jansens');
  await jan.next();
  await jan.answer('A1', 4711);
  await jan.saved();
  return jan;
}

/** Runs in the page: a function of the browser throws, with what was typed in its message, until `mended` runs. */
const breakNormalize = () => {
  const { normalize } = String.prototype;
  String.prototype.normalize = function broken() {
    throw new TypeError(`Cannot read "Jansens" of 4711 at Bakkerij (geheim-token)`);
  };
  Object.assign(globalThis, { mended: () => Object.assign(String.prototype, { normalize }) });
};
const mend = () => (globalThis as unknown as { mended: () => void }).mended();

/** Goes to the page on storage without starting anew, and gives how many errors it lists. */
async function listed(page: Page): Promise<number> {
  await page.evaluate(() => {
    location.hash = '#/storage';
  });
  await page.waitForSelector('[data-page="storage"]');
  return Number(await page.getAttribute('[data-errors]', 'data-errors'));
}

/** The list as it is on the page, in the window's storage, in a file and in an e-mail. */
async function everywhere(page: Page): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.click('[data-action="save-errors"]');
  const file = await readFile(await (await waiting).path(), 'utf8');
  const shown = await page.textContent('[data-errors]');
  const kept = await page.evaluate(() => sessionStorage.getItem('veldwerk-errors'));
  const mail = decodeURIComponent((await page.getAttribute('[data-action="send-errors"]', 'href')) ?? '');
  expect(mail).toMatch(/^mailto:helpdesk@office\.example\?subject=/);
  return [file, shown, kept, mail].join('\n');
}

it('stands in for a page that fails, says what is safe, and shows it again', async () => {
  const { page } = await atA();
  await page.evaluate(breakNormalize);
  await page.click('.find');
  await page.waitForSelector('[data-page="failed"]');
  expect(await page.getAttribute('[data-saved]', 'data-saved')).toBe('saved');
  expect(await page.textContent('[data-page="failed"] [role="alert"]')).toBe('Uw antwoorden zijn bewaard.');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  expect(await violations(page)).toEqual([]);
  // Shown again while nothing is mended, it says the same again.
  await page.click('[data-action="redraw"]');
  await page.waitForSelector('[data-page="failed"]');
  await page.evaluate(mend);
  await page.click('[data-action="redraw"]');
  await page.waitForSelector('[data-page="search"]');
  // Another page is none of the failure's.
  await page.evaluate(breakNormalize);
  await page.fill('#search-field', 'AI');
  await page.waitForSelector('[data-page="failed"]');
  await page.goBack();
  await page.waitForSelector('[data-module="A"]');
  expect(await page.inputValue('[name="A1"]')).toBe('4711');
});

it('does not say that answers are saved while they are not', async () => {
  const { page } = await atA();
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = function full() {
      throw new DOMException('full of Jansens', 'QuotaExceededError');
    };
  });
  await page.fill('[name="A1"]', '12');
  await page.waitForSelector('[data-saved="failed"]');
  await page.evaluate(breakNormalize);
  await page.click('.find');
  await page.waitForSelector('[data-page="failed"]');
  expect(await page.textContent('[data-page="failed"] [role="alert"]')).toMatch(/nog niet bewaard/);
  expect(await page.locator('[data-action="backup-here"]').count()).toBe(1);
});

it('lists what went wrong, over a fresh start too, and nothing of what was typed', async () => {
  const { page } = await atA();
  expect(await listed(page)).toBe(0);
  await page.evaluate(() => {
    void Promise.reject(new Error('Jansens 4711 could not be read'));
    setTimeout(() => {
      throw new RangeError('Bakkerij');
    });
    setTimeout(() => Promise.reject('geheim-token'));
  });
  await page.waitForSelector('[data-errors="3"]');
  await page.goBack();
  await page.waitForSelector('[data-module="A"]');
  await page.evaluate(breakNormalize);
  await page.click('.find');
  await page.waitForSelector('[data-page="failed"]');
  expect(await listed(page)).toBe(4);
  await page.reload();
  await page.waitForSelector('[data-errors="4"]');
  const text = await everywhere(page);
  expect(text).toContain('page: TypeError (Cannot read …');
  expect(text).toContain('page: RangeError');
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});

it('erases the list with everything', async () => {
  const { page } = await atA();
  await page.evaluate(() => void Promise.reject(new Error('one')));
  expect(await listed(page)).toBe(1);
  await page.click('[data-action="wipe"]');
  await page.fill('#wipe-word', (await page.textContent('label[for="wipe-word"]'))?.match(/[A-Z]{4,}/)?.[0] ?? '');
  await page.click('[data-action="confirm-wipe"]');
  await page.waitForSelector('[data-action="begin"]');
  expect(await listed(page)).toBe(0);
});
