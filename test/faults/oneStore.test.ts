import { readFileSync as readFile } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';
import { Firefox, wantFirefox } from '../support/firefox.ts';
import { plant } from '../support/planted.ts';
import { clicked, type Device, type Screen, seen } from '../support/screen.ts';
import { WebKit, wantWebKit } from '../support/webkit.ts';

const here = desk();

it('says so where the second store fails, saves all the same, and typing goes on', async () => {
  const jan = here.respondent(shortest);
  await jan.page.addInitScript(() => {
    Object.assign(globalThis, {
      Worker: class {
        constructor() {
          throw new Error('no workers');
        }
      },
    });
  });
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', 'An');
  await jan.saved();
  await jan.page.waitForSelector('[data-reserve="alone"]');
  await jan.answer('contactFunction', 'ICT');
  await jan.saved();
  await jan.page.reload();
  await jan.page.waitForSelector('[name="contactName"]:not([disabled])');
  expect(await jan.page.inputValue('[name="contactName"]')).toBe('An');
  expect(await jan.page.inputValue('[name="contactFunction"]')).toBe('ICT');
  // Before anything is typed, too.
  await jan.page.waitForSelector('[data-saved="saved"]');
  await jan.page.waitForSelector('[data-reserve="alone"]');
  await jan.page.goto(`${here.wire.url}#/storage`);
  await jan.page.waitForSelector('li[data-reserve="failed"]');
});

it('keeps in the second store what the database does not take, says so, and has it at the next start', async () => {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.next();
  await jan.answer('A1', 40);
  await jan.saved();
  const address = jan.page.url();
  await jan.page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await jan.answer('A1', 61);
  await jan.page.waitForSelector('[data-saved="failed"]');
  await jan.page.waitForSelector('[data-reserve="held"]');
  // The copy in a file is one that can be brought in elsewhere.
  const [saved] = await Promise.all([jan.page.waitForEvent('download'), jan.page.click('[data-action="backup-here"]')]);
  const file = await saved.path();
  jan.page.on('dialog', (dialog) => void dialog.accept());
  await jan.page.goto(`${here.wire.url}config.json`);
  // Nor what a closing page puts aside.
  await jan.page.evaluate(() => localStorage.clear());
  await jan.page.goto(address);
  await jan.page.waitForSelector('[name="A1"]:not([disabled])');
  expect(await jan.page.inputValue('[name="A1"]')).toBe('61');

  const page = await here.another();
  await page.goto(`${here.wire.url}#/storage`);
  await page.setInputFiles('#backup-file', { name: 'a.json', mimeType: 'application/json', buffer: readFile(file) });
  await page.click('[data-action="bring-in"]');
  await page.waitForSelector('[data-brought-in="1"]');
  await page.goto(address);
  await page.waitForSelector('[name="A1"]');
  expect(await page.inputValue('[name="A1"]')).toBe('61');
});

it('says so where the second store cannot take what it lacks, and has it once there is room', async () => {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.page.goto(`${here.wire.url}#/storage`);
  await jan.page.waitForSelector('li[data-reserve="opfs"]');
  await plant(jan.page, 30);
  const tools = await jan.page.context().newCDPSession(jan.page);
  const origin = new URL(here.wire.url).origin;
  await tools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await jan.page.reload();
  await jan.page.waitForSelector('li[data-reserve="quota"]');
  await jan.page.goto(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', 'An');
  await jan.page.waitForSelector('[data-reserve="full"]');
  await jan.saved();
  await tools.send('Storage.overrideQuotaForOrigin', { origin });
  await jan.page.goto(`${here.wire.url}#/storage`);
  await jan.page.reload();
  await jan.page.waitForSelector('li[data-reserve="opfs"]');
});

it('says of the second store what is so now, also after it was taken away behind the app', async () => {
  const jan = here.respondent(shortest);
  const { page } = jan;
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', 'An');
  await jan.saved();
  await page.click('.bar__name');
  await page.waitForSelector('[data-page="start"]');
  const files = () =>
    page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const names: string[] = [];
      for await (const name of (await root.getDirectoryHandle('veldwerk-journal', { create: true })).keys())
        names.push(name);
      return names.length;
    });
  expect(await files()).toBeGreaterThan(0);
  await page.evaluate(async () =>
    (await navigator.storage.getDirectory()).removeEntry('veldwerk-journal', { recursive: true }),
  );
  expect(await files()).toBe(0);
  await page.evaluate(() => {
    location.hash = '#/storage';
  });
  await page.waitForSelector('li[data-reserve="opfs"]');
  expect(await files()).toBeGreaterThan(0);
});

const fox = wantFirefox();
const gtk = wantWebKit();
const kinds: readonly { name: string; device: (() => Device) | undefined; reserve: string }[] = [
  { name: 'Firefox', device: fox ? () => new Firefox(fox) : undefined, reserve: 'opfs' },
  { name: 'WebKitGTK', device: gtk ? () => new WebKit(gtk, 'automated') : undefined, reserve: 'cache' },
];

/** Takes the whole database away, from a page of the same origin that is not the app. */
async function loseDatabase(screen: Screen): Promise<void> {
  // A page of the origin that is not the app; pictures are sandboxed, and have none.
  await screen.goto(`${here.wire.url}sw.js`);
  await screen.ask(() => {
    indexedDB.deleteDatabase('veldwerk').onsuccess = () => document.documentElement.setAttribute('data-lost', '');
  });
  await seen(screen, '[data-lost]');
}

describe.each(kinds)('$name', ({ device, reserve }) => {
  it.skipIf(!device)(`has its second store (${reserve}), and brings a lost database back from it`, async () => {
    const tablet = device?.() as Device;
    try {
      const screen = await tablet.start();
      await screen.goto(here.wire.url);
      await seen(screen, '[data-offline-ready="yes"]');
      await clicked(screen, '[data-action="begin"]');
      await seen(screen, '[name="contactName"]:not([disabled])');
      await clicked(screen, '[name="contactName"]');
      await screen.type('Fatima');
      await clicked(screen, '[name="contactFunction"]');
      await screen.type('ICT');
      await seen(screen, '[data-saved="saved"]');
      const address = await screen.ask(() => location.href);
      await screen.goto(`${here.wire.url}#/storage`);
      expect(await seen(screen, 'li[data-reserve]', 'data-reserve')).toBe(reserve);
      await loseDatabase(screen);
      await screen.goto(address);
      await seen(screen, '[name="contactName"]:not([disabled])');
      await seen(screen, '[data-restored="1"]');
      const values = await screen.ask(() =>
        ['contactName', 'contactFunction'].map(
          (name) => document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value,
        ),
      );
      expect(values).toEqual(['Fatima', 'ICT']);
    } finally {
      await tablet.dispose();
    }
  });

  it.skipIf(!device)(`keeps it sealed under a device lock (${reserve}), and opens it again`, async () => {
    const body = JSON.stringify({ endpoint: 'api/v1', deviceLock: 'required' });
    here.wire.pages.set('/config.json', { type: 'application/json', body });
    const tablet = device?.() as Device;
    try {
      const screen = await tablet.start();
      await screen.goto(here.wire.url);
      for (const field of ['new', 'again']) {
        await seen(screen, `[data-passphrase="${field}"]`);
        await clicked(screen, `[data-passphrase="${field}"]`);
        await screen.type('vier woorden hier');
      }
      await clicked(screen, '[data-action="understood"]');
      await clicked(screen, '[data-action="set-lock"]');
      const unlock = async () => {
        await seen(screen, '[data-lock="locked"]');
        await clicked(screen, '[data-passphrase="unlock"]');
        await screen.type('vier woorden hier');
        await clicked(screen, '[data-action="unlock"]');
      };
      await unlock();
      await seen(screen, '[data-action="begin"]');
      await clicked(screen, '[data-action="begin"]');
      await seen(screen, '[name="contactName"]:not([disabled])');
      await clicked(screen, '[name="contactName"]');
      await screen.type('Fatima');
      await seen(screen, '[data-saved="saved"]');
      const address = await screen.ask(() => location.href);
      await loseDatabase(screen);
      await screen.goto(address);
      await unlock();
      await seen(screen, '[name="contactName"]:not([disabled])');
      await seen(screen, '[data-restored="1"]');
      const name = () => document.querySelector<HTMLInputElement>('[name="contactName"]')?.value;
      expect(await screen.ask(name)).toBe('Fatima');
    } finally {
      await tablet.dispose();
    }
  });
});
