import type { Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { collectorOn } from '../cli/run.ts';
import { folderOf } from '../collector/published.ts';
import { shortest } from '../support/answerSheet.ts';
import { loseDatabase } from '../support/atRest.ts';
import { desk } from '../support/desk.ts';
import { fill } from '../support/fill.ts';
import { patience } from '../support/patience.ts';
import { plant } from '../support/planted.ts';
import { type Respondent, whole } from '../support/respondent.ts';

const here = desk();

const readSegments = (page: Page): Promise<[string, string][]> =>
  page.evaluate(async () => {
    const found: [string, string][] = [];
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('veldwerk-journal');
    for await (const [name, entry] of folder.entries())
      if (entry instanceof FileSystemFileHandle) found.push([name, await (await entry.getFile()).text()]);
    return found;
  });

/** The names and texts of the journal's segments. A file that is written in the meantime may refuse to be read. */
const segments = (page: Page) => vi.waitFor(() => readSegments(page), { timeout: patience });

async function atA(jan: Respondent): Promise<string> {
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.next();
  await jan.answer('A1', 40);
  await jan.answer('A2', 'yes');
  await jan.saved();
  return jan.page.url();
}

it('brings back a draft, its annotations and its time, at a deep link and without a network', async () => {
  await here.withWorker();
  const jan = here.respondent(shortest);
  const address = await atA(jan);
  await jan.page.click('[data-question="A1"] [data-tool="mark"]');
  await jan.saved();
  await loseDatabase(jan.page, here.wire.url);
  await jan.page.context().setOffline(true);
  await jan.page.goto(address);
  await jan.page.waitForSelector('[data-module="A"]');
  expect(await jan.page.inputValue('[name="A1"]')).toBe('40');
  expect(await jan.page.isChecked('[name="A2"][value="yes"]')).toBe(true);
  expect(await jan.page.getAttribute('[data-question="A1"] [data-tool="mark"]', 'aria-pressed')).toBe('true');
  expect(await jan.page.getAttribute('[data-restored]', 'data-restored')).toBe('1');
  await jan.page.click('[data-action="noted"]');
  await jan.page.waitForSelector('[data-restored]', { state: 'detached' });
  await jan.page.context().setOffline(false);
  await jan.answerRest();
  await jan.complete();
  await jan.receipt();
  expect(here.office.delivered().at(-1)?.document.answers).toEqual(jan.sheet);
});

it('opens a draft of a published questionnaire without a network, from the second copy of that', async () => {
  const id = 'be.office.energy';
  expect((await collectorOn(here.office.data, 'publish', folderOf('energy'))).error).toBe('');
  const body = JSON.stringify({ endpoint: 'api/v1', published: [{ id }] });
  here.wire.pages.set('/config.json', { type: 'application/json', body });
  await here.withWorker();
  const { page } = here;
  await page.goto(here.wire.url);
  await page.waitForSelector('[data-offline-ready="yes"]');
  await page.click(`[data-instrument="${id}"] [data-action="begin"]`);
  await page.waitForSelector('[name="E1"]:enabled');
  await fill(page, { E1: '12,5' });
  await page.waitForSelector('[data-saved="saved"]');
  const address = page.url();
  await loseDatabase(page, here.wire.url);
  await page.context().setOffline(true);
  await page.goto(address);
  await page.waitForSelector('[name="E1"]:enabled');
  expect(await page.inputValue('[name="E1"]')).toBe('12,5');
  expect(await page.getAttribute('[data-restored]', 'data-restored')).toBe('1');
  await page.context().setOffline(false);
});

it('brings back what waits to be sent, the same bytes, and sends it once', async () => {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answerRest();
  here.wire.weather = { kind: 'answer-lost' };
  const earlier = here.office.delivered().length;
  await jan.complete();
  await expect.poll(() => here.office.delivered().length).toBe(earlier + 1);
  await jan.page.waitForSelector('[data-delivery="queued"]');
  const before = here.office.delivered().at(-1);
  await loseDatabase(jan.page, here.wire.url);
  here.wire.weather = { kind: 'clear' };
  await jan.page.goto(here.wire.url);
  await jan.page.waitForSelector('[data-response] .standing--delivered');
  expect(here.office.delivered().at(-1)).toEqual(before);
});

it.each(['once', 'nowhere'] as const)(
  'sends to where the office wants it, though the database is lost without a network and that is kept %s else',
  async (kept) => {
    await here.withWorker();
    here.wire.pages.set('/config.json', { type: 'application/json', body: '{"endpoint": "office/v1"}' });
    const jan = here.respondent(shortest);
    const tried: string[] = [];
    jan.page.on('request', (request) => request.method() === 'PUT' && tried.push(new URL(request.url()).pathname));
    here.wire.weather = { kind: 'instead', status: 503, headers: {}, body: '' };
    await jan.open(here.wire.url);
    await jan.begin();
    await jan.answerRest();
    await jan.complete();
    await jan.page.waitForSelector('[data-delivery="queued"]');
    await loseDatabase(jan.page, here.wire.url);
    if (kept === 'nowhere') await jan.page.evaluate(() => localStorage.clear());
    await jan.page.context().setOffline(true);
    await jan.page.goto(here.wire.url);
    await jan.page.waitForSelector('[data-response]');
    const before = tried.length;
    await jan.page.context().setOffline(false);
    await jan.page.click('[data-response] a');
    await jan.page.click('[data-action="send"]');
    await expect.poll(() => tried.length, { timeout: 90_000 }).toBeGreaterThan(before);
    expect(new Set(tried.map((path) => path.slice(0, '/office/v1/'.length)))).toEqual(new Set(['/office/v1/']));
  },
);

it('does not bring back what was deleted, and keeps nothing of it but that', async () => {
  const jan = here.respondent({ ...shortest, contactName: 'Zeldzame Naam' });
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', 'Zeldzame Naam');
  await jan.saved();
  await jan.page.click('.bar__name');
  await jan.page.click('[data-action="delete"]');
  await jan.page.click('[data-action="confirm-delete"]');
  await expect.poll(() => jan.page.locator('[data-response]').count()).toBe(0);
  const left = await segments(jan.page);
  expect(left).toHaveLength(1);
  expect(left[0]?.[1]).toContain('"gone"');
  expect(left[0]?.[1]).not.toContain('Zeldzame');
  await loseDatabase(jan.page, here.wire.url);
  await jan.page.goto(here.wire.url);
  await jan.page.waitForSelector('[data-action="begin"]');
  await jan.page.reload();
  await jan.page.waitForSelector('[data-action="begin"]');
  expect(await jan.page.locator('[data-response]').count()).toBe(0);
});

it('keeps a receipt through the loss, also one of a response that was taken off the device', async () => {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answerRest();
  await jan.complete();
  const code = await jan.receipt();
  const address = jan.page.url();
  const delivered = here.office.delivered().length;
  await loseDatabase(jan.page, here.wire.url);
  await jan.page.goto(address);
  expect(await jan.receipt()).toBe(code);
  expect(here.office.delivered().length).toBe(delivered);
});

it('passes over lines that are torn or changed, says how many, and goes on', async () => {
  const jan = here.respondent(shortest);
  const address = await atA(jan);
  await jan.answer('A3', 'c');
  await jan.saved();
  await jan.page.click('[data-question="A1"] [data-tool="mark"]');
  await jan.saved();
  await jan.page.goto(`${here.wire.url}config.json`);
  const damage = async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('veldwerk-journal');
    for await (const entry of folder.values()) {
      if (!(entry instanceof FileSystemFileHandle)) continue;
      const text = await (await entry.getFile()).text();
      const writing = await entry.createWritable();
      // One value changed past the checksum, and half a line at the end.
      await writing.write(text.replace('"A3","value":"c"', '"A3","value":"d"').concat('deadbeef {"kind":"chan'));
      await writing.close();
    }
  };
  // The worker of the page before may hold its file for a moment yet; then nothing is written.
  await vi.waitFor(() => jan.page.evaluate(damage), { timeout: 30_000 });
  await loseDatabase(jan.page, here.wire.url);
  await jan.page.goto(address);
  await jan.page.waitForSelector('[data-module="A"]');
  expect(await jan.page.inputValue('[name="A1"]')).toBe('40');
  expect(await jan.page.isChecked('[name="A2"][value="yes"]')).toBe(true);
  expect(await jan.page.isChecked('[name="A3"][value="d"]')).toBe(false);
  expect(await jan.page.getAttribute('[data-question="A1"] [data-tool="mark"]', 'aria-pressed')).toBe('true');
  expect(await jan.page.getAttribute('[data-damaged]', 'data-damaged')).toBe('2');
});

it('has the second store catch up with more responses than it takes at a time, and brings back every one', async () => {
  const { page } = here.respondent(shortest);
  const many = 120;
  await page.goto(here.wire.url);
  await page.waitForSelector(whole);
  await plant(page, many);
  await page.goto('about:blank');
  await page.goto(`${here.wire.url}#/storage`);
  await page.waitForSelector('[data-reserve="opfs"]');
  expect((await segments(page)).length).toBe(many);
  await loseDatabase(page, here.wire.url);
  await page.goto(here.wire.url);
  await page.waitForSelector(`[data-restored="${many}"]`);
  await page.waitForFunction((count) => document.querySelectorAll('[data-response]').length === count, many);
});
