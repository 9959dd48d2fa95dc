import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';
import { ict2024 } from '../support/ict2024.ts';
import { Respondent } from '../support/respondent.ts';

const here = desk();
const passphrase = 'vier woorden én een spatie';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'veldwerk-backup-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function toStorage(page: Page): Promise<void> {
  await page.goto(`${here.wire.url}#/storage`);
  await page.waitForSelector('[data-page="storage"] [data-reserve]');
}

/** Makes a backup on the page of storage, and gives the path of its file. */
async function backedUp(page: Page, secret?: string): Promise<string> {
  if (secret !== undefined)
    for (const field of ['backup', 'backup-again']) await page.fill(`[data-passphrase="${field}"]`, secret);
  else await page.click('[data-action="backup-plain"]');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.click(secret === undefined ? '[data-action="confirm-plain"]' : '[data-action="backup"]'),
  ]);
  const file = join(folder, saved.suggestedFilename());
  await saved.saveAs(file);
  return file;
}

const effects = (page: Page) =>
  page.$$eval('[data-planned]', (rows) => rows.map((row) => row.getAttribute('data-effect')).toSorted());

/** Another device, with nothing on it. */
async function another(jan: Respondent): Promise<Respondent> {
  const an = new Respondent(await here.another(), ict2024, jan.sheet);
  await an.open(here.wire.url);
  return an;
}

it('takes everything to another device in an encrypted file, and merges by how far each response is', async () => {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answerRest();
  await jan.complete();
  const code = await jan.receipt();
  await jan.page.click('.bar__name');
  await jan.begin();
  await jan.answer('contactName', 'Geheim Bedrijf');
  await jan.next();
  await jan.answer('A1', 40);
  await jan.page.click('[data-question="A1"] [data-tool="mark"]');
  await jan.saved();
  const draft = jan.page.url();

  await toStorage(jan.page);
  expect(await jan.page.getAttribute('[data-last-backup]', 'data-last-backup')).toBe('none');
  await jan.page.fill('[data-passphrase="backup"]', 'te kort');
  await jan.page.click('[data-action="backup"]');
  await jan.page.waitForSelector('[data-backup="short"]');
  const file = await backedUp(jan.page, passphrase);
  await jan.page.waitForSelector('[data-backup="saved"]');
  expect(await jan.page.getAttribute('[data-last-backup]', 'data-last-backup')).toMatch(/^\d{4}-/);
  expect(readFileSync(file, 'utf8')).toMatch(/^eyJ/);
  expect(readFileSync(file, 'utf8')).not.toContain('Geheim');

  const an = await another(jan);
  await toStorage(an.page);
  await an.page.setInputFiles('#backup-file', file);
  await an.page.waitForSelector('[data-brought-in="locked"]');
  await an.page.fill('[data-passphrase="bring-in"]', 'iets anders dan dat');
  await an.page.click('[data-action="open-backup"]');
  await an.page.waitForSelector('[data-brought-in="wrong-passphrase"]');
  await an.page.fill('[data-passphrase="bring-in"]', passphrase);
  await an.page.click('[data-action="open-backup"]');
  await an.page.waitForSelector('[data-plan="2"]');
  expect(await effects(an.page)).toEqual(['new', 'new']);
  // Saying what would happen has changed nothing.
  expect(await an.page.getAttribute('[data-drafts]', 'data-drafts')).toBe('0');
  expect(await violations(an.page)).toEqual([]);
  await an.page.click('[data-action="bring-in"]');
  await an.page.waitForSelector('[data-brought-in="2"]');
  await an.page.waitForSelector('[data-receipts="1"]');
  await an.page.goto(draft);
  await an.page.waitForSelector('[data-module="A"]');
  expect(await an.page.inputValue('[name="A1"]')).toBe('40');
  expect(await an.page.getAttribute('[data-question="A1"] [data-tool="mark"]', 'aria-pressed')).toBe('true');

  // There it goes on; the older copy comes back and changes nothing, the newer one comes home.
  await an.answer('A1', 55);
  await an.saved();
  await toStorage(an.page);
  await an.page.setInputFiles('#backup-file', file);
  await an.page.fill('[data-passphrase="bring-in"]', passphrase);
  await an.page.click('[data-action="open-backup"]');
  await an.page.waitForSelector('[data-plan="2"]');
  expect(await effects(an.page)).toEqual(['older', 'same']);
  await an.page.click('[data-action="bring-in"]');
  await an.page.waitForSelector('[data-brought-in="0"]');
  const further = await backedUp(an.page);
  await toStorage(jan.page);
  await jan.page.setInputFiles('#backup-file', further);
  await jan.page.waitForSelector('[data-plan="2"]');
  expect(await effects(jan.page)).toEqual(['newer', 'same']);
  await jan.page.click('[data-action="bring-in"]');
  await jan.page.waitForSelector('[data-brought-in="1"]');
  await jan.page.goto(draft);
  await jan.page.waitForSelector('[data-module="A"]');
  expect(await jan.page.inputValue('[name="A1"]')).toBe('55');

  // The receipt came along to the other device.
  await an.page.goto(`${here.wire.url}#/`);
  await an.page.click(`[data-response] a[href$="/delivery"]`);
  expect(await an.page.getAttribute('[data-receipt]', 'data-receipt')).toBe(code);
});

it('brings back what was deleted where the respondent asks for it, and it stays', async () => {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answer('contactName', 'Terug');
  await jan.saved();
  const address = jan.page.url();
  await toStorage(jan.page);
  const file = await backedUp(jan.page);
  await jan.page.goto(`${here.wire.url}#/`);
  await jan.page.click('[data-action="delete"]');
  await jan.page.click('[data-action="confirm-delete"]');
  await expect.poll(() => jan.page.locator('[data-response]').count()).toBe(0);
  await toStorage(jan.page);
  await jan.page.setInputFiles('#backup-file', file);
  await jan.page.waitForSelector('[data-effect="new"]');
  await jan.page.click('[data-action="bring-in"]');
  await jan.page.waitForSelector('[data-brought-in="1"]');
  await jan.page.goto('about:blank');
  await jan.page.goto(address);
  await jan.page.waitForSelector('[name="contactName"]');
  await jan.page.reload();
  await jan.page.waitForSelector('[name="contactName"]');
  expect(await jan.page.inputValue('[name="contactName"]')).toBe('Terug');
});

it('refuses a file that is none, and one that is damaged', async () => {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await toStorage(jan.page);
  const file = await backedUp(jan.page, passphrase);
  const text = readFileSync(file, 'utf8');
  for (const [content, outcome] of [
    ['', 'unreadable'],
    ['<html>', 'unreadable'],
    ['{"format":"veldwerk-backup/1"}', 'unreadable'],
    [text.slice(0, -40), 'unreadable'],
    [`${text.slice(0, -40)}${text.at(-40) === 'A' ? 'B' : 'A'}${text.slice(-39)}`, 'wrong-passphrase'],
  ] as const) {
    // What is said of a file goes with the page: nothing is left of the one before.
    await jan.page.goto('about:blank');
    await toStorage(jan.page);
    expect(await jan.page.locator('[data-brought-in]').count()).toBe(0);
    const buffer = Buffer.from(content);
    await jan.page.setInputFiles('#backup-file', { name: 'torn.txt', mimeType: 'text/plain', buffer });
    if (outcome === 'wrong-passphrase') {
      await jan.page.waitForSelector('[data-brought-in="locked"]');
      await jan.page.fill('[data-passphrase="bring-in"]', passphrase);
      await jan.page.click('[data-action="open-backup"]');
    }
    await jan.page.waitForSelector(`[data-brought-in="${outcome}"]`);
  }
});

it('tests both stores when asked, says so where one fails, and is clean in axe', async () => {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await toStorage(jan.page);
  expect(await jan.page.textContent('[data-drafts]')).toBe(
    '0 begonnen enquêtes, 0 nog te verzenden, 0 ontvangstbewijzen.',
  );
  expect(await jan.page.getAttribute('[data-reserve]', 'data-reserve')).toBe('opfs');
  await jan.page.click('[data-action="self-test"]');
  await jan.page.waitForSelector('[data-tested-database="good"]');
  await jan.page.waitForSelector('[data-tested-reserve="good"]');
  expect(await violations(jan.page)).toEqual([]);
  await jan.page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await jan.page.click('[data-action="self-test"]');
  await jan.page.waitForSelector('[data-tested-database="bad"]');
});
