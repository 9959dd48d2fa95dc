import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { atRest, loseDatabase } from '../support/atRest.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';
import { ict2024 } from '../support/ict2024.ts';
import { Respondent } from '../support/respondent.ts';
import { tally } from '../support/tally.ts';

const here = desk();
const passphrase = 'vier woorden én een spatie';
const rare = 'Zeldzame Naam';

/** What the office wants of devices. */
function wants(deviceLock: 'optional' | 'required', more: object = {}): void {
  const body = JSON.stringify({ endpoint: 'api/v1', deviceLock, ...more });
  here.wire.pages.set('/config.json', { type: 'application/json', body });
}

const type = (page: Page, field: string, words: string) => page.fill(`[data-passphrase="${field}"]`, words);

/** Sets a lock on the page in sight; the app starts anew, and asks for it. */
async function setLock(page: Page, words = passphrase): Promise<void> {
  await type(page, 'new', words);
  await type(page, 'again', words);
  await page.check('[data-action="understood"]');
  await page.click('[data-action="set-lock"]');
  await page.waitForSelector('[data-lock="locked"]', { timeout: 60_000 });
}

async function unlock(page: Page, words = passphrase): Promise<void> {
  await page.waitForSelector('[data-lock="locked"]');
  await type(page, 'unlock', words);
  await page.click('[data-action="unlock"]');
}

async function toStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/storage';
  });
  await page.waitForSelector('[data-page="storage"] [data-reserve]');
}

/** Someone on a device that the office wants locked, unlocked, with a draft. */
async function locked(more: object = {}): Promise<Respondent> {
  wants('required', more);
  const jan = here.respondent({ ...shortest, contactName: rare });
  await jan.page.goto(here.wire.url);
  await jan.page.waitForSelector('[data-lock="wanted"]');
  await setLock(jan.page);
  await unlock(jan.page);
  await jan.page.waitForSelector('[data-offline-ready="yes"]');
  await jan.begin();
  await jan.answer('contactName', rare);
  await jan.saved();
  return jan;
}

const value = async (page: Page, item: string) => {
  await page.waitForSelector(`[name="${item}"]:not([disabled])`);
  return page.inputValue(`[name="${item}"]`);
};

it('keeps nothing readable on a device that has to be locked, from the first answer to the receipt', async () => {
  wants('required');
  const jan = here.respondent({ ...shortest, contactName: rare });
  const { page } = jan;
  await page.goto(here.wire.url);
  await page.waitForSelector('[data-lock="wanted"]');
  expect(await page.locator('[data-action="begin"]').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await type(page, 'new', 'te kort');
  await page.click('[data-action="set-lock"]');
  await page.waitForSelector('[data-set-lock-outcome="short"]');
  await type(page, 'new', passphrase);
  await type(page, 'again', 'iets anders dan dat');
  await page.click('[data-action="set-lock"]');
  await page.waitForSelector('[data-set-lock-outcome="different"]');
  await type(page, 'again', passphrase);
  await page.click('[data-action="set-lock"]');
  await page.waitForSelector('[data-set-lock-outcome="not-understood"]');
  await setLock(page);
  expect(await violations(page)).toEqual([]);
  await unlock(page);
  await page.waitForSelector('[data-offline-ready="yes"]');
  await jan.begin();
  await jan.answer('contactName', rare);
  await jan.saved();
  const address = page.url();

  let rests = await atRest(page);
  expect(rests).toContain('veldwerk-lock/1');
  // Also in the second store, and not even which questions have an answer.
  expect(rests).toMatch(/\nlock\.\d+\.[^:]+: .*veldwerk-lock\/1/);
  for (const word of [rare, 'contactName', '"draft"']) expect(rests).not.toContain(word);

  // What is typed in the last moment is parked, sealed as well; and no start shows anything without the passphrase.
  await page.fill('[name="contactFunction"]', 'Zeldzame Functie');
  await page.context().setOffline(true);
  await page.reload();
  await page.waitForSelector('[data-lock="locked"]');
  rests = await atRest(page);
  expect(rests).toContain('veldwerk-parked-');
  for (const word of ['Zeldzame', 'contactFunction']) expect(rests).not.toContain(word);
  await unlock(page, 'dit is ze niet');
  await page.waitForSelector('[data-unlock="wrong"]');
  await unlock(page);
  expect(await value(page, 'contactFunction')).toBe('Zeldzame Functie');
  expect(await value(page, 'contactName')).toBe(rare);
  expect(page.url()).toBe(address);
  await page.context().setOffline(false);

  // Locked on demand, in every window.
  const other = await page.context().newPage();
  await other.goto(here.wire.url);
  await unlock(other);
  await other.waitForSelector('[data-response]');
  await page.click('[data-action="lock-now"]');
  await page.waitForSelector('[data-lock="locked"]');
  await other.waitForSelector('[data-lock="locked"]');
  await other.close();
  await unlock(page);
  await jan.answerRest();
  await jan.complete();
  await jan.receipt();
  expect(here.office.delivered().at(-1)?.document.answers).toMatchObject({ contactName: rare });
  expect(await atRest(page)).not.toContain('Zeldzame');
});

it('makes wrong passphrases wait, also after a reload', async () => {
  const { page } = await locked();
  await page.reload();
  for (let turn = 0; turn < 4; turn += 1) {
    await type(page, 'unlock', `dit is ze niet ${turn}`);
    await page.click('[data-action="unlock"]');
    await page.waitForSelector(turn < 3 ? '[data-unlock="wrong"]' : '[data-unlock="waiting"]');
  }
  await page.reload();
  await page.waitForSelector('[data-unlock="waiting"]');
  await type(page, 'unlock', passphrase);
  await page.press('[data-passphrase="unlock"]', 'Enter');
  expect(await page.getAttribute('[data-unlock]', 'data-unlock')).toBe('waiting');
  // The button can be pressed once the time is over.
  await page.click('[data-action="unlock"]');
  expect(await value(page, 'contactName')).toBe(rare);
});

it('seals what was there before, lets the passphrase be changed, and opens everything when it is taken off', async () => {
  wants('optional');
  const jan = here.respondent({ ...shortest, contactName: rare });
  const { page } = jan;
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', rare);
  await jan.saved();
  const address = page.url();
  expect(await atRest(page)).toContain(rare);
  await toStorage(page);
  expect(await violations(page)).toEqual([]);
  await setLock(page);
  await unlock(page);
  await page.waitForSelector('[data-lock="open"]');
  await page.waitForSelector('li[data-reserve="opfs"]');
  const rests = await atRest(page);
  for (const word of [rare, 'contactName']) expect(rests).not.toContain(word);

  const changed = 'een heel andere wachtzin';
  await page.click('[data-lock="open"] details:first-of-type summary');
  await type(page, 'current', 'dit is ze niet');
  await type(page, 'next', changed);
  await page.click('[data-action="change-passphrase"]');
  await page.waitForSelector('[data-lock-outcome="wrong"]');
  await type(page, 'current', passphrase);
  await page.click('[data-action="change-passphrase"]');
  await page.waitForSelector('[data-lock-outcome="changed"]');
  expect(await violations(page)).toEqual([]);
  // Both stores know the new one.
  await loseDatabase(page, here.wire.url);
  await page.goto(address);
  await unlock(page, passphrase);
  await page.waitForSelector('[data-unlock="wrong"]');
  await unlock(page, changed);
  expect(await value(page, 'contactName')).toBe(rare);

  // Typed in the last moment, and not taken up before the lock is gone.
  await page.fill('[name="contactFunction"]', 'Zeldzame Functie');
  await page.goto('about:blank');
  await page.goto(`${here.wire.url}#/storage`);
  await unlock(page, changed);
  await page.waitForSelector('[data-page="storage"] li[data-reserve="opfs"]');
  await page.click('[data-lock="open"] details:last-of-type summary');
  await type(page, 'off', changed);
  await page.click('[data-action="take-lock-off"]');
  await page.waitForSelector('[data-set-lock]');
  await page.waitForSelector('li[data-reserve="opfs"]');
  const opened = await atRest(page);
  expect(opened).not.toContain('veldwerk-lock/1');
  expect(opened.split(rare).length).toBeGreaterThan(2);
  await page.goto(address);
  expect(await value(page, 'contactName')).toBe(rare);
  expect(await value(page, 'contactFunction')).toBe('Zeldzame Functie');
  await loseDatabase(page, here.wire.url);
  await page.goto(address);
  expect(await value(page, 'contactName')).toBe(rare);
});

it('lets two windows neither lock twice nor bring an older passphrase back', async () => {
  wants('required');
  const { page } = here.respondent(shortest);
  await page.goto(here.wire.url);
  await page.waitForSelector('[data-lock="wanted"]');
  const other = await page.context().newPage();
  await other.goto(here.wire.url);
  await other.waitForSelector('[data-lock="wanted"]');
  for (const window of [page, other])
    for (const field of ['new', 'again'])
      await type(window, field, window === page ? passphrase : 'de wachtzin van een ander');
  for (const window of [page, other]) await window.check('[data-action="understood"]');
  await Promise.all([page, other].map((window) => window.click('[data-action="set-lock"]')));
  for (const window of [page, other]) await window.waitForSelector('[data-lock="locked"]', { timeout: 60_000 });
  await type(page, 'unlock', passphrase);
  await page.click('[data-action="unlock"]');
  await page.waitForSelector('[data-unlock="wrong"], [data-action="begin"]');
  // Whoever was first holds the lock, and it is one lock in both windows.
  const won = (await page.locator('[data-action="begin"]').count()) === 1 ? passphrase : 'de wachtzin van een ander';
  if (won !== passphrase) await unlock(page, won);
  await page.click('[data-action="begin"]');
  await page.waitForSelector('[name="contactName"]');
  await page.fill('[name="contactName"]', rare);
  await page.waitForSelector('[data-saved="saved"]');
  const address = page.url();
  await unlock(other, won);
  await other.waitForSelector('[data-response]');

  await toStorage(page);
  await page.click('[data-lock="open"] details:first-of-type summary');
  await type(page, 'current', won);
  await type(page, 'next', 'een heel andere wachtzin');
  await page.click('[data-action="change-passphrase"]');
  await page.waitForSelector('[data-lock-outcome="changed"]');
  await other.waitForSelector('[data-lock="locked"]');
  await unlock(other, won);
  await other.waitForSelector('[data-unlock="wrong"]');
  await unlock(other, 'een heel andere wachtzin');
  await other.waitForSelector('[data-response]');
  await other.goto(address);
  await other.waitForSelector('[name="contactName"]');
  expect(await other.inputValue('[name="contactName"]')).toBe(rare);
});

it('asks for the passphrase where the database is lost, lock and all, and has every answer then', async () => {
  const jan = await locked();
  const { page } = jan;
  const address = page.url();
  await loseDatabase(page, here.wire.url);
  await page.goto(address);
  await unlock(page);
  expect(await value(page, 'contactName')).toBe(rare);
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
  const jan = await locked();
  const { page } = jan;
  const address = page.url();
  await page.goto(`${here.wire.url}config.json`);
  await page.evaluate(tamper, 'responses');
  await page.evaluate(tamper, 'answers');
  await page.goto(address);
  await unlock(page);
  await page.waitForSelector('[data-restored="1"]');
  expect(await value(page, 'contactName')).toBe(rare);
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
  expect(await value(page, 'contactFunction')).not.toBe('Indringer');
});

it('makes a backup that opens with the passphrase of the device, on another one', async () => {
  const jan = await locked();
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

  const context = await page.context().browser()?.newContext({ locale: 'nl-BE' });
  if (!context) throw new Error('no other device');
  const an = new Respondent(await context.newPage(), ict2024, jan.sheet);
  wants('optional');
  await an.open(here.wire.url);
  await toStorage(an.page);
  await an.page.setInputFiles('#backup-file', file);
  await an.page.waitForSelector('[data-brought-in="locked"]');
  await an.page.fill('#bring-in-passphrase', 'dit is ze niet');
  await an.page.click('[data-action="open-backup"]');
  await an.page.waitForSelector('[data-brought-in="wrong-passphrase"]');
  await an.page.fill('#bring-in-passphrase', passphrase);
  await an.page.click('[data-action="open-backup"]');
  await an.page.waitForSelector('[data-effect="new"]');
  await an.page.click('[data-action="bring-in"]');
  await an.page.waitForSelector('[data-brought-in="1"]');
  await an.page.goto(address);
  expect(await value(an.page, 'contactName')).toBe(rare);
  await context.close();
  rmSync(folder, { recursive: true });
});

it('locks itself after the time without input that the office has set', async () => {
  const { page } = await locked({ lockAfterMinutes: 1 });
  await page.evaluate(() => {
    const { now } = Date;
    // A minute and a bit later, as far as the page knows.
    Date.now = () => now() + 61_000;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.waitForSelector('[data-lock="locked"]');
});

it('opens with the device’s own authenticator as well, where there is one', async () => {
  const { page } = await locked();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const address = page.url();
  await toStorage(page);
  await page.click('[data-action="add-device"]');
  await page.waitForSelector('[data-lock-outcome="deviceAdded"]');
  await page.goto(address);
  await page.reload();
  await page.click('[data-action="unlock-by-device"]');
  expect(await value(page, 'contactName')).toBe(rare);
  await toStorage(page);
  await page.click('[data-action="remove-device"]');
  await page.waitForSelector('[data-lock-outcome="deviceRemoved"]');
  await page.reload();
  await page.waitForSelector('[data-lock="locked"]');
  expect(await page.locator('[data-action="unlock-by-device"]').count()).toBe(0);
});

it('says so where the page that asks for the passphrase cannot be fetched, and starts again', async () => {
  const { page } = await locked();
  const address = page.url();
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  });
  await page.context().route('**/assets/unlocking-*', (route) => route.abort());
  await page.goto('about:blank');
  await page.goto(address);
  const again = page.getByRole('button', { name: 'Opnieuw starten' });
  await again.waitFor();
  await page.context().unroute('**/assets/unlocking-*');
  await again.click();
  await unlock(page);
  expect(await value(page, 'contactName')).toBe(rare);
});

it('keeps the invitation that someone came with, while the device is locked for the first time', async () => {
  wants('required');
  const { page } = here.respondent(shortest);
  const invitation = { format: 'veldwerk-enrolment/1', case: { id: 'ICT-00017' } };
  const text = Buffer.from(JSON.stringify(invitation)).toString('base64url');
  await page.goto(`${here.wire.url}#/enrol/${text}`);
  await page.waitForSelector('[data-lock="wanted"]');
  await setLock(page);
  expect(await atRest(page)).not.toContain(text);
  await unlock(page);
  await page.waitForSelector('[data-enrolment="ICT-00017"]');
});

it('sends what waited under the lock once it is unlocked', async () => {
  const jan = await locked();
  const { page } = jan;
  await jan.answerRest();
  here.wire.weather = { kind: 'instead', status: 503, headers: {}, body: '' };
  await jan.complete();
  await page.waitForSelector('[data-delivery="queued"]');
  await page.reload();
  await page.waitForSelector('[data-lock="locked"]');
  // The locked page looks at what waits as well, and can read none of it.
  await page.waitForLoadState('networkidle');
  here.wire.weather = { kind: 'clear' };
  await unlock(page);
  expect(await jan.receipt()).toMatch(/^\w{4}-/);
});
