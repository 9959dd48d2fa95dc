import { expect, it } from 'vitest';
import { longest } from '../support/answerSheet.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';

const here = desk();

it('finds the question on AI, and leads to it', async () => {
  const jan = here.respondent(longest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.page.click('.find');
  await jan.page.waitForSelector('[data-page="search"]');
  await expect.poll(() => jan.page.evaluate(() => document.activeElement?.id)).toBe('search-field');
  await jan.page.keyboard.type('AI');
  await jan.page.waitForSelector('[data-hit="E1"]');
  await expect.poll(() => jan.page.locator('[role="status"]').first().textContent()).toMatch(/gevonden/);
  expect(await violations(jan.page)).toEqual([]);
  // A question that is skipped is found, with the reason.
  await jan.page.fill('#search-field', 'B7');
  await jan.page.waitForSelector('[data-hit="B7"]');
  await jan.page.fill('#search-field', 'kunstmatige');
  await jan.page.locator('[data-hit="E1"] a').click();
  await jan.page.waitForSelector('[data-module="E"]');
  await expect.poll(() => jan.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('E1a');
});

it('says so where nothing is found', async () => {
  const jan = here.respondent(longest);
  await jan.open(here.wire.url);
  await jan.begin();
  const [, , response] = new URL(jan.page.url()).hash.split('/');
  await jan.page.goto(`${here.wire.url}#/r/${response}/search`);
  await jan.page.fill('#search-field', 'xyzzy');
  await expect.poll(() => jan.page.locator('main [role="status"]').first().textContent()).toMatch(/Geen vraag/);
  expect(await jan.page.locator('[data-hit]').count()).toBe(0);
});
