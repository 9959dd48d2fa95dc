import type { CDPSession, Page } from 'playwright-core';
import { median } from './peers/statistics.ts';

/** A page has settled once its thread has done next to nothing for so long. */
const settledAfterMs = 300;
const nextToNothingMs = 10;

/** What something costs until it is shown, and until all that follows is done. */
export interface Cost {
  readonly shownMs: number;
  readonly busyMs: number;
}

/** The medians of costs, for a table. */
export const figuresOf = (costs: readonly Cost[]): [string, string] => [
  median(costs.map(({ shownMs }) => shownMs)).toFixed(0),
  median(costs.map(({ busyMs }) => busyMs)).toFixed(0),
];

/** A page whose processor is made so many times slower while something is measured. */
export class SlowPage {
  readonly page: Page;
  readonly #devTools: CDPSession;
  readonly #slower: number;

  private constructor(page: Page, devTools: CDPSession, slower: number) {
    this.page = page;
    this.#devTools = devTools;
    this.#slower = slower;
  }

  static async of(page: Page, slower: number): Promise<SlowPage> {
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new SlowPage(page, devTools, slower);
  }

  /** How long something takes until it is shown, and how long the page's thread works for it until all that follows is done. */
  async cost(act: () => Promise<number>): Promise<Cost> {
    await this.#settled();
    await this.#devTools.send('Emulation.setCPUThrottlingRate', { rate: this.#slower });
    const before = await this.#busyMs();
    const shownMs = await act();
    const busyMs = (await this.#settled()) - before;
    await this.#devTools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    return { shownMs, busyMs };
  }

  /** Waits until a page has settled. @returns how long its thread has worked by then */
  async #settled(): Promise<number> {
    let before = Number.NEGATIVE_INFINITY;
    for (;;) {
      const now = await this.#busyMs();
      if (now - before < nextToNothingMs) return now;
      before = now;
      await this.page.waitForTimeout(settledAfterMs);
    }
  }

  async #busyMs(): Promise<number> {
    const { metrics } = await this.#devTools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  }

  /** Milliseconds from an address until what belongs there is drawn. */
  opening(hash: string, drawn: string): Promise<number> {
    return this.page.evaluate(
      ([to = '', selector = '']) =>
        new Promise<number>((resolve, reject) => {
          const start = performance.now();
          const look = () => {
            if (performance.now() - start > 120_000) reject(new Error(`not there: ${selector}`));
            else if (document.querySelector(selector)) requestAnimationFrame(() => resolve(performance.now() - start));
            else requestAnimationFrame(look);
          };
          location.hash = to;
          requestAnimationFrame(look);
        }),
      [hash, drawn],
    );
  }

  /** Milliseconds from a change in the page until the second frame after it. */
  changing(act: (turn: number) => void, turn: number): Promise<number> {
    // As text, since a function cannot be handed to another one in a page.
    return this.page.evaluate<number>(`new Promise((resolve) => {
      const start = performance.now();
      (${act})(${turn});
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
    })`);
  }

  /** Milliseconds until the page is a file to print. */
  async printing(): Promise<number> {
    const start = performance.now();
    await this.page.pdf({ format: 'A4' });
    return performance.now() - start;
  }
}
