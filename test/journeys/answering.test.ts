import { expect, it } from 'vitest';
import { longest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';
import type { Respondent } from '../support/respondent.ts';

const here = desk();

/** Someone at a module of a fresh response. */
async function at(module: string): Promise<Respondent> {
  const jan = here.respondent(longest);
  await jan.open(here.wire.url);
  await jan.begin();
  await go(jan, module);
  return jan;
}

async function go(jan: Respondent, module: string): Promise<void> {
  await jan.page.goto(jan.page.url().replace(/#\/r\/([^/]+)\/.*$/, `#/r/$1/${module}`));
  await jan.page.waitForSelector(module === 'review' ? '[data-page="review"]' : `[data-module="${module}"]`);
}

const state = (jan: Respondent, question: string) =>
  jan.page.getAttribute(`[data-question="${question}"]`, 'data-state');
it('keeps what was typed and clears nothing of a closed branch, over a reload', async () => {
  const jan = await at('A');
  await jan.answer('A2', 'yes');
  await jan.answer('A3', 'd');
  await jan.answer('A1', '12,5');
  await jan.saved();
  await jan.page.reload();
  await jan.page.waitForSelector('[data-question="A1"].card--wrong');
  expect(await jan.page.inputValue('[name="A1"]')).toBe('12,5');
  await jan.answer('A1', 0);
  await jan.saved();
  await jan.page.reload();
  await jan.answer('A1', 5);
  await expect.poll(() => state(jan, 'A3')).toBe('asked');
  expect(await jan.page.isChecked('[name="A3"][value="d"]')).toBe(true);
});

it('lets a click land that leaves a wrong answer, and holds still what was clicked', async () => {
  const jan = await at('B');
  await jan.answer('B1a', 'yes');
  await jan.answer('B4b', 7);
  await jan.page.locator('[name="B4a"]').fill('101');
  const target = jan.page.locator('[name="B5a"][value="yes"]');
  await jan.page.locator('[data-question="B4"]').evaluate((card) => card.scrollIntoView());
  const before = await target.boundingBox();
  if (!before) throw new Error('B5a is not in sight');
  await jan.page.mouse.move(before.x + 5, before.y + 5);
  await jan.page.mouse.down();
  await jan.page.mouse.up();
  await jan.page.waitForSelector('[data-question="B4"].card--wrong');
  expect(await target.isChecked()).toBe(true);
  const after = await target.boundingBox();
  expect(Math.abs((after?.y ?? 0) - before.y)).toBeLessThan(2);
});

it('lets follow-ups appear without moving what the respondent is looking at', async () => {
  const jan = await at('B');
  const target = jan.page.locator('[name="B1a"][value="yes"]');
  await target.scrollIntoViewIfNeeded();
  const before = await target.boundingBox();
  await target.click();
  await expect.poll(() => state(jan, 'B5')).toBe('asked');
  expect((await target.boundingBox())?.y).toBe(before?.y);
});

it('offers the measured minutes, which count only once confirmed or changed', async () => {
  const jan = await at('F');
  await expect.poll(() => jan.page.inputValue('[name="F"]')).toBe('1');
  await go(jan, 'review');
  await jan.page.waitForSelector('[data-missing="F"]');
  await go(jan, 'F');
  await jan.page.click('[data-action="confirm"]');
  await jan.saved();
  await go(jan, 'review');
  expect(await jan.page.locator('[data-missing="F"]').count()).toBe(0);
  await go(jan, 'F');
  await jan.page.getByRole('button', { name: '+ 15' }).click();
  await expect.poll(() => jan.page.inputValue('[name="F"]')).toBe('16');
  await jan.page.locator('[name="F"]').fill('');
  await jan.saved();
  await go(jan, 'review');
  await jan.page.waitForSelector('[data-missing="F"]');
});

it('leads from the review to each item and lets nothing incomplete through', async () => {
  const jan = await at('review');
  await jan.page.click('[data-action="complete"]', { force: true });
  expect(await jan.page.evaluate(() => document.activeElement?.getAttribute('aria-labelledby'))).toBe('summary-title');
  await expect.poll(() => jan.page.title()).toMatch(/^Fout: /);
  expect(await jan.page.locator('[data-delivery]').count()).toBe(0);
  await jan.page.click('[data-missing="D1g"] a');
  await jan.page.waitForSelector('[data-module="D"]');
  expect(await jan.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('D1g');
  await jan.page.goBack();
  await jan.page.waitForSelector('[data-page="review"]');
});

it('lists several responses on one device, each with its name, and goes on with the one chosen', async () => {
  const jan = await at('ID');
  await jan.page.fill('#own-label', 'De Smet nv');
  await jan.saved();
  await jan.page.click('.bar__name');
  await jan.begin();
  await jan.answer('contactName', 'Els Claes');
  await jan.saved();
  await jan.next();
  await jan.answer('A1', 3);
  await jan.saved();
  await jan.page.click('.bar__name');
  await expect
    .poll(() => jan.page.locator('[data-response] h3').allTextContents())
    .toEqual(['Els Claes', 'De Smet nv']);
  await expect.poll(() => jan.page.locator('[data-response]').first().textContent()).toContain('1 van');
  await jan.page.locator('[data-action="continue"]').first().click();
  await jan.page.waitForSelector('[data-module="A"]');
  expect(await jan.page.inputValue('[name="A1"]')).toBe('3');
  await jan.page.goto(`${here.wire.url}#/continue`);
  await jan.page.waitForSelector('[data-module="A"]');
});
