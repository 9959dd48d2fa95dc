import { beforeEach, expect, it } from 'vitest';
import { encryptEnrolment, newAccessCode } from '../../src/protocol/encryptedEnrolment.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';

const here = desk({ script: 'test/instruments/serve.ts' });

beforeEach(() => {
  here.wire.pages.set('/config.json', {
    type: 'application/json',
    body: JSON.stringify({ endpoint: 'api/v1', instruments: ['test.energy'] }),
  });
});

/** The page of the survey's one module, in a language. */
async function begun(language: 'nl' | 'en') {
  const { page } = here;
  await page.goto(`${here.wire.url}?lang=${language}`);
  await page.click('[data-instrument="test.energy"] [data-action="begin"]');
  await page.waitForSelector('[name="E1"]:not([disabled])');
  return page;
}

const type = async (name: string, text: string) => {
  await here.page.fill(`[name="${name}"]`, text);
  await here.page.locator(`[name="${name}"]`).blur();
  await here.page.waitForSelector('[data-saved="saved"]');
};
const entry = (name: string) => here.page.inputValue(`[name="${name}"]`);
const wrong = (question: string) => here.page.locator(`[data-question="${question}"] [data-finding]`).count();
const text = (selector: string) => here.page.locator(selector).textContent();
const state = (question: string) => here.page.getAttribute(`[data-question="${question}"]`, 'data-state');

it.each([
  ['nl', '1.000,501', '1000,501'],
  ['en', '1,000.501', '1000.501'],
] as const)('reads a decimal number as it is typed in %s, and shows it so again', async (language, typed, shown) => {
  const page = await begun(language);
  await type('E1', typed);
  // What was typed stays as it was typed.
  expect(await entry('E1')).toBe(typed);
  expect(await wrong('E1')).toBe(0);
  expect(await state('E2')).toBe('asked');
  expect(await page.locator('[data-question="E1"] .number__unit').textContent()).toBe('kWh');
  await page.reload();
  await page.waitForSelector('[name="E1"]:not([disabled])');
  expect(await entry('E1')).toBe(shown);
});

it('asks which number is meant where a typed one may be two, and takes neither before', async () => {
  const page = await begun('nl');
  await page.fill('[name="E1"]', '1.234');
  await page.waitForSelector('[data-saved="saved"]');
  // Not while it is still being typed.
  expect(await page.locator('[data-meant]').count()).toBe(0);
  await page.locator('[name="E1"]').blur();
  await page.waitForSelector('[data-meant="1234"]');
  expect(await text('.meant')).toBe('Welk getal bedoelt u?1234 kWh1,234 kWh');
  expect(await wrong('E1')).toBe(1);
  expect(await state('E2')).toBe('waiting');
  expect(await violations(page)).toEqual([]);
  await page.focus('[data-meant="1.234"]');
  await page.keyboard.press('Enter');
  await expect.poll(() => entry('E1')).toBe('1,234');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('E1');
  expect(await page.locator('[data-meant]').count()).toBe(0);
  expect(await wrong('E1')).toBe(0);
  expect(await state('E2')).toBe('notApplicable');
  await type('E1', '12,500');
  await page.click('[data-meant="12500"]');
  await expect.poll(() => entry('E1')).toBe('12500');
  expect(await state('E2')).toBe('asked');
});

it.each(['veel', '12 km', '1.234.5', '1000000,01', '-1', '0,1234'])(
  'keeps a typed “%s”, and finds it wrong',
  async (typed) => {
    const page = await begun('nl');
    await type('E1', typed);
    expect(await entry('E1')).toBe(typed);
    await expect.poll(() => wrong('E1')).toBe(1);
    expect(await page.getAttribute('[name="E1"]', 'aria-invalid')).toBe('true');
    await page.reload();
    await page.waitForSelector('[name="E1"]:not([disabled])');
    expect(await entry('E1')).toBe(typed);
  },
);

it('adds exactly, checks, reviews, prints and delivers what was typed', async () => {
  const page = await begun('nl');
  await type('E1', '1000,501');
  await page.check('[name="E2"][value="yes"]');
  await type('sun', '0,1');
  await type('wind', '0,21');
  await expect.poll(() => wrong('sources')).toBe(1);
  await type('wind', '0,2');
  await expect.poll(() => wrong('sources')).toBe(0);
  await type('frost', '-21,5');
  await page.click('[data-confirm="K20"]');
  expect(await violations(page)).toEqual([]);
  await page.click('[data-action="review"]');
  await page.waitForSelector('[data-page="review"]');
  const answer = (item: string) => page.locator(`[data-item="${item}"] dd`).first().textContent();
  expect(await Promise.all(['E1', 'E2', 'sun', 'wind', 'frost'].map(answer))).toEqual([
    ...['1.000,501\u00A0kWh', 'Ja', '0,1\u00A0MWh', '0,2\u00A0MWh', '-21,5\u00A0°C'],
  ]);
  // Questions with descriptive ids go by the labels and the words of their texts.
  expect(await text('[data-question="sources"] h3')).toMatch(/^E3 Hoeveel/);
  expect(await text('.unconfirmed .places')).toBe('E4 Laagste temperatuur');
  await page.click('[data-action="complete"]');
  await page.waitForSelector('[data-delivery="delivered"]', { timeout: 90_000 });
  const [delivered] = here.office.delivered();
  expect(delivered?.document.answers).toEqual({ E1: '1000.501', E2: 'yes', sun: '0.1', wind: '0.2', frost: '-21.5' });
  expect(delivered?.document.confirmed).toEqual([{ check: 'K20' }]);
  const response = new URL(page.url()).hash.split('/')[2];
  await page.goto(`${here.wire.url}#/r/${response}/copy`);
  await page.waitForSelector('[data-page="copy"]');
  expect(await answer('E1')).toBe('1.000,501\u00A0kWh');
  expect(await text('[data-item="sun"] dt')).toBe('a)Met zonnepanelen');
});

it('has room on paper, finds its questions, and lists what is missing by their words', async () => {
  const page = await begun('nl');
  await page.goto(`${here.wire.url}#/blank/test.energy`);
  await page.waitForSelector('[data-page="blank"]');
  expect(await text('[data-item="E1"] .amount')).toBe(' kWh');
  expect(await text('[data-item="wind"]')).toBe('b)Met windmolens MWh');
  await page.goBack();
  await page.click('[data-action="review"]');
  await page.waitForSelector('[data-page="review"]');
  expect(await page.locator('.missing li').allTextContents()).toEqual(['E1 Verbruik', 'E3 Eigen opwekkingab']);
  await page.click('[data-missing="wind"] a');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('wind');
  await page.click('a[href*="search"]:visible');
  await page.fill('[name="search"]', 'opwekking');
  expect(await text('[data-hit="sources"] .card__number')).toBe('E3');
});

it('takes over a decimal number that the office knows, as it is typed', async () => {
  const { page } = here;
  const code = newAccessCode();
  const invitation = await encryptEnrolment(
    { format: 'veldwerk-enrolment/1', case: { id: 'E-1' }, prefilled: { E1: '1234.5', sun: '0.1' } },
    code,
  );
  await page.goto(`${here.wire.url}#/enrol/${invitation}`);
  await page.fill('[name="code"]', code);
  await page.click('[data-enrolment] button[type="submit"]');
  await page.click('[data-action="begin-case"]');
  expect(await text('[data-prefilled="E1"]')).toBe('1.234,5\u00A0kWh');
  // Below its question an item goes by its letter.
  expect(await text('[data-prefilled="sun"]')).toBe('a: 0,1\u00A0MWh');
  await page.click('[data-question="E1"] [data-tool="take-over"]');
  await expect.poll(() => entry('E1')).toBe('1234,5');
  await expect.poll(() => state('E2')).toBe('asked');
});
