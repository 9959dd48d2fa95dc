import { beforeEach, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';

const here = desk({ script: 'test/instruments/serve.ts' });
const id = 'test.numbers';

beforeEach(() => {
  here.wire.pages.set('/config.json', {
    type: 'application/json',
    body: JSON.stringify({ endpoint: 'api/v1', instruments: [id] }),
  });
});

const type = async (name: string, text: string) => {
  await here.page.fill(`[name="${name}"]`, text);
  await here.page.locator(`[name="${name}"]`).blur();
  await here.page.waitForSelector('[data-saved="saved"]');
};
const goTo = async (page: string) => {
  const hash = new URL(here.page.url()).hash.split('/').slice(0, 3).join('/');
  await here.page.goto(`${here.wire.url}${hash}/${page}`);
};

it('is answered with numbers, amounts and dates, reviewed, delivered and printed', async () => {
  const { page } = here;
  await page.goto(`${here.wire.url}?lang=fr`);
  await page.click(`[data-instrument="${id}"] [data-action="begin"]`);
  await page.waitForSelector('[name="N1"]:not([disabled])');
  await type('N1', '1 200');
  await type('N2', '1.000,51 €');
  await page.check('[name="N3"][value="yes"]');
  await type('balance', '-0,05');
  expect(await violations(page)).toEqual([]);
  await page.click('[data-action="next"]');
  await page.waitForSelector('[name="D1"]:not([disabled])');
  await type('D1', '29');
  await type('D1-month', 'févr.');
  await type('D1-year', '2024');
  await page.check('[name="D2"][value="no"]');
  await type('D3', 'septembre 2024');
  await type('D4', '2023');
  await type('granted', '31/1/2020');
  await type('ends', '2030');
  await type('sum', '12.500,00');
  await type('parts', '3');
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await page.waitForSelector('[name="D1"]:not([disabled])');
  const shown = ['D1', 'D1-month', 'D1-year', 'D3', 'D3-year', 'granted-year', 'sum'];
  expect(await Promise.all(shown.map((name) => page.inputValue(`[name="${name}"]`)))).toEqual([
    ...['29', '2', '2024', '9', '2024', '2020', '12500'],
  ]);
  await goTo('review');
  await page.waitForSelector('[data-page="review"]');
  const answer = (item: string) => page.locator(`[data-item="${item}"] dd`).first().textContent();
  expect(await Promise.all(['N1', 'N2', 'balance', 'D1', 'D3', 'D4', 'granted', 'sum'].map(answer))).toEqual([
    ...['1\u202f200\u00A0personnes', '1\u202f000,51\u00A0€', '-0,05\u00A0$US', '29 février 2024'],
    ...['septembre 2024', '2023', '31 janvier 2020', '12\u202f500\u00A0€'],
  ]);
  expect(await violations(page)).toEqual([]);
  await page.click('[data-action="complete"]');
  await page.waitForSelector('[data-delivery="delivered"]', { timeout: 90_000 });
  const [delivered] = here.office.delivered();
  expect(delivered?.document.answers).toEqual({
    ...{ N1: 1200, N2: '1000.51', N3: 'yes', balance: '-0.05' },
    ...{ D1: '2024-02-29', D2: 'no', D3: '2024-09', D4: 2023 },
    ...{ granted: '2020-01-31', ends: 2030, sum: '12500', parts: 3 },
  });
  await goTo('copy');
  await page.waitForSelector('[data-page="copy"]');
  expect(await answer('D1')).toBe('29 février 2024');
});

it('says so where the types of a questionnaire cannot be loaded, and offers it once they can', async () => {
  const { page } = here;
  // No server answers: else the page starts anew once something was tried again in vain.
  const cuts = ['**/assets/further-*', '**/icons/icon.svg?*'];
  for (const cut of cuts) await page.route(cut, (route) => route.abort());
  await page.goto(here.wire.url);
  const said = page.locator('[data-not-loaded]:visible').first();
  await said.waitFor();
  expect(await page.locator('[data-action="begin"]').count()).toBe(0);
  for (const cut of cuts) await page.unroute(cut);
  await said.locator('[data-action="load-again"]').click();
  await page.click(`[data-instrument="${id}"] [data-action="begin"]`);
  await page.waitForSelector('[name="N1"]:not([disabled])');
});
