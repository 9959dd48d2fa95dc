import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { collector } from '../cli/run.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';
import { NearOffice } from '../support/nearOffice.ts';

const here = desk();

/** An office with two cases, and the keys of Dirk, who decides, and Karel, who does not. */
async function quietOffice() {
  const office = await NearOffice.open({ OFFICE_PORT: '0' });
  const commands = { DATA_DIR: office.data };
  for (const id of ['ICT-1', 'ICT-2']) await collector(['enrol', '--case', id], commands);
  const keyOf = async (name: string, rights: string) =>
    (await collector(['office-token', '--name', name, '--rights', rights], commands)).out.trim();
  return {
    url: `${office.officeUrl}?lang=en`,
    dirk: await keyOf('Dirk', 'counts,contact,decide'),
    karel: await keyOf('Karel', 'contact'),
  };
}

async function signIn(page: Page, key: string): Promise<void> {
  await page.fill('#office-token', key);
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-officer]');
}

/** What has the focus: an element with its words. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => `${document.activeElement?.localName} ${document.activeElement?.textContent}`);

it('asks for whoever it says is signed in, and for nobody else', async () => {
  const { url, dirk, karel } = await quietOffice();
  const { page } = here;
  await page.goto(url);
  await signIn(page, dirk);
  await page.click('a[href="#/cases"]');
  await page.waitForSelector('[data-cases="2"]');

  const second = await page.context().newPage();
  await second.goto(url);
  await second.click('[data-action="sign-out"]');
  await second.waitForSelector('#office-token');
  await signIn(second, karel);
  expect(await second.textContent('[data-officer]')).toBe('Karel');

  // A file of a session that is over is no failed download: the page asks who is there.
  await page.click('[data-action="cases-file"]');
  await page.waitForSelector('[data-office="sign-in"] [role="status"]');
  expect(await page.locator('[data-officer]').count()).toBe(0);
  await second.click('a[href="#/cases"]');
  await second.waitForSelector('[data-cases="2"]');
  await second.close();
});

it('says what a key and a reason cannot be', async () => {
  const { url, dirk } = await quietOffice();
  const { page } = here;
  await page.goto(url);
  await page.waitForSelector('#office-token');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-sign-in="empty"]');
  await page.fill('#office-token', 'x'.repeat(20_000));
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-sign-in="signed-out"]');
  await signIn(page, dirk);
  await page.evaluate(() => {
    location.hash = '#/case/ICT-1';
  });
  await page.click('[data-form="revoke"] summary');
  await page.fill('#why-revoke', 'asked \u202efor');
  expect(await page.textContent('#why-revoke-fault')).toContain('\\u202e');
  expect(await violations(page)).toEqual([]);
});

it('keeps the place of whoever works by keyboard, and says what was done', async () => {
  const { url, dirk } = await quietOffice();
  const { page } = here;
  await page.goto(url);
  await signIn(page, dirk);
  await page.waitForSelector('[data-received]');
  expect(await page.title()).toBe('At a glance – Veldwerk for the survey office');
  await page.focus('a[href="#/cases"]');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('h1 Cases');
  await page.waitForSelector('[data-cases="2"]');
  // Another choice of cases is no other view.
  await page.focus('[data-filter="state"]');
  await page.selectOption('[data-filter="state"]', 'invited');
  await page.waitForSelector('[data-cases]');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-filter'))).toBe('state');

  await page.fill('#case-search', 'ICT-1');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toContain('h1');
  expect(await page.title()).toContain('ICT-1');
  await page.click('[data-action="back"]');
  await page.waitForSelector('[data-table="case-list"]');
  expect(await page.inputValue('[data-filter="state"]')).toBe('invited');
  await page.goBack();
  await page.waitForSelector('[data-case="ICT-1"]');
  await page.focus('#case-search');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#case-search-fault:has-text("open already")');

  // The form is gone with what was done: its section has the focus.
  await page.focus('[data-form="mark-ceased"] summary');
  await page.keyboard.press('Enter');
  await page.fill('#why-mark-ceased', 'Closed in 2023');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-form="mark-none"]');
  await expect.poll(() => focused(page)).toBe('h2 What you can do');
  expect(await page.textContent('[data-announced]')).toBe('Done, and on record.');
  expect(await violations(page)).toEqual([]);

  // An address without its right, or of nothing, says so.
  for (const hash of ['#/sealed', '#/nonsense']) {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await page.waitForSelector('[data-office="nothing"]');
    expect(await page.textContent('main')).toContain('This address does not exist');
  }
  expect(await violations(page)).toEqual([]);
});

it('goes on by itself once the server answers again, and signs nobody out behind its back', async () => {
  const { url, dirk } = await quietOffice();
  const { page } = here;
  await page.goto(url);
  await signIn(page, dirk);
  await page.waitForSelector('[data-received]');
  expect(await page.textContent('main')).toContain('by itself');
  const context = page.context();
  await context.setOffline(true);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.waitForSelector('[data-view-fault="unreachable"]');
  expect(await page.textContent('[data-received]')).not.toContain('by itself');
  expect(await page.textContent('[data-view-fault]')).toContain('What you see is from before.');
  expect(await violations(page)).toEqual([]);

  await page.click('[data-action="sign-out"]');
  await page.waitForSelector('[data-sign-out="failed"]');
  expect(await page.textContent('[data-officer]')).toBe('Dirk');

  // Nothing stands under it, so nothing is from before.
  await page.click('a[href="#/cases"]');
  await page.waitForSelector('[data-office="cases"] [data-view-fault]');
  expect(await page.textContent('[data-view-fault]')).not.toContain('from before');
  await page.click('[data-action="again"]');
  expect(await page.locator('[data-view-fault]').count()).toBe(1);
  await page.click('[data-action="cases-file"]');
  await page.waitForSelector('[data-file-state="unreachable"]');
  await context.setOffline(false);
  await page.waitForSelector('[data-cases="2"]');
  expect(await page.locator('[data-view-fault]').count()).toBe(0);
  await page.click('[data-action="sign-out"]');
  await page.waitForSelector('#office-token');
  await page.reload();
  await page.waitForSelector('#office-token');
});

it('turns the pages of a long list, and comes back from a case to the one it left', async () => {
  const office = await NearOffice.open({ OFFICE_PORT: '0' });
  const commands = { DATA_DIR: office.data };
  const sample = join(office.data, 'sample.csv');
  writeFileSync(sample, `case\n${Array.from({ length: 230 }, (_, number) => `ICT-${1000 + number}`).join('\n')}\n`);
  expect((await collector(['enrol', '--from', sample, '--out', join(office.data, 'links.csv')], commands)).code).toBe(
    0,
  );
  const key = (await collector(['office-token', '--name', 'Dirk', '--rights', 'contact'], commands)).out.trim();
  const { page } = here;
  await page.goto(`${office.officeUrl}?lang=en`);
  await signIn(page, key);
  await page.waitForSelector('[data-cases="230"]');
  expect(await page.textContent('[data-cases]')).toContain('1–200');
  await page.click('[data-action="cases-next"]');
  await page.waitForSelector('[data-cases]:has-text("201–230")');
  expect(await focused(page)).toBe('h1 Cases');
  expect(await page.locator('[data-action="cases-next"]').count()).toBe(0);
  await page.click('[data-table="case-list"] tbody tr:last-child a');
  await page.waitForSelector('[data-case="ICT-1229"]');
  await page.click('[data-action="back"]');
  await page.waitForSelector('[data-cases]:has-text("201–230")');
  await page.selectOption('[data-filter="state"]', 'invited');
  await page.waitForSelector('[data-cases]:has-text("1–200")');
});
