import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';
import { captured } from '../support/release.ts';
import { tally } from '../support/tally.ts';

const here = desk();

/** Runs in the page, before the app: IndexedDB cannot be opened, or never ends opening. */
const broken = (how: string) => {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function failing(...words) {
    if (sessionStorage.getItem('repaired')) return open.apply(this, words);
    if (how === 'hanging') return {} as IDBOpenDBRequest;
    throw new DOMException('no', 'SecurityError');
  };
};

/** Runs in the page, before the app: there are no workers, and so no second store. */
const noWorkers = () => {
  Object.assign(globalThis, {
    Worker: class {
      constructor() {
        throw new Error('no workers');
      }
    },
  });
};

const value = async (page: Page, item: string) => {
  await page.waitForSelector(`[name="${item}"]:not([disabled])`);
  return page.inputValue(`[name="${item}"]`);
};

it.each(['forbidden', 'hanging'] as const)(
  'works on in memory and in the second store where the database is %s, and has it all when it is back',
  async (how) => {
    const jan = here.respondent(shortest);
    await jan.open(here.wire.url);
    await jan.begin();
    await jan.answer('contactName', 'An');
    await jan.saved();
    const address = jan.page.url();
    await jan.page.addInitScript(broken, how);
    await jan.page.goto('about:blank');
    await jan.page.goto(address);
    await jan.page.waitForSelector('[data-memory="kept"]');
    expect(await value(jan.page, 'contactName')).toBe('An');
    await jan.answer('contactFunction', 'ICT');
    await jan.saved();
    await jan.page.reload();
    expect(await value(jan.page, 'contactFunction')).toBe('ICT');
    await jan.answer('contactEmail', 'an@voorbeeld.be');
    await jan.saved();
    await jan.page.evaluate(() => sessionStorage.setItem('repaired', 'yes'));
    await jan.page.reload();
    expect(await value(jan.page, 'contactEmail')).toBe('an@voorbeeld.be');
    expect(await value(jan.page, 'contactName')).toBe('An');
    expect(await jan.page.locator('[data-memory]').count()).toBe(0);
    tally({ fault: `database ${how}`, browser: 'Chromium', tried: 1, saved: 3, lost: 0, restored: 1 });
  },
);

it('says what is at stake where nothing is kept at all; typing goes on, a copy can be taken, and it is delivered', async () => {
  const jan = here.respondent(shortest);
  await jan.page.addInitScript(broken, 'forbidden');
  await jan.page.addInitScript(noWorkers);
  await jan.page.goto(here.wire.url);
  await jan.page.waitForSelector('[data-memory="nowhere"]');
  await jan.begin();
  await jan.answer('contactName', 'An');
  await jan.page.waitForSelector('[data-saved="failed"]');
  await jan.answer('contactFunction', 'ICT');
  const [saved] = await Promise.all([jan.page.waitForEvent('download'), jan.page.click('[data-action="backup-here"]')]);
  expect(saved.suggestedFilename()).toMatch(/^veldwerk-.*\.json$/);
  await jan.page.click('.bar__name');
  await jan.page.click('[data-action="continue"]');
  expect(await value(jan.page, 'contactName')).toBe('An');
  // Nothing is ever called saved here: that is not to be waited for.
  Object.assign(jan, { saved: async () => {} });
  await jan.answerRest();
  await jan.complete();
  expect(await jan.receipt()).toMatch(/^\w{4}-/);
});

it('lets go of the database for a newer version of the app, says so, and loses nothing that was typed', async () => {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', 'An');
  await jan.saved();
  const newer = await jan.page.context().newPage();
  await newer.goto(`${here.wire.url}config.json`);
  await jan.page.bringToFront();
  // In the pause between keys.
  await jan.page.locator('[name="contactFunction"]').pressSequentially('ICT');
  const upgraded = await newer.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('veldwerk', 990);
        opening.onsuccess = () => {
          opening.result.close();
          resolve('upgraded');
        };
        opening.onerror = () => resolve('failed');
      }),
  );
  expect(upgraded).toBe('upgraded');
  await jan.page.waitForSelector('[data-outdated]');
  const left = await captured(newer);
  // There is no newer app here to start: the older one leaves alone what it could only read in part.
  await jan.page.click('[data-action="reload"]');
  await jan.page.waitForSelector('[data-older-app]');
  await jan.page.click('[data-older-app] [data-action="reload"]');
  await jan.page.waitForSelector('[data-older-app]');
  await jan.page.goto('about:blank');
  expect(await captured(newer)).toEqual(left);
  const answers = left.tables.find(({ name }) => name === 'answers')?.rows;
  expect(answers?.map(({ item, value: said }) => [item, said])).toEqual([
    ['contactFunction', 'ICT'],
    ['contactName', 'An'],
  ]);
});

it('opens the database again where the browser has closed it under the page, as iOS does, and saves', async () => {
  const jan = here.respondent(shortest);
  await jan.page.addInitScript(() => {
    const connections: IDBDatabase[] = [];
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function noted(...words) {
      const opening = open.apply(this, words);
      opening.addEventListener('success', () => connections.push(opening.result));
      return opening;
    };
    Object.assign(globalThis, { connections });
  });
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', 'An');
  await jan.saved();
  const connections = () => (globalThis as unknown as { connections: IDBDatabase[] }).connections;
  const before = await jan.page.evaluate(`(${connections})().map((one) => one.close()).length`);
  await jan.answer('contactFunction', 'ICT');
  await jan.saved();
  expect(await jan.page.evaluate(`(${connections})().length`)).toBeGreaterThan(Number(before));
  expect(await jan.page.locator('.banner--trouble').count()).toBe(0);
  await jan.page.reload();
  expect(await value(jan.page, 'contactFunction')).toBe('ICT');
  expect(await value(jan.page, 'contactName')).toBe('An');
});

it('lets nothing rest beside a database that is forbidden, where the office wants the device locked', async () => {
  here.wire.pages.set('/config.json', {
    type: 'application/json',
    body: JSON.stringify({ endpoint: 'api/v1', deviceLock: 'required' }),
  });
  const jan = here.respondent(shortest);
  await jan.page.addInitScript(broken, 'forbidden');
  await jan.page.goto(here.wire.url);
  await jan.page.waitForSelector('[data-memory="nowhere"]');
  await jan.begin();
  await jan.answer('contactName', 'Zeldzame Naam');
  await jan.page.waitForSelector('[data-saved="failed"]');
  const files = await jan.page.evaluate(async () => {
    const found: string[] = [];
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('veldwerk-journal');
    for await (const name of folder.keys()) found.push(name);
    return found;
  });
  expect(files).toEqual([]);
});

it('has two windows without a database agree on what the second store has', async () => {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', 'Vroeger');
  await jan.saved();
  const address = jan.page.url();
  await jan.page.context().addInitScript(broken, 'forbidden');
  await jan.page.goto('about:blank');
  await jan.page.goto(`${here.wire.url}#/`);
  await jan.page.waitForSelector('[data-memory="kept"]');
  const other = await jan.page.context().newPage();
  await other.goto(`${here.wire.url}#/`);
  await other.waitForSelector('[data-response]');
  await jan.page.click('[data-action="continue"]');
  expect(await value(jan.page, 'contactName')).toBe('Vroeger');
  await jan.answer('contactFunction', 'ICT');
  await jan.saved();
  await jan.page.click('.bar__name');
  await jan.page.waitForSelector('[data-page="start"]');
  await other.evaluate((hash) => {
    location.hash = hash;
  }, new URL(address).hash);
  expect(await value(other, 'contactFunction')).toBe('ICT');
  await other.fill('[name="contactEmail"]', 'an@voorbeeld.be');
  await other.waitForSelector('[data-saved="saved"]');
  await other.reload();
  expect(await value(other, 'contactFunction')).toBe('ICT');
  expect(await value(other, 'contactEmail')).toBe('an@voorbeeld.be');
});
