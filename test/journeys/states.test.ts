import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { Gallery } from '../support/gallery.ts';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await Gallery.open();
});
afterAll(() => gallery.close());

/** Looks at every state, two at a time, and gathers what is wrong with each. */
async function atEveryState(look: (page: Page, state: string) => Promise<string[]>, options = {}): Promise<string[]> {
  const queue = await gallery.states();
  expect(queue.length).toBeGreaterThan(70);
  const wrong: string[] = [];
  await Promise.all(
    [0, 1].map(async () => {
      const page = await gallery.page(options);
      for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
        await gallery.show(page, state);
        for (const fault of await look(page, state)) wrong.push(`${state}: ${fault}`);
      }
      await page.context().close();
    }),
  );
  return wrong;
}

const languages = ['nl', 'fr', 'de', 'en'];

/** What axe finds, in every language, light and dark. */
async function unreachable(page: Page, state: string): Promise<string[]> {
  const found: string[] = [];
  for (const language of languages) {
    await page.selectOption('.bar__language', language);
    await page.waitForSelector(`html[lang="${language}"]`, { state: 'attached' });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const light = (await violations(page))
      // A page that is awaited has its heading once it is there.
      .filter((violation) => state !== 'start-waiting' || !violation.startsWith('page-has-heading-one'));
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    const dark = await violations(page, 'contrast');
    found.push(...[...light, ...dark].map((violation) => `${language}: ${violation}`));
  }
  await page.selectOption('.bar__language', 'nl');
  await page.waitForSelector('html[lang="nl"]', { state: 'attached' });
  return found;
}

/** What reaches out of the window, and which words are cut off: nothing may be lost when text needs more room. */
const lost = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) found.push(`reaches ${over} px out of the window`);
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(element);
      const hides = style.overflowX === 'hidden' && style.clipPath === 'none';
      // The picture of a whole and the strip cut off corners and no words; a name too long for the bar is told by its dots.
      if (!hides || element.closest('.whole, .strip') || style.textOverflow === 'ellipsis') continue;
      if (element.scrollWidth > element.clientWidth + 1) found.push(`cuts off: ${element.outerHTML.slice(0, 120)}`);
    }
    return found;
  });

/** The targets that a thumb would miss: below 44 px, links within a line of text apart. */
const small = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, summary, label.option, label.check, select, input')].flatMap(
      (element) => {
        const { width, height } = element.getBoundingClientRect();
        const inLine = element.tagName === 'A' && element.closest('p, li:not(nav li), h2, h3') !== null;
        const inRow = element.matches(':is(.option, .check) input');
        return width === 0 || inLine || inRow || element.matches('.skip') || (width >= 43.5 && height >= 43.5)
          ? []
          : [`too small: ${element.outerHTML.slice(0, 120)} ${width} x ${height}`];
      },
    ),
  );

it('every state can be reached by everyone, in four languages, light and dark', { timeout: 900_000 }, async () => {
  const wrong = await atEveryState(async (page, state) => {
    await page.setViewportSize({ width: 820, height: 1180 });
    const reached = await unreachable(page, state);
    await page.setViewportSize({ width: 390, height: 844 });
    const targets = await small(page);
    // 400 % zoom on a screen of 1280 by 1024 leaves this.
    await page.setViewportSize({ width: 320, height: 256 });
    const zoomed = await lost(page);
    await page.setViewportSize({ width: 390, height: 844 });
    // What a reader may ask of text (WCAG 1.4.12).
    await page.addStyleTag({
      content: `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-bottom: 2em !important }`,
    });
    const spaced = await lost(page);
    return [
      ...reached,
      ...targets,
      ...zoomed.map((fault) => `at 400 %: ${fault}`),
      ...spaced.map((fault) => `spaced: ${fault}`),
    ];
  });
  expect(wrong).toEqual([]);
});

it.each(['not-saved-quota', 'read-only-A', 'list-answered', 'review-unlikely'])(
  'the focus is never hidden behind what sticks to the edges: %s (WCAG 2.4.11)',
  async (state) => {
    const page = await gallery.page({ viewport: { width: 390, height: 700 } });
    await gallery.show(page, state);
    const hidden: string[] = [];
    for (const key of ['Tab', 'Shift+Tab'])
      for (let presses = 0; presses < 30; presses += 1) {
        await page.keyboard.press(key);
        const found = await page.evaluate(() => {
          const at = document.activeElement;
          const row = at?.closest('label') ?? at;
          if (!row || at === document.body || at?.closest('.top, .skip')) return undefined;
          const { top, bottom } = row.getBoundingClientRect();
          const edge = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0;
          return top >= edge - 1 && bottom <= innerHeight + 1
            ? undefined
            : `${row.outerHTML.slice(0, 80)} ${top} ${bottom}`;
        });
        if (found) hidden.push(`${key}: ${found}`);
      }
    expect(hidden).toEqual([]);
    await page.context().close();
  },
);

it('in forced colours, tells what is chosen, wrong, done and focused apart by more than colour', async () => {
  const page = await gallery.page({ forcedColors: 'active', viewport: { width: 390, height: 844 } });
  const looks = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { backgroundColor, borderTopWidth, borderLeftWidth, borderTopStyle, borderRadius, outlineStyle } =
          getComputedStyle(element);
        return { backgroundColor, borderTopWidth, borderLeftWidth, borderTopStyle, borderRadius, outlineStyle };
      });
  await gallery.show(page, 'choice-answered');
  expect(await looks('.option:has(:checked)')).not.toEqual(await looks('.option:not(:has(:checked))'));
  expect((await looks('.option:has(:focus-visible)')).outlineStyle).toBe('solid');
  expect((await looks('.card')).borderTopStyle).toBe('solid');
  const told = page.locator('.option:has(:checked) .option__text').last();
  const colours = await told.evaluate((text) => [
    getComputedStyle(text).color,
    getComputedStyle(text.closest('label') ?? text).backgroundColor,
    getComputedStyle(text.firstElementChild ?? text).color,
  ]);
  // The system's pair for what is chosen, as this browser has it.
  const pair = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('p'));
    Object.assign(probe.style, { color: 'HighlightText', backgroundColor: 'Highlight', forcedColorAdjust: 'none' });
    const { color, backgroundColor } = getComputedStyle(probe);
    probe.remove();
    return [color, backgroundColor, color];
  });
  expect(colours).toEqual(pair);
  await gallery.show(page, 'percent-wrong');
  expect((await looks('.card--wrong')).borderLeftWidth).not.toBe(
    (await looks('.card:not(.card--wrong)')).borderLeftWidth,
  );
  await gallery.show(page, 'review-ready');
  const marks = ['done', 'untouched'].map((state) => looks(`.strip .mark--${state}`));
  expect(await marks[0]).not.toEqual(await marks[1]);
  await page.context().close();
});

it('moves nothing where motion is not wanted, and little where it is', async () => {
  const page = await gallery.page({ reducedMotion: 'reduce' });
  await gallery.show(page, 'split-partly');
  const durations = () =>
    page.evaluate(() => [
      ...new Set(
        [...document.querySelectorAll('body *')].map((element) => getComputedStyle(element).transitionDuration),
      ),
    ]);
  for (const duration of (await durations()).flatMap((list) => list.split(', '))) expect(duration).toBe('0s');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  for (const duration of (await durations()).flatMap((list) => list.split(', ')))
    expect(Number.parseFloat(duration)).toBeLessThanOrEqual(0.2);
  await page.context().close();
});
