import { beforeEach, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';

const here = desk({ script: 'test/instruments/serve.ts' });

beforeEach(() => {
  here.wire.pages.set('/config.json', {
    type: 'application/json',
    body: JSON.stringify({ endpoint: 'api/v1', instruments: ['test.places'] }),
  });
});

/** The page of the survey's one module. */
async function begun(language: 'nl' | 'en' = 'nl') {
  const { page } = here;
  await page.goto(`${here.wire.url}?lang=${language}`);
  await page.click('[data-instrument="test.places"] [data-action="begin"]');
  await page.waitForSelector('[name="P2"]:not([disabled])');
  return page;
}

const saved = () => here.page.waitForSelector('[data-saved="saved"]');
const text = (selector: string) => here.page.locator(selector).first().textContent();

/** Looks for an option, and takes the first that is found. */
async function pick(name: string, typed: string) {
  await here.page.fill(`[name="${name}"]`, typed);
  await here.page.keyboard.press('ArrowDown');
  await here.page.keyboard.press('Enter');
}

it('keeps, reviews, delivers and copies choices, identifiers, addresses and long texts', async () => {
  const page = await begun();
  await page.check('[name="P1"][value="branch"]');
  await pick('P2', 'brussel');
  await page.check('[name="P3"][value="mail"]');
  await page.check('[name="P3"][value="none"]');
  await page.check('[name="P3"][value="web"]');
  await page.check('[name="P3"][value="phone"]');
  await pick('P4-search', 'noord');
  await pick('P4-search', 'antw');
  await page.fill('[name="P5"]', '0206 731 645');
  await page.fill('[name="P6"]', 'be71 0961 2345 6769');
  await page.fill('[name="P7"]', ' statbel.fgov.be ');
  await page.fill('[name="P8"]', 'Verkoop\nHerstelling');
  await page.check('[name="sold"][value="services"]');
  await saved();
  await page.reload();
  await page.waitForSelector('[name="P2"]:not([disabled])');
  expect(await page.inputValue('[name="P2"]')).toBe('Brussels Hoofdstedelijk Gewest');
  expect(await page.inputValue('[name="P5"]')).toBe('0206.731.645');
  expect(await page.inputValue('[name="P6"]')).toBe('BE71 0961 2345 6769');
  expect(await page.inputValue('[name="P8"]')).toBe('Verkoop\nHerstelling');
  expect(await page.locator('[name="P4"]:checked').count()).toBe(2);
  expect(await violations(page)).toEqual([]);
  await page.click('[data-action="review"]');
  await page.waitForSelector('[data-page="review"]');
  const answer = (item: string) => page.locator(`[data-item="${item}"] dd`).first().textContent();
  expect(await Promise.all(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P8', 'sold'].map(answer))).toEqual([
    ...['Filiaal', 'Brussels Hoofdstedelijk Gewest', 'Via de website en Per telefoon'],
    ...['Provincie Antwerpen en Noord-Brabant', '0206.731.645', 'BE71 0961 2345 6769'],
    ...['Verkoop\nHerstelling', 'Diensten'],
  ]);
  expect(await violations(page)).toEqual([]);
  await page.click('[data-action="complete"]');
  await page.waitForSelector('[data-delivery="delivered"]', { timeout: 90_000 });
  const [delivered] = here.office.delivered();
  expect(delivered?.document.format).toBe('veldwerk-response/2');
  expect(delivered?.document.answers).toEqual({
    ...{ P1: 'branch', P2: 'BE10', P3: ['web', 'phone'], P4: ['BE21', 'NL41'], P5: '0206731645' },
    ...{ P6: 'BE71096123456769', P7: 'statbel.fgov.be', P8: 'Verkoop\nHerstelling', sold: ['services'] },
  });
  const response = new URL(page.url()).hash.split('/')[2];
  await page.goto(`${here.wire.url}#/r/${response}/copy`);
  await page.waitForSelector('[data-page="copy"]');
  expect(await answer('P3')).toBe('Via de website en Per telefoon');
  expect(await answer('P5')).toBe('0206.731.645');
  // A note is said, and answered by nobody.
  expect(await page.locator('[data-question="welcome"]').count()).toBe(0);
});

it('has room on paper for many options, in columns, and for a long text', async () => {
  const page = await begun();
  await page.goto(`${here.wire.url}#/blank/test.places`);
  await page.waitForSelector('[data-page="blank"]');
  expect(await page.locator('[data-question="P2"] .rows--columns .box').count()).toBe(22);
  expect(await page.locator('[data-question="P3"] .rows:not(.rows--columns) .box').count()).toBe(4);
  expect(await page.locator('[data-question="P8"] .writing').count()).toBe(4);
  expect(await text('[data-question="welcome"] h4, [data-question="welcome"] h3')).toBe(
    'Deze vragen gaan over uw grootste vestiging.',
  );
});

it('finds a question by its options, in whatever language they are', async () => {
  const page = await begun('en');
  await page.click('a[href*="search"]:visible');
  await page.fill('[name="search"]', 'luxembourg');
  await page.waitForSelector('[data-hit="P2"]');
});
