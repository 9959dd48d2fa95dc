import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { collector } from '../cli/run.ts';
import { bytesOf, delivery, documentOf, idOf } from '../collector/documents.ts';
import { violations } from '../support/axe.ts';
import { databaseKinds, newDatabases } from '../support/databases.ts';
import { desk } from '../support/desk.ts';
import { NearOffice } from '../support/nearOffice.ts';

const here = desk();
const databases = newDatabases();

/** What is painted on a plot, as one number; 0: nothing. */
const painted = (page: Page, plot: string): Promise<number> =>
  page.evaluate((name) => {
    const canvas = document.querySelector<HTMLCanvasElement>(`canvas[data-plot="${name}"]`);
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let sum = 0;
    for (const part of pixels) sum = (sum * 31 + part) % 1_000_003;
    return sum;
  }, plot);

describe.each(databaseKinds)('the counts of the office’s page on %s', (kind) => {
  it.skipIf(databases.isMissing(kind))('have a table, a plot and a file each, and follow live', async () => {
    const database = await databases.settingsOf(kind);
    const office = await NearOffice.open({ ...database, OFFICE_PORT: '0' });
    const commands = { ...database, DATA_DIR: office.data };
    const made = await collector(['office-token', '--name', 'Anna', '--rights', 'counts,decide'], commands);
    for (const id of ['ICT-1', 'ICT-2']) await collector(['enrol', '--case', id], commands);
    const send = async (number: number) =>
      fetch(
        `${office.url}api/v1/responses/${idOf(number)}`,
        await delivery(
          bytesOf(
            documentOf(idOf(number), {
              answers: { A1: 50, F: 20 + number },
              unanswered: [{ item: 'C3', reason: 'unknown' }],
              more: { confirmed: [{ check: 'K42' }] },
            }),
          ),
        ),
      );
    for (const number of [1, 2]) expect((await send(number)).status).toBe(201);

    const { page } = here;
    const loaded: string[] = [];
    const heard: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    page.on('console', (message) => heard.push(message.text()));
    await page.goto(`${office.officeUrl}?lang=nl`);
    await page.fill('#office-token', made.out.trim());
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-received="2"]');
    expect(await page.getAttribute('[data-due]', 'data-due')).toBe('2');
    expect(await page.getAttribute('[data-due]', 'data-delivered')).toBe('0');

    // Nobody pays for plots who does not ask for them; whoever does gets them painted.
    expect(await page.locator('canvas').count()).toBe(0);
    expect(loaded.filter((url) => /plotDrawing/.test(url))).toEqual([]);
    await page.focus('[data-action="plots"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('canvas[data-plot="days"][data-drawn="true"]');
    expect(loaded.filter((url) => /plotDrawing/.test(url))).toHaveLength(1);
    const before = await painted(page, 'days');
    expect(before).not.toBe(0);
    expect(await page.getByRole('img', { name: 'Ontvangen vragenlijsten per dag' }).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => painted(page, 'days')).not.toBe(before);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: null });
    await expect.poll(() => painted(page, 'days')).toBe(before);

    // What comes in meanwhile is drawn as well.
    await send(3);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.waitForSelector('[data-received="3"]');
    await expect.poll(() => painted(page, 'days')).not.toBe(before);

    // By keyboard from part to part: the place stays, and the plots.
    await page.focus('a[href="#/glance/time"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('canvas[data-plot^="modules"][data-drawn="true"]');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#/glance/time');
    expect(await page.textContent('[data-table="minutes"] tbody')).toContain('20');
    const quartiles = await page.textContent('[data-table="quartiles"] tbody tr:nth-child(2)');
    expect(quartiles).toContain('22');
    expect(await violations(page)).toEqual([]);
    await page.click('a[href="#/glance/quality"]');
    await page.waitForSelector('canvas[data-plot^="unanswered"][data-drawn="true"]');
    // In the words of the questionnaire, in the officer's language.
    await page.waitForSelector('[data-table="checks"] .office-words');
    expect(await page.textContent('[data-table="checks"]')).toContain('K42');
    await page.selectOption('header select', 'de');
    await expect.poll(() => page.textContent('[data-table="unanswered"]')).toContain('nicht bekannt');
    await expect.poll(() => page.textContent('[data-table="unanswered"]')).toMatch(/C3.*(IKT|Ihr)/);
    for (const width of [390, 820, 1180]) {
      await page.setViewportSize({ width, height: 844 });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      expect(await violations(page)).toEqual([]);
    }

    const file = page.waitForEvent('download');
    await page.click('[data-file="unanswered"]');
    const download = await file;
    expect(download.suggestedFilename()).toMatch(/^unanswered-.*\.csv$/);
    expect(readFileSync(await download.path(), 'utf8')).toBe(
      '\ufeffquestionnaire;item;unknown;refused;inapplicable;responses\r\nbe.statbel.ict-2024;C3;3;0;0;3\r\n',
    );
    await page.click('a[href="#/record"]');
    await page.waitForSelector('[data-table="record"]');
    expect(await page.textContent('[data-table="record"]')).toContain(
      'Zahlen als Datei gespeichert: Ohne Antwort gelassen',
    );
    expect(heard.filter((line) => /Content Security Policy|Error/i.test(line) && !/status of 401/.test(line))).toEqual(
      [],
    );
  });
});
