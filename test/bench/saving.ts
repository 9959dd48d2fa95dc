import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { loseDatabase } from '../support/atRest.ts';
import { chromiumFlags, needChromium } from '../support/chromium.ts';
import { Office } from '../support/office.ts';
import { plant } from '../support/planted.ts';

/** How many changes are timed in each setting, after as many again as warm up. */
const changes = Number(process.env['CHANGES'] ?? 300);
const many = [1, 100, 1000];
const office = await Office.open();

/** A page of a browser with a profile on the disk: what is kept in memory is saved at once. */
async function withPage<Found>(run: (page: Page) => Promise<Found>): Promise<Found> {
  const profile = mkdtempSync(join(tmpdir(), 'veldwerk-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: needChromium(),
    args: chromiumFlags,
    viewport: { width: 820, height: 1180 },
    locale: 'nl-BE',
  });
  try {
    return await run(context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs in the page: milliseconds from a tap on an answer to "saved", each time. */
const timed = async (count: number): Promise<number[]> => {
  const line = document.querySelector('[data-saved]') as HTMLElement;
  const times: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const choice = document.querySelector<HTMLInputElement>(`[name="A2"][value="${turn % 2 ? 'yes' : 'no'}"]`);
    const start = performance.now();
    choice?.click();
    await new Promise<void>((resolve) => {
      const look = () => {
        if (line.dataset['saved'] !== 'saved') return;
        watching.disconnect();
        resolve();
      };
      const watching = new MutationObserver(look);
      watching.observe(line, { attributes: true, attributeFilter: ['data-saved'] });
      look();
    });
    times.push(performance.now() - start);
  }
  return times;
};

/** Opens the app on a device with a lock, unlocked. */
async function lockedDevice(page: Page): Promise<void> {
  const body = JSON.stringify({ endpoint: 'api/v1', deviceLock: 'required' });
  await page.context().route('**/config.json', (route) => route.fulfill({ body, contentType: 'application/json' }));
  await page.goto(office.url);
  for (const field of ['new', 'again']) await page.fill(`[data-passphrase="${field}"]`, 'vier woorden hier');
  await page.check('[data-action="understood"]');
  await page.click('[data-action="set-lock"]');
  await page.fill('[data-passphrase="unlock"]', 'vier woorden hier');
  await page.click('[data-action="unlock"]');
}

const at = (sorted: readonly number[], part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;
const row = (...cells: readonly (string | number)[]) =>
  console.log(`| ${cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(1) : cell).padEnd(14)).join(' | ')} |`);

console.log(`Milliseconds from a tap to "saved", ${changes} changes each`);
row('stores', 'processor', 'p50', 'p95', 'p99');
for (const stores of ['database alone', 'both stores', 'both, locked'] as const)
  for (const slower of [1, 4]) {
    const times = await withPage(async (page) => {
      if (stores === 'database alone')
        await page.addInitScript(() => {
          Object.assign(globalThis, {
            Worker: class {
              constructor() {
                throw new Error('none');
              }
            },
          });
        });
      if (stores === 'both, locked') await lockedDevice(page);
      else await page.goto(office.url);
      await page.click('[data-action="begin"]');
      await page.click('[data-action="next"]');
      await page.fill('[name="A1"]', '40');
      await page.waitForSelector('[data-saved="saved"]');
      const devTools = await page.context().newCDPSession(page);
      await devTools.send('Emulation.setCPUThrottlingRate', { rate: slower });
      await page.evaluate(timed, changes);
      return page.evaluate(timed, changes);
    });
    const sorted = times.toSorted((one, other) => one - other);
    row(stores, `${slower}x slower`, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99));
  }

console.log('\nMilliseconds from the passphrase to the app, on a locked device');
row('processor', 'unlocked');
for (const slower of [1, 4])
  await withPage(async (page) => {
    await lockedDevice(page);
    await page.waitForSelector('[data-action="begin"]');
    await page.reload();
    await page.fill('[data-passphrase="unlock"]', 'vier woorden hier');
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const start = await page.evaluate(() => performance.now());
    await page.click('[data-action="unlock"]');
    await page.waitForSelector('[data-action="begin"]', { timeout: 120_000 });
    row(`${slower}x slower`, (await page.evaluate(() => performance.now())) - start);
  });

/** Milliseconds from the start of a page's loading until something is in it. */
async function until(page: Page, address: string, selector: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction((it) => document.querySelector(it), selector, { timeout: 120_000, polling: 5 });
  return page.evaluate(() => performance.now());
}

console.log('\nMilliseconds of a start, by responses on the device');
row('responses', 'caught up', 'listed', 'compared', 'brought back');
for (const count of many)
  await withPage(async (page) => {
    await page.goto(office.url);
    await page.waitForSelector('[data-offline-ready="yes"]');
    await plant(page, count);
    // The first start after that has the journal catch up with all of them; the others are those of every day.
    const caughtUp = await until(page, `${office.url}#/storage`, 'li[data-reserve="opfs"]');
    const listed = await until(page, office.url, '[data-response]');
    const compared = await until(page, `${office.url}#/storage`, 'li[data-reserve="opfs"]');
    await loseDatabase(page, office.url);
    const broughtBack = await until(page, office.url, `[data-restored="${count}"]`);
    row(`${count}`, caughtUp, listed, compared, broughtBack);
  });
await office.close();
