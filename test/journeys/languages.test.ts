import { describe, expect, it } from 'vitest';
import { openTexts } from '../../src/surveys/open.ts';
import { longest } from '../support/answerSheet.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';
import { ict2024 } from '../support/ict2024.ts';
import { patience } from '../support/patience.ts';
import type { Respondent } from '../support/respondent.ts';

const here = desk();

async function textsIn(language: string) {
  const opened = await openTexts(ict2024.id, ict2024.version, language);
  if (!opened.ok) throw new Error(`no words in ${language}`);
  return opened.value;
}

const stem = (jan: Respondent, question: string) => jan.page.locator(`#${question}-stem`).textContent();

describe.each(ict2024.languages)('in %s', (language) => {
  it('the whole survey is answered, clean in axe on every page, and arrives in that language', async () => {
    const texts = await textsIn(language);
    const jan = here.respondent(longest);
    await jan.open(`${here.wire.url}?lang=${language}`);
    expect(await jan.page.getAttribute('html', 'lang')).toBe(language);
    expect(new URL(jan.page.url()).search).toBe('');
    expect(await violations(jan.page, 'words')).toEqual([]);
    await jan.begin();
    const shown: string[] = [];
    await jan.answerRest(async () => {
      shown.push((await jan.page.locator('main').textContent()) ?? '');
      expect(await violations(jan.page, 'words')).toEqual([]);
    });
    const whole = shown.join('\n');
    for (const question of ['A1', 'B3', 'D1', 'E4', 'F']) expect(whole).toContain(texts.questions[question]?.stem);
    await jan.page.click('[data-action="review"]');
    await jan.page.waitForSelector('[data-page="review"]');
    expect(await violations(jan.page, 'words')).toEqual([]);
    await jan.page.click('[data-action="complete"]');
    await jan.receipt();
    expect(await violations(jan.page, 'words')).toEqual([]);
    const document = here.office.delivered().at(-1)?.document;
    expect(document?.language).toBe(language);
    expect(document?.answers).toEqual(jan.sheet);
  });

  it('each question of a translation shows the Dutch wording beside it', async () => {
    const jan = here.respondent(longest);
    await jan.open(`${here.wire.url}?lang=${language}`);
    await jan.begin();
    await jan.next();
    const card = jan.page.locator('[data-question="A1"]');
    await card.locator('[data-tool="mark"]').waitFor();
    if (ict2024.official.includes(language)) {
      expect(await card.locator('[data-tool="original"]').count()).toBe(0);
      return;
    }
    await card.locator('[data-tool="original"]').click();
    const original = jan.page.locator('[data-original="A1"]');
    await original.waitFor();
    expect(await original.getAttribute('lang')).toBe('nl');
    expect(await original.textContent()).toContain((await textsIn('nl')).questions['A1']?.stem);
    expect(await violations(jan.page, 'words')).toEqual([]);
  });
});

it('changes at any time, without losing the place, an answer, or what is half typed', async () => {
  const jan = here.respondent(longest);
  await jan.open(`${here.wire.url}?lang=nl`);
  await jan.begin();
  await jan.next();
  await jan.answer('A2', 'yes');
  await jan.answer('A1', 'veel');
  await jan.page.locator('[data-question="A4"]').scrollIntoViewIfNeeded();
  const before = await jan.page.evaluate(() => scrollY);
  for (const language of [...ict2024.languages.toReversed(), ...ict2024.languages]) {
    const texts = await textsIn(language);
    await jan.page.selectOption('.bar__language', language);
    await expect.poll(() => stem(jan, 'A2')).toContain(texts.questions['A2']?.stem.slice(0, 20));
    expect(await jan.page.getAttribute('html', 'lang')).toBe(language);
    expect(await jan.page.isChecked('[name="A2"][value="yes"]')).toBe(true);
    expect(await jan.page.inputValue('[name="A1"]')).toBe('veel');
  }
  // Longer words move a page a little; nobody is sent to its top.
  expect(await jan.page.evaluate(() => scrollY)).toBeGreaterThan(before / 2);
  await jan.page.selectOption('.bar__language', 'en');
  await jan.page.reload();
  await jan.page.waitForSelector('[data-module="A"]');
  expect(await jan.page.getAttribute('html', 'lang')).toBe('en');
});

it.each([
  ['fr-BE', 'fr'],
  ['de', 'de'],
  ['en-US', 'en'],
  ['nl', 'nl'],
  ['lb-LU', 'nl'],
])('begins in the language of the device: %s', async (locale, language) => {
  const browser = here.page.context().browser();
  const context = await browser?.newContext({ locale });
  context?.setDefaultTimeout(patience);
  const page = await context?.newPage();
  await page?.goto(here.wire.url);
  await page?.waitForSelector('[data-action="begin"]');
  expect(await page?.getAttribute('html', 'lang')).toBe(language);
  await context?.close();
});

it('speaks any of its languages without a network once it is on the device', async () => {
  await here.withWorker();
  const jan = here.respondent(longest);
  await jan.open(`${here.wire.url}?lang=nl`);
  await jan.begin();
  await jan.page.context().setOffline(true);
  for (const language of ict2024.languages) {
    await jan.page.selectOption('.bar__language', language);
    await expect.poll(() => jan.page.getAttribute('html', 'lang')).toBe(language);
    const texts = await textsIn(language);
    await expect.poll(() => stem(jan, 'contact')).toContain(texts.questions['contact']?.stem);
  }
});
