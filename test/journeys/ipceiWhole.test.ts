import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { collectorOn } from '../cli/run.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';
import { locked, passphrase, typePassphrase } from '../support/lockedDevice.ts';
import { entriesIn } from '../support/rows.ts';
import { Tablet } from '../support/tablet.ts';
import { ipceiExample } from '../surveys/ipceiExample.ts';

const here = desk();
const id = 'eu.ec.ipcei-2014';
const begin = `[data-instrument="${id}"] [data-action="begin"]`;
const folder = mkdtempSync(join(tmpdir(), 'veldwerk-ipcei-'));
const tablet = new Tablet();
afterAll(async () => {
  await tablet.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const responseIn = (page: Page): string => new URL(page.url()).hash.split('/')[2] ?? '';
const saved = (page: Page) => page.waitForSelector('[data-saved="saved"]');
const field = (page: Page, item: string) => page.locator(`[name="${item}"], [name$=".${item}"]`);

async function toModule(page: Page, module: string): Promise<void> {
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/r/${responseIn(page)}/${module}`,
  );
  await page.waitForSelector(`[data-module="${module}"]`);
}

async function type(page: Page, item: string, text: string): Promise<void> {
  await field(page, item).fill(text);
  await field(page, item).blur();
  await saved(page);
}

/** Adds a row of a roster, and is on its page. */
async function add(page: Page, roster: string): Promise<void> {
  await page.click(`[data-add="${roster}"], [data-add$=".${roster}"]`);
  await page.waitForSelector(`[data-row-page*="${roster}["]`);
}

it('is begun and answered without a network, and keeps its rows through a dead battery', async () => {
  let page = await tablet.start();
  await page.goto(`${here.office.url}?lang=en`);
  await page.waitForSelector('[data-offline-ready="yes"]');
  await page.context().setOffline(true);
  await page.reload();
  await page.click(begin);
  await page.waitForSelector('[name="projectName"]:enabled');
  await type(page, 'projectName', 'Cells for storage');
  await page.check('[name="structure"][value="single"]');
  await toModule(page, 'B');
  await add(page, 'beneficiaries');
  await type(page, 'beneficiaryName', 'Cellworks');
  await page.click('[data-action="to-rows"]');
  await add(page, 'beneficiaries');
  await saved(page);
  const address = page.url();
  await tablet.kill();

  page = await tablet.start();
  await page.context().setOffline(true);
  await page.goto(address);
  await page.waitForSelector('[name$=".beneficiaryName"]:enabled');
  await type(page, 'beneficiaryName', 'Recycling Meyer');
  await page.click('[data-action="to-rows"]');
  await expect.poll(() => page.locator('.roster__name').allTextContents()).toEqual(['Cellworks', 'Recycling Meyer']);
  await toModule(page, 'J');
  await add(page, 'projects');
  await type(page, 'projectTitle', 'Pilot line');
  await toModule(page, 'C');
  await page.click('.roster__name');
  await add(page, 'costs');
  await field(page, 'costCategory').and(page.locator('[value="d"]')).check();
  await type(page, 'costYear', '2016');
  await type(page, 'costAmount', '6000000');
  await toModule(page, 'N');
  await page.click('.roster__name');
  await field(page, 'counterfactual').and(page.locator('[value="none"]')).check();
  await type(page, 'discountRate', '10');
  await add(page, 'flows');
  await type(page, 'flowYear', '2016');
  await type(page, 'flowIn', '0');
  await type(page, 'flowOut', '10000000');
  await toModule(page, 'R');
  await add(page, 'awards');
  await type(page, 'grantingAuthority', 'Flanders');
  await toModule(page, 'F');
  await add(page, 'markets');
  await type(page, 'marketProduct', 'Battery cells');
  await toModule(page, 'F');
  await page.check('[name="foreignAidKnown"][value="yes"]');
  await add(page, 'foreignAid');
  await type(page, 'foreignYear', '2014');
  // What follows from the rows.
  await toModule(page, 'N');
  await page.click('.roster__name');
  await expect
    .poll(() => page.textContent('[data-question$=".N18"]'))
    .toMatch(/10[.,\u202f\u00a0 ]?000[.,\u202f\u00a0 ]?000/);
});

it('is taken along, handed over, accounted for, completed once, exported and printed by row', async () => {
  const { page } = here;
  await page.goto(`${here.wire.url}?lang=en`);
  await page.click(begin);
  await page.waitForSelector('[name="projectName"]:enabled');
  await type(page, 'projectName', 'Cells');
  const response = responseIn(page);
  await page.click('.bar__name');
  await page.click('[data-action="move"]');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('[data-action="move-save"]')]);
  const written = join(folder, 'moved.json');
  await file.saveAs(written);
  // All of it was answered meanwhile.
  const moved = JSON.parse(readFileSync(written, 'utf8'));
  const entries = Object.entries(entriesIn(ipceiExample));
  moved.answers = entries.map(([item, value]) => ({ item, value }));

  // On a locked tablet, where it is handed over.
  here.page = await here.another();
  const jan = await locked(here);
  const other = jan.page;
  await other.goto(`${here.wire.url}#/`);
  await other.click('.moved summary');
  await other.setInputFiles('#moved-file', {
    ...{ name: 'moved.json', mimeType: 'application/json' },
    buffer: Buffer.from(JSON.stringify(moved)),
  });
  await other.waitForSelector('[data-moved="taken"]');
  await other.click(`[data-response="${response}"] [data-action="to-handover"]`);
  await other.click('[data-action="hand-over"]');
  await other.waitForSelector('[name="projectName"]:enabled');
  expect(await other.inputValue('[name="projectName"]')).toBe('Cells for storage');
  expect(await other.textContent('body')).not.toContain('ICT');
  await toModule(other, 'C');
  expect(await other.locator('.roster__name').allTextContents()).toEqual(['Pilot line', 'Recycling']);

  await other.click('[data-action="review"]');
  await other.waitForSelector('[data-criterion]');
  for (const width of [390, 820, 1180]) {
    await other.setViewportSize({ width, height: 900 });
    expect([width, await violations(other)]).toEqual([width, []]);
    expect(await other.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  }
  const criterion = (name: string) =>
    other.getAttribute(`[data-criterion="${name}"] [data-criterion-state]`, 'data-criterion-state');
  expect([await criterion('applicability'), await criterion('jointly'), await criterion('spilling')]).toEqual([
    'met',
    'notMet',
    'notShown',
  ]);
  // What the text forbids holds nothing up: it is confirmed.
  await other.click('[data-action="complete"]');
  await other.waitForSelector('[data-delivery="delivered"]', { timeout: 90_000 });
  const delivered = here.office.delivered().filter((one) => one.id === response);
  expect(delivered).toHaveLength(1);
  expect(delivered[0]?.document).toMatchObject({ computed: { totalAid: '1300000' } });

  await other.evaluate((hash) => {
    location.hash = hash;
  }, `#/r/${response}/copy`);
  await other.waitForSelector('[data-page="copy"]');
  await other.emulateMedia({ media: 'print' });
  const costs = other.locator('[data-row^="projects[pilot].costs["]');
  expect(await costs.count()).toBe(3);
  expect(await other.locator('main').textContent()).toMatch(/Battery cells.*Cobalt/s);
  await other.emulateMedia({ media: 'screen' });
  await other.goto(`${here.wire.url}#/r/${response}`);
  await other.click('[data-action="to-handover"]');
  await typePassphrase(other, 'end-handover', passphrase);
  await other.click('[data-action="end-handover"]');
  await other.waitForSelector('[data-page="start"]');

  const out = join(folder, 'csv');
  const csv = await collectorOn(here.office.data, 'export', '--instrument', id, '--format', 'csv', '--out', out);
  expect(csv.code).toBe(0);
  const tables = new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]));
  const rosters = ['awards', 'beneficiaries', 'costs', 'flows', 'foreignAid', 'markets', 'projects', 'years'];
  expect([...tables.keys()].toSorted()).toEqual([...rosters, 'responses'].map((name) => `${name}.csv`).toSorted());
  expect(tables.get('costs.csv')?.trim().split('\n')).toHaveLength(1 + 5);
  expect(tables.get('responses.csv')).toContain('1300000');
  const record = await collectorOn(here.office.data, 'export', '--instrument', id, '--format', 'record');
  expect(record.out).toMatch(/Recycling Meyer.*450000.*yes/);
});
