import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, expect } from 'vitest';
import { builtFrom } from './builtFiles.ts';
import type { Desk } from './desk.ts';
import { patience } from './patience.ts';

/** First visits to the app of a desk, which no worker helps, until each test is over. */
export function firstVisits(here: Desk) {
  const opened: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((context) => context.close()));
  });
  /** A page of one. */
  async function visitor(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await here.page
      .context()
      .browser()
      ?.newContext({
        locale: 'nl-BE',
        reducedMotion: 'reduce',
        serviceWorkers: 'block',
        ...options,
      });
    if (!context) throw new Error('there is no browser');
    context.setDefaultTimeout(patience);
    opened.push(context);
    return context.newPage();
  }
  const start = (page: Page) => page.goto(here.wire.url);
  /** Begins, and gives the response's id. */
  async function begin(page: Page, query = ''): Promise<string> {
    await page.goto(`${here.wire.url}${query}`);
    await page.click('[data-action="begin"]');
    await page.waitForSelector('[data-module] input:not([disabled])');
    return /#\/r\/([^/]+)/.exec(page.url())?.[1] ?? '';
  }
  return { visitor, start, begin };
}

/** Goes to another page of the app in sight. */
export const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

/** The address of the file that was built from a source. */
export const fileOf = (source: string): string => `**/${builtFrom(source)}`;

/** Sees that what needs a file says that it could not be loaded, and works once the file can be had. */
export async function fails(
  page: Page,
  file: string,
  what: 'page' | 'part',
  way: () => Promise<unknown>,
  there?: string,
) {
  // No server answers: else the page starts anew once something was tried again in vain.
  const server = '**/icons/icon.svg?*';
  for (const cut of [file, server]) await page.route(cut, (route) => route.abort());
  await way();
  const said = page.locator(`[data-not-loaded="${what}"]:visible`).first();
  await said.waitFor();
  expect((await said.locator('[role="alert"]').textContent())?.trim()).not.toBe('');
  const again = said.locator('[data-action="load-again"]');
  const tried = page.waitForEvent('requestfailed', (request) => request.url().endsWith(file.slice(3)));
  await again.click();
  await tried;
  await again.waitFor();
  for (const cut of [file, server]) await page.unroute(cut);
  await again.click();
  if (there) await page.locator(there).first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('[data-not-loaded]') === null);
}
