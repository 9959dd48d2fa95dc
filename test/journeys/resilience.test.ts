import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';
import type { Respondent } from '../support/respondent.ts';

const here = desk();

/** Runs in the page: puts rows into a table of the device's database, past the app. */
const plant = (planted: { table: string; rows: unknown[] }) =>
  new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('veldwerk');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const writing = db.transaction(planted.table, 'readwrite');
      for (const row of planted.rows) writing.objectStore(planted.table).put(row);
      writing.oncomplete = () => {
        db.close();
        resolve();
      };
      writing.onabort = () => reject(writing.error);
    };
  });

const count = (table: string) =>
  new Promise<number>((resolve) => {
    const opening = indexedDB.open('veldwerk');
    opening.onsuccess = () => {
      const counting = opening.result.transaction(table).objectStore(table).count();
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });

/** Runs in the page: the disk is full, until `empty` runs. */
const fill = () => {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function full() {
    throw new DOMException('full', 'QuotaExceededError');
  };
  Object.assign(globalThis, { emptied: () => Object.assign(IDBObjectStore.prototype, { put }) });
};
const empty = () => (globalThis as unknown as { emptied: () => void }).emptied();

/** Someone at module A of a fresh response. */
async function atA(): Promise<Respondent> {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.next();
  return jan;
}

const responseId = (address: string): string => /#\/r\/([^/]+)/.exec(address)?.[1] ?? '';

it('shows and keeps rows that it cannot read, and works on beside them', async () => {
  const jan = await atA();
  await jan.answer('A1', 40);
  await jan.saved();
  const id = responseId(jan.page.url());
  await jan.page.evaluate(plant, {
    table: 'answers',
    rows: [{ response: id, item: 'A2', value: { evil: true }, seq: 'x' }],
  });
  await jan.page.evaluate(plant, { table: 'responses', rows: [{ id: 'foreign', nonsense: 1 }] });
  await jan.page.evaluate(plant, { table: 'outbox', rows: [{ id: 'also foreign', bytes: 'not bytes' }] });
  await jan.page.reload();
  await jan.page.waitForSelector('[data-module="A"]');
  expect(await jan.page.inputValue('[name="A1"]')).toBe('40');
  await jan.answer('A2', 'no');
  await jan.saved();
  await jan.page.goto(`${here.wire.url}#/`);
  expect(await jan.page.getAttribute('[data-strays]', 'data-strays')).toBe('3');
  expect(await jan.page.evaluate(count, 'strays')).toBe(1);
  const waiting = jan.page.waitForEvent('download');
  await jan.page.click('[data-strays] ~ button');
  const file = await (await waiting).path();
  const { readFileSync } = await import('node:fs');
  expect(readFileSync(file, 'utf8')).toContain('evil');
});

it('reports a broken configuration and goes by the last good one', async () => {
  const config = { body: '{"endpoint": "http://office.example/api/v1"}', type: 'application/json' };
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.page
    .context()
    .route('**/config.json', (route) => route.fulfill({ body: config.body, contentType: config.type }));
  await jan.page.reload();
  await jan.page.waitForSelector('.banner--trouble details >> text=endpoint', { state: 'attached' });
  // What a newer app knows is no trouble to this one.
  config.body = '{"endpoint": "api/v1", "newer": {"secret": 1}}';
  const said = jan.page.waitForEvent('console', (message) => message.text() === 'config.json: ignored newer');
  await jan.page.reload();
  await said;
  await jan.page.waitForSelector('[data-action="begin"]');
  expect(await jan.page.locator('.banner--trouble').count()).toBe(0);
  config.type = 'text/html';
  await jan.page.reload();
  await jan.page.waitForSelector('[data-action="begin"]');
  await jan.begin();
  await jan.answerRest();
  await jan.complete();
  await jan.receipt();
  expect(await jan.page.locator('.banner--trouble').count()).toBe(0);
});

it('lets a second window read only, and take over', async () => {
  const jan = await atA();
  await jan.answer('A1', 12);
  await jan.saved();
  const second = await jan.page.context().newPage();
  await second.goto(jan.page.url());
  await second.waitForSelector('.banner >> text=ander venster');
  expect(await second.isDisabled('[name="A1"]')).toBe(true);
  expect(await second.inputValue('[name="A1"]')).toBe('12');
  await jan.answer('A1', 13);
  await expect.poll(() => second.inputValue('[name="A1"]')).toBe('13');

  // Typed a moment before the other window takes over: it is written before the pen changes hands.
  await jan.answer('A1', 14);
  await second.click('.banner button');
  await expect.poll(() => second.isEnabled('[name="A1"]')).toBe(true);
  await expect.poll(() => second.inputValue('[name="A1"]')).toBe('14');
  await expect.poll(() => jan.page.isDisabled('[name="A1"]')).toBe(true);
  await second.check('[name="A2"][value="yes"]');
  await second.waitForSelector('[data-saved="saved"]');
  await expect.poll(() => jan.page.isChecked('[name="A2"][value="yes"]')).toBe(true);
});

it('deletes a draft only after a question, and nothing of it stays', async () => {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', 'An');
  await jan.saved();
  await jan.page.goto(`${here.wire.url}#/`);
  await jan.page.click('[data-action="delete"]');
  expect(await jan.page.locator('[data-response]').count()).toBe(1);
  await jan.page.click('[data-action="confirm-delete"]');
  await expect.poll(() => jan.page.locator('[data-response]').count()).toBe(0);
  expect(await jan.page.evaluate(count, 'answers')).toBe(0);
  expect(await jan.page.evaluate(count, 'times')).toBe(0);
});

it('says that it is saving in the turn of the input, and saved only when it is', async () => {
  const jan = await atA();
  const inTurn = await jan.page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('[name="A1"]');
    if (!field) return 'no field';
    field.value = '55';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return document.querySelector('[data-saved]')?.getAttribute('data-saved');
  });
  expect(inTurn).toBe('saving');
  await jan.saved();
  expect(await jan.page.textContent('[data-saved]')).toMatch(/\d\d:\d\d/);
});

it('says so when it cannot save, keeps what was typed, and saves it once it can', async () => {
  const jan = await atA();
  await jan.page.evaluate(fill);
  await jan.answer('A1', 61);
  await jan.page.waitForSelector('[data-saved="failed"]');
  await jan.page.waitForSelector('.banner--trouble');
  await jan.answer('A2', 'yes');
  await jan.page.evaluate(empty);
  await jan.saved();
  await jan.page.reload();
  await jan.page.waitForSelector('[data-module="A"]');
  expect(await jan.page.inputValue('[name="A1"]')).toBe('61');
  expect(await jan.page.isChecked('[name="A2"][value="yes"]')).toBe(true);
});

it.each(['reload', 'leave'] as const)('keeps what was typed in the moment before a %s', async (how) => {
  const jan = await atA();
  const address = jan.page.url();
  for (const value of ['11', '22', '33']) {
    await jan.page.fill('[name="A1"]', value);
    await jan.page.check(`[name="A2"][value="${value === '22' ? 'no' : 'yes'}"]`);
    if (how === 'reload') await jan.page.reload();
    else {
      await jan.page.goto('about:blank');
      await jan.page.goto(address);
    }
    await jan.page.waitForSelector('[data-module="A"] [name="A1"]:not([disabled])');
    expect(await jan.page.inputValue('[name="A1"]')).toBe(value);
    expect(await jan.page.isChecked(`[name="A2"][value="${value === '22' ? 'no' : 'yes'}"]`)).toBe(true);
  }
});

it('keeps trying to save what was left unsaved, and says so on every page', async () => {
  const jan = await atA();
  await jan.page.evaluate(fill);
  await jan.answer('A1', 61);
  await jan.page.waitForSelector('[data-saved="failed"]');
  await jan.page.click('.bar__name');
  await jan.page.waitForSelector('[data-page="start"]');
  await jan.page.waitForSelector('.banner--trouble >> text=nog niet bewaard');
  await jan.page.evaluate(empty);
  await expect.poll(() => jan.page.locator('.banner--trouble').count()).toBe(0);
  await jan.page.reload();
  await jan.page.click('[data-action="continue"]');
  await jan.page.waitForSelector('[data-module="A"]');
  expect(await jan.page.inputValue('[name="A1"]')).toBe('61');
});

it('lets a window take over from one that is frozen, and loses nothing of what is typed then', async () => {
  const jan = await atA();
  await jan.answer('A1', 12);
  await jan.saved();
  const second = await jan.page.context().newPage();
  await second.goto(jan.page.url());
  await second.waitForSelector('.banner >> text=ander venster');
  const frozen = jan.page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('[name="A1"]');
    if (field) {
      field.value = '99';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    for (const until = performance.now() + 6000; performance.now() < until; );
  });
  await second.click('.banner button');
  await expect.poll(() => second.isEnabled('[name="A1"]')).toBe(true);
  await second.fill('[name="A1"]', '55');
  await second.check('[name="A2"][value="no"]');
  await frozen;
  await jan.page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name="A1"]')?.disabled);
  await second.fill('[name="A1"]', '56');
  await second.waitForSelector('[data-saved="saved"]');
  await second.reload();
  await second.waitForSelector('[data-module="A"]');
  expect(await second.inputValue('[name="A1"]')).toBe('56');
  expect(await second.isChecked('[name="A2"][value="no"]')).toBe(true);
});

it('keeps the place: reload, back and forward, and a deep link without a network', async () => {
  await here.withWorker();
  const jan = await atA();
  await jan.answer('A1', 30);
  await jan.next();
  await jan.page.evaluate(() => scrollTo(0, 700));
  await jan.page.waitForFunction(() => scrollY > 600);
  await jan.page.goBack();
  await jan.page.waitForSelector('[data-module="A"]');
  await jan.page.goForward();
  await jan.page.waitForSelector('[data-module="B"]');
  await jan.page.waitForFunction(() => scrollY > 600);
  await jan.page.context().setOffline(true);
  await jan.page.reload();
  await jan.page.waitForSelector('[data-module="B"]');
  await jan.page.waitForFunction(() => scrollY > 600);
  const link = jan.page.url().replace(/\/B$/, '/D/D1c');
  // The pen lies free before the link is followed: a page that waits for it draws fields that take no focus yet.
  await jan.page.click('.bar__name');
  await jan.page.waitForFunction(async () => {
    const { held = [] } = await navigator.locks.query();
    return !held.some(({ name }) => name?.startsWith('veldwerk-pen-'));
  });
  await jan.page.goto('about:blank');
  await jan.page.goto(link);
  await jan.page.waitForSelector('[data-module="D"] [name="D1c"]:not([disabled])');
  expect(await jan.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('D1c');
});
