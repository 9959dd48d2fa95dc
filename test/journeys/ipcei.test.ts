import { beforeEach, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';

const here = desk();

beforeEach(() => {
  here.wire.pages.set('/config.json', {
    type: 'application/json',
    body: JSON.stringify({ endpoint: 'api/v1', instruments: ['eu.ec.ipcei-2014'] }),
  });
});

it('opens every part of the self-assessment, ends the part of a beneficiary outside the scope, and gives an account', async () => {
  const { page } = here;
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${here.wire.url}?lang=en`);
  // Nobody begins without knowing until when the text applied.
  await page.getByText('31 December 2020').first().waitFor();
  await page.click('[data-instrument="eu.ec.ipcei-2014"] [data-action="begin"]');
  await page.waitForSelector('[data-module="P"]');
  // It is about a project, and says so where the app would say "enterprise".
  expect(await page.textContent('[for="own-label"]')).toBe('For which project?');
  await page.locator('[data-question="P1"] [data-tool="more"]').click();
  await page.getByText('This does not apply to our project').waitFor();
  const modules = await page
    .locator('.strip a')
    .evaluateAll((links) => links.flatMap((link) => /\/([A-Z])$/.exec(link.getAttribute('href') ?? '')?.[1] ?? []));
  expect(modules.length).toBe(13);
  const response = new URL(page.url()).hash.split('/')[2];
  const goTo = async (module: string) => {
    await page.goto(`${here.wire.url}#/r/${response}/${module}`);
    await page.waitForSelector(`[data-module="${module}"]`);
  };
  for (const module of modules) {
    await goTo(module);
    expect([module, await violations(page)]).toEqual([module, []]);
  }
  await goTo('B');
  await page.click('[data-add="beneficiaries"]');
  await page.waitForSelector('[data-row-page]');
  // Without a name, the questions about it say what it is.
  await page.getByText('Is the beneficiary an undertaking in difficulty?').first().waitFor();
  await page.fill('[name$=".beneficiaryName"]', 'Acme');
  const asked = () => page.locator('[data-question$=".B4"]').getAttribute('data-state');
  expect(await asked()).toBe('waiting');
  await page.locator('[data-question$=".B3"] [value="yes"]').check();
  await expect.poll(asked).toBe('notApplicable');
  expect(await violations(page)).toEqual([]);
  await page.goto(`${here.wire.url}#/r/${response}/review`);
  await page.waitForSelector('[data-criterion]');
  expect(await page.locator('[data-criterion]').count()).toBeGreaterThan(20);
  expect(await violations(page)).toEqual([]);
  expect(errors).toEqual([]);
});
