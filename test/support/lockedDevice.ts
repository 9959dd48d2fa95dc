import type { Page } from 'playwright-core';
import { newLock } from '../../src/storage/lock/wrapping.ts';
import { shortest } from './answerSheet.ts';
import { cheap } from './cheapLock.ts';
import type { Desk } from './desk.ts';
import { type Respondent, whole } from './respondent.ts';

export const passphrase = 'vier woorden én een spatie';
/** Who answers on a locked device: what is readable of it is found by this name. */
export const rare = 'Zeldzame Naam';

/** What the office wants of devices. */
export function wants(here: Desk, deviceLock: 'optional' | 'required', more: object = {}): void {
  const body = JSON.stringify({ endpoint: 'api/v1', deviceLock, ...more });
  here.wire.pages.set('/config.json', { type: 'application/json', body });
}

/** Types into the field of a passphrase. */
export const typePassphrase = (page: Page, field: string, words: string) =>
  page.fill(`[data-passphrase="${field}"]`, words);

/** Sets a lock on the page in sight; the app starts anew, and asks for it. */
export async function setLock(page: Page, words = passphrase): Promise<void> {
  await typePassphrase(page, 'new', words);
  await typePassphrase(page, 'again', words);
  await page.check('[data-action="understood"]');
  await page.click('[data-action="set-lock"]');
  await page.waitForSelector('[data-lock="locked"]', { timeout: 60_000 });
}

/** Unlocks, or tries to. */
export async function unlock(page: Page, words = passphrase): Promise<void> {
  await page.waitForSelector('[data-lock="locked"]');
  await typePassphrase(page, 'unlock', words);
  await page.click('[data-action="unlock"]');
}

/** Goes to the storage page, once it says what there is. */
export async function toStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/storage';
  });
  await page.waitForSelector('[data-page="storage"] [data-reserve]');
}

/** Puts a lock on the device of the page in sight, which asks for one: as `setLock`, but one that opens at once. */
async function plantLock(page: Page): Promise<void> {
  const { record } = await newLock(passphrase, cheap);
  await page.evaluate(
    (lock) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('veldwerk');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('settings', 'readwrite');
          writing.objectStore('settings').put({ name: 'lock', value: lock });
          writing.onabort = () => reject(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    record,
  );
  await page.reload();
}

/** Someone on a device that the office wants locked, unlocked, with a draft. */
export async function locked(here: Desk, more: object = {}): Promise<Respondent> {
  wants(here, 'required', more);
  const jan = here.respondent({ ...shortest, contactName: rare });
  await jan.page.goto(here.wire.url);
  await jan.page.waitForSelector('[data-lock="wanted"]');
  await plantLock(jan.page);
  await unlock(jan.page);
  await jan.page.waitForSelector(whole);
  await jan.begin();
  await jan.answer('contactName', rare);
  await jan.saved();
  return jan;
}

/** What a field holds, once it can be typed into. */
export const typedIn = async (page: Page, item: string): Promise<string> => {
  await page.waitForSelector(`[name="${item}"]:not([disabled])`);
  return page.inputValue(`[name="${item}"]`);
};
