import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectorOn } from '../cli/run.ts';
import { folderOf } from '../collector/published.ts';
import { atRest, loseDatabase } from '../support/atRest.ts';
import { desk } from '../support/desk.ts';
import { addRow, draftWithRows } from '../support/draftWithRows.ts';
import { fill } from '../support/fill.ts';
import { passphrase, setLock, unlock } from '../support/lockedDevice.ts';
import { saidIn, storedDraft } from '../support/storedDraft.ts';

const id = 'be.office.awards';
const here = desk({ settings: { SEALED: 'no' } });
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'veldwerk-carried-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function toStorage(page: Page): Promise<void> {
  await page.goto(`${here.wire.url}#/storage`);
  await page.waitForSelector('[data-page="storage"] [data-reserve]');
}

/** Saves what a press of a button has the browser save, and gives the path of the file. */
async function savedFile(page: Page, selector: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(selector)]);
  const file = join(folder, `${Date.now()}-${download.suggestedFilename()}`);
  await download.saveAs(file);
  return file;
}

it('carries rows, those in rows and those removed, with all that was said of them, through the journal, a move, backups and a lock', async () => {
  const body = JSON.stringify({ endpoint: 'api/v1', published: [{ id }], deviceLock: 'optional' });
  here.wire.pages.set('/config.json', { type: 'application/json', body });
  expect((await collectorOn(here.office.data, 'publish', folderOf('awards'))).code).toBe(0);
  const { page } = here;
  const response = await draftWithRows(page, here.wire.url, id);
  const said = await saidIn(page, response);
  const rows = Object.entries(said.answers).filter(([item]) => item.endsWith(']'));
  expect(rows).toHaveLength(5);
  expect(rows.filter(([, place]) => place === null)).toHaveLength(1);
  expect(Object.values(said.answers)).toContain('Weg');
  expect(
    Object.values(said.annotations)
      .map(({ kind }) => kind)
      .toSorted(),
  ).toEqual([...['marked', 'remark', 'unanswered']]);
  expect(said.prefilled).toEqual({ mostAwards: 3 });
  const address = `${here.wire.url}#/r/${response}/P`;
  /** Opens it on a device, and looks at its list and at all that is stored of it. */
  const isThere = async (on: Page) => {
    await on.goto(address);
    await on.waitForSelector('[data-add="projects"]:not([disabled])');
    expect(await on.locator('.roster__name').allTextContents()).toEqual(['Beta', 'Alpha']);
  };

  // The journal alone has it.
  await loseDatabase(page, here.wire.url);
  await isThere(page);
  expect(await saidIn(page, response)).toEqual(said);

  // Moved to another device.
  await page.goto(`${here.wire.url}#/`);
  await page.click('[data-action="move"]');
  const moved = await savedFile(page, '[data-action="move-save"]');
  const other = await here.another();
  await other.goto(here.wire.url);
  await other.click('.moved summary');
  await other.setInputFiles('#moved-file', moved);
  await other.waitForSelector('[data-moved="taken"]');
  await isThere(other);
  expect(await saidIn(other, response)).toEqual(said);

  // Locked there: nothing of it is readable, and it is the same for who has the passphrase.
  await toStorage(other);
  await setLock(other);
  await unlock(other);
  // Once it has sealed what was there before.
  await other.waitForSelector('li[data-reserve="opfs"]');
  await isThere(other);
  const rests = await atRest(other);
  // The questionnaire rests there as it was published.
  for (const word of ['Alpha', 'Firma', 'Wordt nagevraagd', 'projects[', 'awards[']) expect(rests).not.toContain(word);
  // The file of a locked device is encrypted, and opens on a third one.
  const locked = await savedFile(other, '[data-action="backup-locked"]:visible');
  const third = await here.another();
  await third.goto(here.wire.url);
  await toStorage(third);
  await third.setInputFiles('#backup-file', locked);
  await third.fill('[data-passphrase="bring-in"]', passphrase);
  await third.click('[data-action="open-backup"]');
  await third.waitForSelector('[data-effect="new"]');
  await third.click('[data-action="bring-in"]');
  await third.waitForSelector('[data-brought-in="1"]');
  await isThere(third);
  expect(await saidIn(third, response)).toEqual(said);

  // A row that was removed is there again with all that it had answered, wherever it came from.
  await third.locator('[data-row]', { hasText: 'Alpha' }).locator('[data-remove]').click();
  await third.click('[data-undo]');
  await third.waitForSelector('[data-saved="saved"]');
  expect((await saidIn(third, response)).answers).toEqual(said.answers);
});

it('has two windows agree on the rows of a roster, and meets what a newer version wrote without losing it', async () => {
  const body = JSON.stringify({ endpoint: 'api/v1', published: [{ id }] });
  here.wire.pages.set('/config.json', { type: 'application/json', body });
  await collectorOn(here.office.data, 'publish', folderOf('awards'));
  const first = here.page;
  await first.goto(`${here.wire.url}?lang=nl`);
  await first.click(`[data-instrument="${id}"] [data-action="begin"]`);
  await first.waitForSelector('[name="anyProjects"]:not([disabled])');
  await fill(first, { anyProjects: 'yes', mostAwards: '3' });
  await addRow(first, 'projects', { projectName: 'Alpha' });
  await first.click('[data-action="to-rows"]');
  const address = first.url();
  const response = new URL(address).hash.split('/')[2] ?? '';
  const second = await first.context().newPage();
  await second.goto(address);
  await second.waitForSelector('.banner >> text=ander venster');
  const names = (page: Page) => page.locator('.roster__name').allTextContents();
  await expect.poll(() => names(second)).toEqual(['Alpha']);
  expect(await second.isDisabled('[data-add="projects"]')).toBe(true);

  // Each adds a row while it writes, and the other follows.
  const beta = await addRow(first, 'projects', { projectName: 'Beta' });
  await expect.poll(() => names(second)).toEqual(['Alpha', 'Beta']);
  await second.click('.banner button');
  await second.waitForSelector('[data-add="projects"]:not([disabled])');
  await addRow(second, 'projects', { projectName: 'Gamma' });
  await second.click('[data-action="to-rows"]');
  await first.click('[data-action="to-rows"]');
  await expect.poll(() => names(first)).toEqual(['Alpha', 'Beta', 'Gamma']);

  // A row whose page is open in one is removed in the other: that one is led to the list, and has it back with the undo.
  await first.click('[data-row]:nth-child(2) a');
  await first.waitForSelector(`[data-row-page="${beta}"]`);
  await second.click('[data-row]:nth-child(2) [data-remove]');
  await expect.poll(() => first.locator('[data-row-page]').count()).toBe(0);
  await second.click('[data-undo]');
  await expect.poll(() => first.locator('[name$=".projectName"]').inputValue()).toBe('Beta');
  await second.waitForSelector('[data-saved="saved"]');

  // A list where an answer is expected, as a newer version may keep one.
  const plain = await first.context().newPage();
  await plain.goto(`${here.wire.url}config.json`);
  await plain.evaluate(async (of) => {
    const opening = indexedDB.open('veldwerk');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const writing = opening.result.transaction(['responses', 'answers'], 'readwrite');
    const reading = writing.objectStore('responses').get(of);
    reading.onsuccess = () => {
      const seq = reading.result.seq + 1;
      writing.objectStore('responses').put({ ...reading.result, seq });
      const newer = { response: of, item: 'projects[newer]', value: ['a0', 'later'], seq };
      writing.objectStore('answers').put(newer);
      new BroadcastChannel(`veldwerk-changes-${of}`).postMessage([
        { kind: 'answered', at: new Date().toISOString(), ...newer },
      ]);
    };
    await new Promise((resolve) => (writing.oncomplete = resolve));
    opening.result.close();
  }, response);
  await second.click('[data-row]:nth-child(1) [data-remove]');
  await second.waitForSelector('[data-saved="saved"]');
  await expect.poll(() => names(second)).toEqual(['Beta', 'Gamma']);
  expect((await storedDraft(plain, response)).answers.find(({ item }) => item === 'projects[newer]')?.value).toEqual([
    ...['a0', 'later'],
  ]);
  await second.goto(`${here.wire.url}#/`);
  await second.reload();
  await second.waitForSelector('[data-strays="1"]');
});
