import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { atRest, loseDatabase } from '../support/atRest.ts';
import { desk } from '../support/desk.ts';
import { ict2024 } from '../support/ict2024.ts';
import { locked, passphrase, rare, toStorage, typedIn, unlock, wants } from '../support/lockedDevice.ts';
import { Respondent } from '../support/respondent.ts';
import { tally } from '../support/tally.ts';

const here = desk();

it('asks for the passphrase where the database is lost, lock and all, and has every answer then', async () => {
  const jan = await locked(here);
  const { page } = jan;
  const address = page.url();
  await loseDatabase(page, here.wire.url);
  await page.goto(address);
  await unlock(page);
  expect(await typedIn(page, 'contactName')).toBe(rare);
  await page.waitForSelector('[data-restored="1"]');
  await page.waitForFunction(() => indexedDB.databases().then((found) => found.length > 0));
  expect(await atRest(page)).not.toContain(rare);
  tally({ fault: 'database lost under a device lock', browser: 'Chromium', tried: 1, saved: 1, lost: 0, restored: 1 });
});

/** Runs in the page: changes one byte of every sealed row of a table, past the app. */
const tamper = (table: string) =>
  new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('veldwerk');
    opening.onsuccess = () => {
      const db = opening.result;
      const store = db.transaction(table, 'readwrite').objectStore(table);
      const reading = store.getAll();
      reading.onsuccess = () => {
        for (const row of reading.result) {
          row.sealed[20] ^= 1;
          store.put(row);
        }
      };
      store.transaction.oncomplete = () => {
        db.close();
        resolve();
      };
      store.transaction.onabort = () => reject(store.transaction.error);
    };
  });

it('notices what was changed past the app, shows it, and brings back from the second store what it can', async () => {
  const jan = await locked(here);
  const { page } = jan;
  const address = page.url();
  await page.goto(`${here.wire.url}config.json`);
  await page.evaluate(tamper, 'responses');
  await page.evaluate(tamper, 'answers');
  await page.goto(address);
  await unlock(page);
  await page.waitForSelector('[data-restored="1"]');
  expect(await typedIn(page, 'contactName')).toBe(rare);
  await page.goto(here.wire.url);
  await unlock(page).catch(() => {});
  await page.waitForSelector('[data-strays]');
  // A row in place of a sealed one, which nobody with the key has written, is not believed either.
  await page.goto(`${here.wire.url}config.json`);
  await page.evaluate(
    (id) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('veldwerk');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('answers', 'readwrite');
          writing.objectStore('answers').put({ response: id, item: 'contactFunction', value: 'Indringer', seq: 2 });
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    /#\/r\/([^/]+)/.exec(address)?.[1] ?? '',
  );
  await page.goto(address);
  await unlock(page);
  expect(await typedIn(page, 'contactFunction')).not.toBe('Indringer');
});

it('makes a backup that opens with the passphrase of the device, on another one', async () => {
  const jan = await locked(here);
  const { page } = jan;
  const address = page.url();
  const folder = mkdtempSync(join(tmpdir(), 'veldwerk-lock-'));
  // One tap, beside the question.
  const backup = page.locator('[data-action="backup-locked"]:visible');
  const [saved] = await Promise.all([page.waitForEvent('download'), backup.click()]);
  await page.waitForSelector('[data-backup="saved"]:visible');
  const file = join(folder, saved.suggestedFilename());
  await saved.saveAs(file);
  expect(readFileSync(file, 'utf8')).toMatch(/^eyJ[\w.-]+$/);
  await toStorage(page);
  await page.waitForSelector('[data-page="storage"] [data-last-backup^="20"]');
  expect(await page.locator('[data-action="backup-plain"]').count()).toBe(0);

  const an = new Respondent(await here.another(), ict2024, jan.sheet);
  wants(here, 'optional');
  await an.open(here.wire.url);
  await toStorage(an.page);
  await an.page.setInputFiles('#backup-file', file);
  await an.page.waitForSelector('[data-brought-in="locked"]');
  await an.page.fill('[data-passphrase="bring-in"]', 'dit is ze niet');
  await an.page.click('[data-action="open-backup"]');
  await an.page.waitForSelector('[data-brought-in="wrong-passphrase"]');
  await an.page.fill('[data-passphrase="bring-in"]', passphrase);
  await an.page.click('[data-action="open-backup"]');
  await an.page.waitForSelector('[data-effect="new"]');
  await an.page.click('[data-action="bring-in"]');
  await an.page.waitForSelector('[data-brought-in="1"]');
  await an.page.goto(address);
  expect(await typedIn(an.page, 'contactName')).toBe(rare);
  rmSync(folder, { recursive: true });
});
