import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { Gallery } from '../support/gallery.ts';
import { long } from '../support/long.ts';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await Gallery.open();
});
afterAll(() => gallery.close());

const languages = ['nl', 'fr', 'de', 'en'] as const;

/**
 * The languages that a state is looked at in: Dutch, and for every other state one of the others, by its name; all of them in
 * the long form.
 */
const spokenIn = (state: string) => {
  const [first, ...others] = languages;
  const drawn = [...state].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const other = others[drawn % (2 * others.length)];
  return long ? languages : [first, ...(other ? [other] : [])];
};

/** What axe finds; but a page that is awaited has its heading only once it is there. */
const found = async (page: Page, state: string, what: Parameters<typeof violations>[1]) =>
  (await violations(page, what)).filter(
    (violation) => state !== 'start-waiting' || !violation.startsWith('page-has-heading-one'),
  );

/** What reaches out of the window, and which words are cut off: nothing may be lost when text needs more room. */
const lost = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) found.push(`reaches ${over} px out of the window`);
    const bar = document.querySelector('.bar')?.getBoundingClientRect().height ?? 0;
    if (bar > 66) found.push(`a bar of more than one line: ${bar} px`);
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

/** What a reader may ask of text (WCAG 1.4.12), once the document says so. */
const spacing = `
  [data-spaced] * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  [data-spaced] p { margin-bottom: 2em !important }`;

const tablet = { width: 820, height: 1180 };
const phone = { width: 390, height: 844 };
/** What 400 % zoom leaves of a screen of 1280 by 1024. */
const zoomed = { width: 320, height: 256 };

/** What a state loses on a phone, as it is and with its text spaced wide. */
async function onPhone(page: Page): Promise<string[]> {
  await page.setViewportSize(phone);
  const wrong = [...(await small(page)), ...(await lost(page))];
  await page.evaluate(() => document.documentElement.toggleAttribute('data-spaced', true));
  for (const fault of await lost(page)) wrong.push(`spaced: ${fault}`);
  await page.evaluate(() => document.documentElement.toggleAttribute('data-spaced', false));
  return wrong;
}

async function atZoom(page: Page): Promise<string[]> {
  await page.setViewportSize(zoomed);
  return (await lost(page)).map((fault) => `at 400 %: ${fault}`);
}

/**
 * What is wrong with the state in sight. Axe looks for everything once, on a tablet; in the dark at its colours; in another
 * language at what words can change, on a phone. No language may lose words on a phone, with wide spacing, or at 400 %.
 */
async function faultsOf(page: Page, state: string): Promise<string[]> {
  const all: string[] = [];
  await page.addStyleTag({ content: spacing });
  for (const [turn, language] of spokenIn(state).entries()) {
    await gallery.speak(page, language);
    const isFirst = turn === 0;
    const wrong: string[] = [];
    // From one size to the next one: each change costs a layout.
    if (!isFirst) wrong.push(...(await atZoom(page)));
    if (!isFirst) await page.setViewportSize(phone);
    wrong.push(...(await found(page, state, isFirst ? 'everything' : 'words')));
    if (isFirst || long) {
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      wrong.push(...(await found(page, state, 'contrast')));
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    }
    wrong.push(...(await onPhone(page)));
    if (isFirst) wrong.push(...(await atZoom(page)));
    all.push(...wrong.map((fault) => `${state}, ${language}: ${fault}`));
  }
  await page.setViewportSize(tablet);
  return all;
}

it('every state can be reached by everyone and loses no words, in Dutch and other languages', {
  timeout: 1_800_000,
}, async () => {
  const queue = await gallery.states();
  expect(queue.length).toBeGreaterThan(155);
  const wrong: string[] = [];
  const look = async () => {
    const page = await gallery.page({ viewport: tablet, reducedMotion: 'reduce' });
    for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
      await gallery.show(page, state);
      wrong.push(...(await faultsOf(page, state)));
    }
    await page.context().close();
  };
  await Promise.all([look(), look()]);
  expect(wrong).toEqual([]);
});

it.each(['not-saved-quota', 'read-only-A', 'list-answered', 'review-unlikely', 'rows-proposed'])(
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
