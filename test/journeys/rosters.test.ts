import { beforeEach, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';

const here = desk({ script: 'test/instruments/serve.ts' });

beforeEach(() => {
  here.wire.pages.set('/config.json', {
    type: 'application/json',
    body: JSON.stringify({ endpoint: 'api/v1', instruments: ['test.awards'] }),
  });
});

const saved = () => here.page.waitForSelector('[data-saved="saved"]');
const field = (item: string) => here.page.locator(`[name$=".${item}"]`);
const type = async (item: string, text: string) => {
  await field(item).fill(text);
  await field(item).blur();
  await saved();
};
const choose = async (item: string, value: string) => {
  await here.page.check(`[name$="${item}"][value="${value}"]`);
  await saved();
};
const names = () => here.page.locator('.roster__name').allTextContents();
const focused = (attribute: string) =>
  here.page.evaluate((name) => document.activeElement?.getAttribute(name), attribute);
const toRows = async (roster: string) => {
  await here.page.click('[data-action="to-rows"]');
  await here.page.waitForSelector(`[data-roster="${roster}"]`);
};
const add = async (roster: string) => {
  await here.page.click(`[data-add="${roster}"]`);
  await here.page.waitForSelector('[data-row-page]');
};

it('adds, moves, removes and brings back rows by keyboard, keeps them through a closed page, and delivers them', async () => {
  const { page } = here;
  await page.goto(`${here.wire.url}?lang=nl`);
  await page.click('[data-instrument="test.awards"] [data-action="begin"]');
  await page.waitForSelector('[name="anyProjects"]:not([disabled])');
  await choose('anyProjects', 'yes');
  await page.fill('[name="mostAwards"]', '1');
  await page.locator('[name="mostAwards"]').blur();
  await page.click('[data-action="next"]');
  await page.click('[data-action="review"]');
  // A roster that must have a row is named, and leads to its list.
  await page.click('[data-roster-fault="projects"] a');
  await page.waitForSelector('[data-add="projects"]');
  await page.focus('[data-add="projects"]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-row-page]');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  expect(await violations(page)).toEqual([]);
  await type('projectName', 'Alpha');
  await choose('isCrossBorder', 'yes');
  await toRows('projects');
  await add('projects');
  await type('projectName', 'Beta');
  await toRows('projects');
  expect(await names()).toEqual(['Alpha', 'Beta']);
  expect(await violations(page)).toEqual([]);
  await page.locator('[data-row]', { hasText: 'Beta' }).locator('[data-move="-1"]').focus();
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Beta', 'Alpha']);
  await expect.poll(() => focused('data-move')).toBe('-1');
  await page.locator('[data-row]', { hasText: 'Beta' }).locator('[data-remove]').focus();
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Alpha']);
  await expect.poll(() => focused('data-undo')).not.toBeNull();
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Beta', 'Alpha']);
  await expect.poll(() => focused('class')).toBe('roster__name');
  await page.locator('[data-row]', { hasText: 'Beta' }).locator('[data-remove]').click();
  await saved();

  await page.click('[data-action="next"]');
  await add('awards');
  await type('beneficiary', 'Firma');
  await type('amount', '600000');
  await page.locator('input[type="radio"][name$=".project"]').check();
  await page.click('[data-add$=".payments"]');
  await page.waitForSelector('[data-row-page*=".payments["]');
  const url = page.url();
  await field('paid').fill('700000');
  await saved();
  // The page goes in the middle of it, and another one goes on.
  const context = page.context();
  await page.close();
  here.page = await context.newPage();
  await here.page.goto(url);
  await expect.poll(() => field('paid').inputValue()).toMatch(/700/);
  await here.page.click('[data-action="to-rows"]');
  const award = await here.page.waitForSelector('[data-row-page]:not([data-row-page*="payments"])');
  expect(await award.getAttribute('data-row-page')).toMatch(/^awards\[[a-z0-9]{8}\]$/);
  // What is reckoned over the inner rows.
  await here.page.click('[data-confirm]');
  await choose('isPublished', 'no');
  await toRows('awards');
  // One is as many as may be.
  expect(await here.page.isDisabled('[data-add="awards"]')).toBe(true);
  await here.page.click('[data-action="next"]');
  await here.page.waitForSelector('[name="allPublished"]:not([disabled])');
  await choose('allPublished', 'no');
  // The same rows once more, in another place.
  await here.page.click('.roster__name');
  await choose('isOverfunded', 'yes');
  await toRows('projects');
  expect(await here.page.locator('[data-add]').count()).toBe(0);
  await here.page.click('[data-action="review"]');
  await here.page.waitForSelector('[data-page="review"]');
  expect(await violations(here.page)).toEqual([]);
  await here.page.click('[data-action="complete"]');
  await here.page.waitForSelector('[data-delivery="delivered"]', { timeout: 90_000 });
  const [delivered] = here.office.delivered();
  const sent = delivered?.document as { readonly rows: Record<string, string[]>; readonly answers: object };
  const [project = ''] = sent.rows['projects'] ?? [];
  const [row = ''] = sent.rows['awards'] ?? [];
  const [payment = ''] = sent.rows[`awards[${row}].payments`] ?? [];
  expect(sent).toMatchObject({ format: 'veldwerk-response/2', notApplicable: ['isLot'] });
  expect(sent.answers).toEqual({
    anyProjects: 'yes',
    mostAwards: 1,
    allPublished: 'no',
    [`projects[${project}].projectName`]: 'Alpha',
    [`projects[${project}].isCrossBorder`]: 'yes',
    [`projects[${project}].isOverfunded`]: 'yes',
    [`awards[${row}].beneficiary`]: 'Firma',
    [`awards[${row}].project`]: project,
    [`awards[${row}].amount`]: '600000',
    [`awards[${row}].isPublished`]: 'no',
    [`awards[${row}].payments[${payment}].paid`]: '700000',
  });
});
