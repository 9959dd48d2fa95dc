import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readShortCode } from '../../src/protocol/shortCode.ts';
import { collector } from '../cli/run.ts';
import { bytesOf, delivery, documentOf, idOf } from '../collector/documents.ts';
import { violations } from '../support/axe.ts';
import { type DatabaseKind, databaseKinds, newDatabases } from '../support/databases.ts';
import { desk } from '../support/desk.ts';
import { NearOffice } from '../support/nearOffice.ts';

const here = desk();
const databases = newDatabases();

/** A collector with three cases, one delivered response and two that were refused. */
async function busyOffice(kind: DatabaseKind) {
  const database = await databases.settingsOf(kind);
  const office = await NearOffice.open({ ...database, OFFICE_PORT: '0', APP_URL: 'https://survey.example/' });
  const commands = { ...database, DATA_DIR: office.data };
  for (const id of ['ICT-1', 'ICT-2', 'ICT-3'])
    expect((await collector(['enrol', '--case', id, '--code', '--language', 'fr'], commands)).code).toBe(0);
  const send = async (number: number, body: object) =>
    (await fetch(`${office.url}api/v1/responses/${idOf(number)}`, await delivery(bytesOf(body)))).status;
  expect(await send(1, documentOf(idOf(1)))).toBe(201);
  expect(await send(2, { ...documentOf(idOf(2)), answers: { Z9: '<b>' } })).toBe(422);
  expect(await send(3, { ...documentOf(idOf(3)), confirmed: [{ check: 'K20' }] })).toBe(422);
  const token = async (name: string, rights: string) =>
    (await collector(['office-token', '--name', name, '--rights', rights], commands)).out.trim();
  return { office, token };
}

describe.each(databaseKinds)('what an office does on %s', (kind) => {
  it.skipIf(databases.isMissing(kind))('goes on record, and outlives the end of a session', async () => {
    const { office, token } = await busyOffice(kind);
    const [anna, bert] = [await token('Anna', 'answers,decide'), await token('Bert', 'contact,issue')];
    const { page } = here;
    const signIn = async (key: string) => {
      await page.fill('#office-token', key);
      await page.keyboard.press('Enter');
      await page.waitForSelector('[data-officer]');
    };
    await page.setViewportSize({ width: 820, height: 1180 });
    await page.goto(`${office.officeUrl}?lang=en`);
    await signIn(anna);

    await page.click('a[href="#/refused"]');
    await page.waitForSelector('[data-refused="2"]');
    await page.click('[data-form="judge-again"] summary');
    await page.click('[data-action="do-judge-again"]');
    await page.waitForSelector('[data-form="judge-again"] [data-action-state="done"]');
    expect(await page.textContent('[data-form="judge-again"] [data-action-state]')).toContain('2 documents judged.');
    expect(await violations(page)).toEqual([]);
    await page.click('[data-table="refused-list"] tbody a');
    await page.waitForSelector('[data-refused-document]');
    await page.click('[data-form="purge"] summary');
    await page.fill('#why-purge', 'A test of ours');
    expect(await violations(page)).toEqual([]);

    // The session ends elsewhere: whoever signs in again finds what was typed, and somebody else does not.
    await page.evaluate(() => fetch('api/session', { method: 'DELETE' }));
    await page.click('[data-action="do-purge"]');
    await page.waitForSelector('[data-office="sign-in"]');
    await signIn(anna);
    // It stands open, since something was typed in it.
    await page.waitForSelector('#why-purge');
    expect(await page.isVisible('#why-purge')).toBe(true);
    expect(await page.inputValue('#why-purge')).toBe('A test of ours');
    await page.click('[data-action="do-purge"]');
    await page.waitForSelector('main:has-text("This document was purged.")');
    await page.click('main a[href="#/refused"]');
    await page.waitForSelector('[data-refused="1"]');

    await page.click('a[href="#/downloads"]');
    expect(await page.locator('[data-export="contact"]').count()).toBe(0);
    const saving = page.waitForEvent('download');
    await page.click('[data-action="export-answers"]');
    const file = await saving;
    expect(file.suggestedFilename()).toMatch(/^responses-.*\.csv$/);
    expect(readFileSync(await file.path(), 'utf8')).toContain(idOf(1));
    await page.waitForSelector('[data-export="answers"] [data-export-state="saved"]');
    expect(await violations(page)).toEqual([]);

    await page.evaluate(() => {
      location.hash = '#/case/ICT-1';
    });
    await page.click('[data-form="mark-ceased"] summary');
    await page.fill('#why-mark-ceased', 'Closed in 2023');
    await page.click('[data-action="do-mark-ceased"]');
    await page.waitForSelector('[data-form="mark-none"]');
    await page.click('a[href="#/record"]');
    await page.waitForSelector('[data-table="record"]');
    const record = (await page.textContent('[data-table="record"] tbody')) ?? '';
    for (const line of ['case marked: ceased: Closed in 2023', 'answers exported: table, for spreadsheets'])
      expect(record).toContain(line);
    await page.click('[data-action="sign-out"]');

    await signIn(bert);
    await page.click('a[href="#/cases"]');
    await page.selectOption('[data-filter="state"]', 'outstanding');
    await page.waitForSelector('[data-cases="2"]');
    await page.click('[data-form="codes"] summary');
    expect(await page.textContent('[data-form="codes"]')).toContain('https://survey.example/');
    expect(await violations(page)).toEqual([]);
    await page.fill('#why-codes', 'Letters were lost');
    const letters = page.waitForEvent('download');
    await page.click('[data-action="do-codes"]');
    const lines = readFileSync(await (await letters).path(), 'utf8')
      .trimEnd()
      .split('\r\n')
      .slice(1);
    const codes = lines.map((line) => line.split(';')[4] ?? '');
    expect(codes.map((code) => readShortCode(code) === code)).toEqual([true, true]);
    await page.waitForSelector('[data-form="codes"] [data-action-state="done"]');
    for (const code of codes) expect(await page.content()).not.toContain(code);
    await page.click('[data-form="extend"] summary');
    const lastDay = new Date(Date.now() + 400 * 86_400_000).toISOString().slice(0, 10);
    await page.fill('#extend-day', lastDay);
    await page.fill('#why-extend', 'Holidays');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`[data-table="case-list"] tbody:has-text("${lastDay.slice(0, 4)}")`);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect(await violations(page)).toEqual([]);
  });
});
