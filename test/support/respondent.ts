import type { Page } from 'playwright-core';
import { outlineOf } from '../../src/engine/outline.ts';
import type { Value } from '../../src/engine/value.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import type { AnswerSheet } from './answerSheet.ts';
import { fill } from './fill.ts';

/** What the start page says once the app would start without a network; or, on a page without a worker, that it never will. */
export const whole = '[data-offline-ready="yes"], [data-offline-ready="unsupported"]';

/** Someone who answers in the page, by its documented attributes alone. */
export class Respondent {
  readonly page: Page;
  readonly instrument: Instrument;
  readonly sheet: AnswerSheet;
  /** Whether whole modules are answered with pointer and keys, as single answers always are. */
  readonly byHand: boolean;

  constructor(page: Page, instrument: Instrument, sheet: AnswerSheet, { byHand = false } = {}) {
    this.page = page;
    this.instrument = instrument;
    this.sheet = sheet;
    this.byHand = byHand;
  }

  /** Opens the app, and waits until it is whole. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.waitForSelector(whole);
  }

  /** Begins, and waits until the page may write: before, it refuses what is typed, and says "saved" all the same. */
  async begin(): Promise<void> {
    await this.page.click('[data-action="begin"]');
    await this.page.waitForSelector('[data-module] input:not([disabled])');
  }

  /** Answers everything of the module in sight that is on the sheet. */
  async answerModule(): Promise<void> {
    const module = await this.page.getAttribute('[data-module]', 'data-module');
    const wanted = outlineOf(this.instrument)
      .entries.filter((entry) => entry.module === module)
      .flatMap(({ items }) => items.map(({ id }) => [id, this.sheet[id]] as const))
      .filter((pair): pair is readonly [string, Value] => pair[1] !== undefined);
    if (this.byHand) for (const [item, value] of wanted) await this.answer(item, value);
    else await fill(this.page, Object.fromEntries(wanted));
    await this.saved();
  }

  async answer(item: string, value: string | number): Promise<void> {
    const field = this.page.locator(`[name="${item}"]`).first();
    const type = await field.getAttribute('type');
    if (type === 'radio') await this.page.check(`[name="${item}"][value="${value}"]`);
    else await field.fill(`${value}`);
  }

  /** Waits until everything typed so far is durable. */
  async saved(): Promise<void> {
    await this.page.waitForSelector('[data-saved="saved"]');
  }

  /** Goes on to the next module. */
  async next(): Promise<string> {
    const before = await this.page.getAttribute('[data-module]', 'data-module');
    await this.page.click('[data-action="next"]');
    const page = this.page.locator(`[data-module]:not([data-module="${before}"])`);
    await page.waitFor();
    return (await page.getAttribute('data-module')) ?? '';
  }

  /** Answers from the module in sight to the last one; `between` runs before each turn of the page. */
  async answerRest(between: (module: string) => Promise<void> = async () => {}): Promise<void> {
    for (;;) {
      await this.answerModule();
      const module = (await this.page.getAttribute('[data-module]', 'data-module')) ?? '';
      await between(module);
      if ((await this.page.locator('[data-action="next"]').count()) === 0) return;
      await this.next();
    }
  }

  /** Reviews and completes. */
  async complete(): Promise<void> {
    await this.page.click('[data-action="review"]');
    await this.page.waitForSelector('[data-page="review"]');
    await this.page.click('[data-action="complete"]');
    await this.page.waitForSelector('[data-delivery]');
  }

  /** Sends what is queued now, unless that has happened by itself in the meantime. */
  async sendNow(): Promise<void> {
    await this.page.click('[data-delivery="delivered"] h1, [data-action="send"]');
  }

  /** Waits for the receipt, and gives its code. */
  async receipt(): Promise<string> {
    await this.page.waitForSelector('[data-delivery="delivered"]', { timeout: 90_000 });
    return (await this.page.getAttribute('[data-receipt]', 'data-receipt')) ?? '';
  }
}
