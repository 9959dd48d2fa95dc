import { beforeEach, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';

const here = desk({ script: 'test/instruments/serve.ts' });

beforeEach(() => {
  here.wire.pages.set('/config.json', {
    type: 'application/json',
    body: JSON.stringify({ endpoint: 'api/v1', instruments: ['test.gates'] }),
  });
});

const saved = () => here.page.waitForSelector('[data-saved="saved"]');
const choose = async (item: string, value: string) => {
  await here.page.check(`[name="${item}"][value="${value}"]`);
  await saved();
};
const type = async (item: string, text: string) => {
  await here.page.fill(`[name="${item}"]`, text);
  await here.page.locator(`[name="${item}"]`).blur();
  await saved();
};
const rows = () =>
  here.page
    .locator('[data-question="A2"] [data-item]')
    .evaluateAll((all) => all.map((row) => row.getAttribute('data-item')));
const state = (question: string) => here.page.getAttribute(`[data-question="${question}"]`, 'data-state');
const reason = (question: string) => here.page.locator(`[data-question="${question}"]`).textContent();

it('shows the rows of a list, the sections and the modules that their gates let in, and delivers just these', async () => {
  const { page } = here;
  await page.goto(`${here.wire.url}?lang=nl`);
  await page.click('[data-instrument="test.gates"] [data-action="begin"]');
  await page.waitForSelector('[name="cars"]:not([disabled])');
  expect(await state('A2')).toBe('waiting');
  await choose('cars', 'no');
  await choose('bikes', 'no');
  // A condition that has words says why; the answers behind it are not named.
  await expect.poll(() => reason('A2')).toBe('A2 wordt overgeslagen: u hebt geen voertuigen.');
  await choose('cars', 'yes');
  await expect.poll(rows).toEqual(['share', 'brand']);
  const option = (code: string) => page.locator(`[name="A5"][value="${code}"]`);
  // Before it can be told, an option is shown and cannot be chosen.
  expect(await option('always').isDisabled()).toBe(true);
  await type('share', '60');
  await choose('A5', 'always');
  await expect.poll(() => state('A3')).toBe('asked');
  await type('brand', 'Dacia');
  await choose('bikes', 'yes');
  await expect.poll(rows).toEqual(['share', 'brand', 'saddles']);
  await choose('cars', 'no');
  await expect.poll(rows).toEqual(['share', 'saddles']);
  await page.reload();
  await page.waitForSelector('[name="cars"]:not([disabled])');
  expect(await rows()).toEqual(['share', 'saddles']);
  // A section that closes takes what stands behind its questions with it.
  await choose('A3', 'yes');
  await expect.poll(() => state('A4')).toBe('asked');
  await type('share', '20');
  await expect.poll(() => state('A4')).toBe('notApplicable');
  expect(await reason('A4')).toContain('A2a');
  // What was chosen is kept, and comes back with its option.
  expect(await option('always').count()).toBe(0);
  await type('share', '60');
  await expect.poll(() => option('always').isChecked()).toBe(true);
  await type('share', '20');
  await expect.poll(() => option('always').count()).toBe(0);
  await choose('A5', 'night');
  expect(await violations(page)).toEqual([]);
  await type('saddles', '15');
  await page.click('[data-action="next"]');
  await page.waitForSelector('[name="B2"]:not([disabled])');
  // Nothing was answered that it could be skipped for.
  expect(await reason('B3')).toBe('B3 wordt overgeslagen.');
  await choose('B1', 'yes');
  await choose('B3', 'no');
  await expect.poll(() => state('B2')).toBe('notApplicable');
  await page.click('[data-action="review"]');
  await page.waitForSelector('[data-page="review"]');
  const reviewed = page.locator('[data-question="A2"] [data-item]');
  expect(await reviewed.evaluateAll((all) => all.map((row) => row.getAttribute('data-item')))).toEqual([
    'share',
    'saddles',
  ]);
  expect(await violations(page)).toEqual([]);
  await page.click('[data-action="complete"]');
  await page.waitForSelector('[data-delivery="delivered"]', { timeout: 90_000 });
  const [delivered] = here.office.delivered();
  expect(delivered?.document).toMatchObject({
    answers: { cars: 'no', bikes: 'yes', share: 20, saddles: 15, A5: 'night', B1: 'yes', B3: 'no' },
    notApplicable: ['brand', 'A3', 'A4', 'B2'],
  });
  const response = new URL(page.url()).hash.split('/')[2];
  await page.goto(`${here.wire.url}#/r/${response}/copy`);
  await page.waitForSelector('[data-page="copy"]');
  expect(await page.locator('[data-item="brand"]').count()).toBe(0);
  expect(await page.locator('[data-item="saddles"]').count()).toBe(1);
});
