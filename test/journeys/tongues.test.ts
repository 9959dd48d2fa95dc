import { expect, it } from 'vitest';
import { collectorOn } from '../cli/run.ts';
import { change, folderOf } from '../collector/published.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';
import { fill } from '../support/fill.ts';

const here = desk({ settings: { SEALED: 'no' } });
const id = 'be.office.tongues';

it('is answered in a language that the interface does not have, which goes on in its nearest, and travels in it', async () => {
  const body = JSON.stringify({ endpoint: 'api/v1', published: [{ id }], instruments: [id] });
  here.wire.pages.set('/config.json', { type: 'application/json', body });
  const folder = folderOf('tongues');
  // One question is not translated yet.
  change(folder, 'text/uk.json', ({ questions, ...data }) => {
    const { A3: _, ...translated } = questions as Record<string, unknown>;
    return { ...data, questions: translated };
  });
  expect((await collectorOn(here.office.data, 'publish', folder)).error).toMatch(
    /question A3 has no words: those in nl/,
  );
  const { page } = here;
  const lang = (selector: string) =>
    page.$eval(selector, (element) => element.closest<HTMLElement>('[lang]')?.lang ?? '');
  const stem = () => page.textContent('[data-question="A2"] .card__stem');

  await page.goto(`${here.wire.url}?lang=uk`);
  const title = `[data-instrument="${id}"] h1`;
  await page.waitForSelector(title);
  expect([await page.textContent(title), await lang(title), await lang('[data-action="begin"]')]).toEqual([
    ...['Перевезення', 'uk', 'nl'],
  ]);
  // Nobody is named who conducts it.
  expect(await page.textContent('main')).not.toContain('undefined');
  expect(await page.inputValue('.bar__language')).toBe('uk');
  expect(await page.$$eval('.bar__language option', (all) => all.map((one) => one.textContent))).toEqual([
    ...['Nederlands', 'Français', 'Deutsch', 'English', 'português (Brasil)', 'українська'],
  ]);
  expect(await violations(page)).toEqual([]);

  await page.click('[data-action="begin"]');
  await page.waitForSelector('[name="A2"]:enabled');
  expect(await stem()).toContain('Скільки це коштувало?');
  expect([await lang('[data-question="A2"] .card__stem'), await lang('[data-tool="more"]')]).toEqual(['uk', 'nl']);
  // The example can be typed so: months have names in the languages of the interface.
  expect(await page.textContent('[data-question="A3"] .parted__hint')).toContain('27 maart 2024');
  const hint = '[data-question="A3"] [data-untranslated]';
  expect(await page.textContent(hint)).toBe('Nog niet vertaald: dit staat er in het Nederlands.');
  expect([
    await page.textContent('[data-question="A3"] .card__stem'),
    await lang('[data-question="A3"] .card__stem'),
  ]).toEqual([...[expect.stringContaining('Sinds wanneer?'), 'nl']]);
  await fill(page, { A1: 'yes', A2: '1 234,50' });
  expect(await violations(page)).toEqual([]);

  await page.selectOption('.bar__language', 'pt-BR');
  await expect.poll(stem).toContain('Quanto isso custou?');
  expect(await page.getAttribute('html', 'lang')).toBe('nl');
  await page.selectOption('.bar__language', 'fr');
  // It has no words in French: those are spoken that the questionnaire has first.
  await expect.poll(stem).toContain('Wat kostte dat?');
  expect(await page.getAttribute('html', 'lang')).toBe('fr');
  await page.selectOption('.bar__language', 'pt-BR');
  await expect.poll(stem).toContain('Quanto isso custou?');
  await page.reload();
  await expect.poll(stem).toContain('Quanto isso custou?');
  await fill(page, { A3: '5', 'A3-month': '3', 'A3-year': '2020', A4: 'rail' });
  await page.waitForSelector('[data-saved="saved"]');
  await page.click('[data-action="review"]');
  await page.waitForSelector('[data-page="review"]');
  expect(await lang('[data-review="A"] h2')).toBe('pt-BR');
  await page.click('[data-action="complete"]');
  await page.waitForSelector('[data-delivery="delivered"]');
  expect(here.office.delivered()[0]?.document).toMatchObject({
    language: 'pt-BR',
    answers: { A1: 'yes', A2: '1234.5', A3: '2020-03-05', A4: 'rail' },
  });
});
