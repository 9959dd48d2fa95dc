import { describe, expect, it } from 'vitest';
import { collector } from '../cli/run.ts';
import { bytesOf, delivery, documentOf, idOf } from '../collector/documents.ts';
import { violations } from '../support/axe.ts';
import { databaseKinds, newDatabases } from '../support/databases.ts';
import { desk } from '../support/desk.ts';
import { NearOffice } from '../support/nearOffice.ts';

const here = desk();
const databases = newDatabases();

const sizes = [
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 1180, height: 820 },
];

describe.each(databaseKinds)('the office’s page on %s', (kind) => {
  it.skipIf(databases.isMissing(kind))('is signed in to with a key, and counts what comes in', async () => {
    const database = await databases.settingsOf(kind);
    const office = await NearOffice.open({ ...database, OFFICE_PORT: '0' });
    const commands = { ...database, DATA_DIR: office.data };
    const made = await collector(['office-token', '--name', 'Anna', '--rights', 'counts,contact,decide'], commands);
    await collector(['enrol', '--case', 'ICT-1', '--name', '<img src=x onerror=alert(1)>'], commands);
    const send = async (number: number, language: 'nl' | 'fr') =>
      fetch(
        `${office.url}api/v1/responses/${idOf(number)}`,
        await delivery(bytesOf(documentOf(idOf(number), { more: { language } }))),
      );
    expect((await send(1, 'nl')).status).toBe(201);

    const { page } = here;
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    await page.goto(office.officeUrl ?? '');
    await page.waitForSelector('[data-office="sign-in"]');
    expect(await violations(page)).toEqual([]);
    await page.fill('#office-token', 'x'.repeat(43));
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-sign-in="signed-out"]');
    await page.fill('#office-token', made.out.trim());
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-received="1"]');
    expect(await page.textContent('[data-officer]')).toBe('Anna');

    // What comes in meanwhile is counted by itself, and nothing that a browser remembers has the key.
    await send(2, 'fr');
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.waitForSelector('[data-received="2"]');
    expect(await page.textContent('[data-table="languages"]')).toContain('Français');
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    expect(kept).not.toContain(made.out.trim());
    expect(kept).not.toContain('__Host-');

    for (const viewport of sizes) {
      await page.setViewportSize(viewport);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([viewport.width, overflow]).toEqual([viewport.width, 0]);
      const aboveThePage = await page.$eval('main', (main) => main.getBoundingClientRect().top + scrollY);
      if (viewport.width === 390) expect(aboveThePage).toBeLessThanOrEqual(150);
      expect(await violations(page)).toEqual([]);
    }
    for (const language of ['fr', 'de', 'en', 'nl']) {
      await page.selectOption('header select', language);
      await page.waitForSelector(`html[lang="${language}"]`);
      expect(await violations(page, 'words')).toEqual([]);
    }
    await page.click('a[href="#/cases"]');
    await page.waitForSelector('[data-cases="1"]');
    // What respondents and samples bring is text, never markup.
    expect(await page.textContent('[data-table="case-list"] tbody')).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('main img').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    // Each value beside the name of its column, and still a table for whoever hears it.
    expect(await page.getByRole('table').getByRole('columnheader').count()).toBe(6);
    const named = page.locator('[data-table="case-list"] tbody td').filter({ hasText: '<img' });
    expect(await named.evaluate((cell) => getComputedStyle(cell, '::before').content)).toContain('Naam');
    expect(await violations(page)).toEqual([]);
    const file = page.waitForEvent('download');
    await page.click('[data-action="cases-file"]');
    expect((await file).suggestedFilename()).toMatch(/^cases-.*\.csv$/);
    await page.selectOption('[data-filter="state"]', 'delivered');
    await page.waitForSelector('[data-cases="0"]');
    await page.click('a[href="#/refused"]');
    await page.waitForSelector('[data-refused="0"]');
    expect(await violations(page)).toEqual([]);
    await page.click('a[href="#/record"]');
    await page.waitForSelector('[data-table="record"] tbody tr:nth-child(5)');
    expect(await violations(page)).toEqual([]);

    expect(await page.textContent('[data-table="record"]')).toContain('sleutel gemaakt: 1, aantallen, contactgegevens');

    // A reload goes on; a key that is revoked ends it, and says so.
    await page.reload();
    await page.waitForSelector('[data-office="record"]');
    expect((await collector(['office-token', '--revoke', '1'], commands)).code).toBe(0);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.waitForSelector('[data-office="sign-in"] [role="status"]');
    await page.fill('#office-token', made.out.trim());
    await page.click('[data-action="sign-in"]');
    await page.waitForSelector('[data-sign-in="signed-out"]');
    expect(heard.filter((line) => /Content Security Policy|Error/i.test(line) && !/status of 401/.test(line))).toEqual(
      [],
    );
    // The respondents' origin has nothing of it.
    for (const path of ['office.html', 'api/session', 'api/glance'])
      expect((await fetch(`${office.url}${path}`)).status).toBe(404);
  });
});
