import { describe, expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { violations } from '../support/axe.ts';
import { desk } from '../support/desk.ts';

const here = desk();

describe.each([
  ['light', 'everything'],
  ['dark', 'contrast'],
] as const)('access, %s', (colorScheme, what) => {
  it('axe finds nothing on any page, nor at their errors', async () => {
    const jan = here.respondent(shortest);
    await jan.page.emulateMedia({ colorScheme });
    await jan.open(here.wire.url);
    expect(await violations(jan.page, what)).toEqual([]);
    await jan.begin();
    for (;;) {
      expect(await violations(jan.page, what)).toEqual([]);
      if ((await jan.page.locator('[data-action="next"]').count()) === 0) break;
      await jan.next();
    }
    await jan.page.click('[data-action="review"]');
    await jan.page.waitForSelector('[data-page="review"]');
    expect(await violations(jan.page, what)).toEqual([]);
    await jan.page.goto(jan.page.url().replace('/review', '/B'));
    await jan.page.waitForSelector('[data-module="B"]');
    await jan.answer('B1a', 'yes');
    await jan.answer('B3a', 60);
    await jan.answer('B3b', 60);
    await jan.answer('B2', 'veel');
    await jan.answer('B1b', 'yes');
    await jan.page.waitForSelector('.card--wrong');
    expect(await violations(jan.page, what)).toEqual([]);
    await jan.page.goto(`${here.wire.url}#/`);
    await jan.page.waitForSelector('[data-response]');
    await jan.page.click('[data-action="delete"]');
    expect(await violations(jan.page, what)).toEqual([]);
  });

  it('axe finds nothing on the delivery page, waiting and delivered', async () => {
    here.wire.weather = { kind: 'instead', status: 503, headers: {}, body: '' };
    const jan = here.respondent(shortest);
    await jan.page.emulateMedia({ colorScheme });
    await jan.open(here.wire.url);
    await jan.begin();
    await jan.answerRest();
    await jan.complete();
    await jan.page.waitForSelector('[data-delivery="queued"]');
    expect(await violations(jan.page, what)).toEqual([]);
    here.wire.weather = { kind: 'clear' };
    await jan.sendNow();
    await jan.receipt();
    expect(await violations(jan.page, what)).toEqual([]);
  });
});

it('every target is at least 44 px, at every size, and nothing is cut off sideways', async () => {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.begin();
  for (const viewport of [
    { width: 320, height: 640 },
    { width: 390, height: 844 },
    { width: 820, height: 1180 },
    { width: 1180, height: 820 },
  ]) {
    await jan.page.setViewportSize(viewport);
    for (const module of ['A', 'B', 'E', 'F', 'review']) {
      await jan.page.goto(jan.page.url().replace(/[^/]+$/, module));
      await jan.page.waitForSelector(module === 'review' ? '[data-page="review"]' : `[data-module="${module}"]`);
      const found = await jan.page.evaluate(() => {
        const small: string[] = [];
        for (const element of document.querySelectorAll<HTMLElement>(
          'button, a, summary, label.option, input:not([type="radio"])',
        )) {
          const { width, height } = element.getBoundingClientRect();
          const inLine = element.tagName === 'A' && element.closest('p, li:not(nav li)') !== null;
          if (width > 0 && !inLine && (height < 43.5 || width < 43.5))
            small.push(`${element.outerHTML.slice(0, 120)} ${width}x${height}`);
        }
        return { small, sideways: document.documentElement.scrollWidth - innerWidth };
      });
      expect({ viewport, module, ...found }).toEqual({ viewport, module, small: [], sideways: 0 });
    }
  }
});

it('the whole survey is answered with the keyboard alone', async () => {
  const jan = here.respondent(shortest);
  const { page, sheet } = jan;
  await jan.open(here.wire.url);
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      const radio = at instanceof HTMLInputElement && at.type === 'radio';
      return {
        name: at?.getAttribute('name'),
        radio,
        action: at?.getAttribute('data-action'),
        value: radio ? at.value : '',
      };
    });
  const tabTo = async (wanted: (at: Awaited<ReturnType<typeof focused>>) => boolean) => {
    for (let presses = 0; presses < 400; presses += 1) {
      await page.keyboard.press('Tab');
      const at = await focused();
      if (wanted(at)) return at;
    }
    throw new Error('the keyboard does not get there');
  };
  await tabTo((at) => at.action === 'begin');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-module="ID"] [name="contactName"]:not([disabled])');
  const answered = new Set<string>();
  for (;;) {
    const at = await tabTo(({ name, action }) =>
      name ? name in sheet && !answered.has(name) : action === 'next' || action === 'review',
    );
    if (at.name && !at.action) {
      answered.add(at.name);
      if (!at.radio) await page.keyboard.type(`${sheet[at.name]}`);
      else {
        await page.keyboard.press('Space');
        if ((await focused()).value !== sheet[at.name]) await page.keyboard.press('ArrowDown');
      }
      continue;
    }
    const last = (await page.locator('[data-action="next"]').count()) === 0;
    if (at.action === 'review' && !last) continue;
    const module = await page.getAttribute('[data-module]', 'data-module');
    await page.keyboard.press('Enter');
    if (last) break;
    await page.waitForSelector(`[data-module]:not([data-module="${module}"])`);
  }
  await page.waitForSelector('[data-page="review"]');
  await tabTo((at) => at.action === 'complete');
  await page.keyboard.press('Enter');
  await jan.receipt();
  expect(here.office.delivered().at(-1)?.document.answers).toEqual(sheet);
});
