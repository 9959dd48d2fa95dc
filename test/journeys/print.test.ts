import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/engine/outline.ts';
import { openTexts } from '../../src/surveys/open.ts';
import { longest, shortest } from '../support/answerSheet.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';
import { ict2024 } from '../support/ict2024.ts';

const here = desk();

/** Counts, in place of the browser's dialog, how often a page asks to be printed. */
async function countPrints(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    sessionStorage.setItem('prints', '0');
    window.print = () => sessionStorage.setItem('prints', `${Number(sessionStorage.getItem('prints')) + 1}`);
  });
  return async () => Number(await page.evaluate(() => sessionStorage.getItem('prints')));
}

/** How many pages a PDF has. */
async function pages(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

/** Whether anything is wider than the page in sight. */
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** The response that the address names. */
const responseIn = (page: Page) => new URL(page.url()).hash.split('/')[2];

describe('the blank questionnaire', () => {
  it('has every item once and every routing note, and prints on ten pages at most', async () => {
    const texts = await openTexts(ict2024.id, ict2024.version, 'nl');
    if (!texts.ok) throw new Error('no words');
    const { page } = here;
    const prints = await countPrints(page);
    await page.goto(`${here.wire.url}#/blank/${ict2024.id}`);
    await page.waitForSelector('[data-page="blank"]');
    const drawn = await page
      .locator('[data-item]')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-item')));
    expect(drawn).toEqual([...outlineOf(ict2024).items.keys()]);
    for (const [id, { stem, routing }] of Object.entries(texts.value.questions)) {
      const question = page.locator(`[data-question="${id}"]`);
      expect(await question.textContent()).toContain(stem);
      const notes = await question.locator('.routing').allTextContents();
      expect(notes).toEqual(routing === undefined ? [] : [`→ ${routing}`]);
    }
    const whole = await page.locator('.sheet').textContent();
    for (const block of [...texts.value.preamble, ...texts.value.closing])
      if (block.type === 'paragraph' && 'lang' in block) expect(whole).not.toContain(block.text);
      else if (block.type === 'paragraph') expect(whole).toContain(block.text);
    expect(await page.locator('[data-question="B3"] .rows__total').textContent()).toBe('TOTAAL100\u00A0%');

    await page.click('[data-action="print"]');
    expect(await prints()).toBe(1);
    const printed = await pages(page);
    expect(printed).toBeGreaterThanOrEqual(8);
    expect(printed).toBeLessThanOrEqual(10);
  });

  it('is clean in axe, bright and dark, fits a telephone, and takes only itself to paper', async () => {
    const { page } = here;
    await page.goto(`${here.wire.url}#/blank/${ict2024.id}`);
    await page.waitForSelector('[data-page="blank"]');
    for (const colorScheme of ['light', 'dark'] as const) {
      // Without motion: a colour on its way from one theme to the other is neither's.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await sideways(page)).toBe(0);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const chrome of ['.top', '.print__tools']) expect(await page.locator(chrome).isVisible()).toBe(false);
    const colours = await page
      .locator('.sheet h1')
      .evaluate((title) => [getComputedStyle(title).color, getComputedStyle(document.documentElement).backgroundColor]);
    expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  });

  it('says so where there is no such questionnaire', async () => {
    await here.page.goto(`${here.wire.url}#/blank/be.nobody.nothing-2000`);
    await here.page.waitForSelector('main [role="alert"]');
    expect(await here.page.locator('[data-action="print"]').count()).toBe(0);
  });
});

describe('the copy of a response', () => {
  it('shows each answer in words, what was said beside them, and the receipt once it comes', async () => {
    here.wire.weather = { kind: 'instead', status: 503, headers: {}, body: '' };
    const jan = here.respondent({ ...longest, B2: 0, A3: 'b' });
    const { page, sheet } = jan;
    const prints = await countPrints(page);
    await jan.open(here.wire.url);
    await jan.begin();
    await jan.answerRest(async (module) => {
      if (module !== 'B') return;
      await page.locator('[data-question="B2"] [data-confirm="K32"]').click();
      const card = page.locator('[data-question="B5"]');
      await card.locator('[data-tool="more"]').click();
      await card.locator('[data-remark="B5"]').fill('Vooral Nederland');
      await card.locator('.remark input').check();
      await card.locator('input[value="unknown"]').check();
      for (const letter of ['a', 'b']) await card.locator(`.silence__items label:has-text("${letter}")`).click();
      await card.locator('#B5-silence-remark').fill('Niet bijgehouden');
      await card.locator('[data-tool="unanswered"]').click();
      await jan.saved();
    });
    await jan.complete();
    await page.waitForSelector('[data-delivery="queued"]');
    const response = responseIn(page);
    await page.goto(`${here.wire.url}#/r/${response}/copy`);
    await page.waitForSelector('[data-page="copy"]');
    expect(await page.locator('[data-receipt]').count()).toBe(0);
    expect(await page.locator('.facts').textContent()).toContain('Er is nog geen ontvangstbewijs.');

    const answer = (item: string) => page.locator(`[data-item="${item}"] dd`).textContent();
    const unanswered = await page.locator('[data-reason="unknown"]').count();
    expect(unanswered).toBeGreaterThan(0);
    for (const item of outlineOf(ict2024).items.values()) {
      const value = sheet[item.id];
      if (value === undefined || item.question === 'B5') continue;
      const words =
        { yes: 'Ja', no: 'Neen', b: 'Minstens 30 Mbit/s maar minder dan 100 Mbit/s' }[value] ?? String(value);
      expect(await answer(item.id)).toBe(
        item.type === 'percent' ? `${value}\u00A0%` : item.type === 'minutes' ? `${value} minuten` : words,
      );
    }
    expect(await page.locator('[data-question="B5"]').textContent()).toContain('Niet bijgehouden');
    const remark = page.locator('[data-remark="B5"]');
    expect(await remark.getAttribute('data-sent')).toBe('yes');
    expect(await remark.textContent()).toContain('Vooral Nederland');
    expect(await page.locator('[data-question="B2"] [data-finding="K32"]').textContent()).toContain('half procent');
    const e7 = await page.locator('[data-question="E7"]').textContent();
    expect(e7).toMatch(/^E7\. Waarom .* niet gebruikt\?niet van toepassing/);

    here.wire.weather = { kind: 'clear' };
    // Another window sends what waits as soon as it opens.
    const elsewhere = await page.context().newPage();
    await elsewhere.goto(here.wire.url);
    await page.waitForSelector('[data-receipt]', { timeout: 90_000 });
    expect(await page.locator('[data-receipt]').textContent()).toBe(here.office.delivered().at(-1)?.code);

    await page.click('[data-action="print"]');
    expect(await prints()).toBe(1);
    expect(await pages(page)).toBeLessThanOrEqual(8);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await sideways(page)).toBe(0);
  });

  it('of a draft says first that it is not completed, and leads back into it', async () => {
    const jan = here.respondent(shortest);
    await jan.open(here.wire.url);
    await jan.begin();
    await jan.next();
    await jan.answer('A1', 0);
    await jan.saved();
    await jan.page.goto(`${here.wire.url}#/r/${responseIn(jan.page)}/copy`);
    await jan.page.waitForSelector('[data-page="copy"]');
    expect(await jan.page.locator('h1').textContent()).toBe('Nog niet afgerond');
    expect(await jan.page.locator('[data-item="A1"] dd').textContent()).toBe('0\u00A0%');
    expect(await jan.page.locator('[data-question="A2"]').getAttribute('data-state')).toBe('notApplicable');
    expect(await jan.page.locator('[data-question="C4"]').getAttribute('data-state')).toBe('waiting');
    expect(await violations(jan.page)).toEqual([]);
    await jan.page.click('.print__tools a');
    await jan.page.waitForSelector('[data-module="A"]');
  });
});

it('leaves nothing behind at the foot of a page that leads to what follows, in rows within rows either', async () => {
  const { page } = here;
  const id = 'eu.ec.ipcei-2014';
  /** What of a sheet may be parted from what stands behind it, although it is only there to lead to that. */
  const parted = (selector: string) =>
    page.locator(`.sheet ${selector}`).evaluateAll((all) => {
      const free = all.filter((one) => getComputedStyle(one).breakAfter !== 'avoid');
      return [all.length > 0, free.map(({ textContent }) => textContent)];
    });
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${here.wire.url}?lang=en#/blank/${id}`);
  await page.waitForSelector('[data-roster="costs"]');
  for (const leading of [
    '.module__section',
    '.module__row-title',
    '[data-roster] > .prose',
    '[data-roster] > .ask__instruction',
  ])
    expect([leading, ...(await parted(leading))]).toEqual([leading, true, []]);

  await page.goto(`${here.wire.url}?lang=en#/`);
  await page.emulateMedia({ media: 'screen' });
  await page.click(`[data-instrument="${id}"] [data-action="begin"]`);
  await page.waitForSelector('[name="projectName"]:enabled');
  await page.goto(`${here.wire.url}#/r/${responseIn(page)}/copy`);
  await page.emulateMedia({ media: 'print' });
  await page.waitForSelector('[data-criterion]');
  for (const leading of ['.ask > :not(.copied-alone, .ask__head) > .ask__source', '.outcome__state'])
    expect([leading, ...(await parted(leading))]).toEqual([leading, true, []]);
});
