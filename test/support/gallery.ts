import { resolve } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { chromiumFlags, needChromium } from './chromium.ts';
import { patience } from './patience.ts';

/** The development server with the gallery of states, and a browser to look at it. */
export class Gallery {
  readonly #server: ViteDevServer;
  readonly #browser: Browser;
  readonly #url: string;

  private constructor(server: ViteDevServer, browser: Browser, url: string) {
    this.#server = server;
    this.#browser = browser;
    this.#url = url;
  }

  static async open(): Promise<Gallery> {
    const root = resolve(import.meta.dirname, '../..');
    // Vitest's own mode would have Vite serve the app as built for tests.
    const server = await createServer({
      root,
      mode: 'development',
      logLevel: 'error',
      server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    });
    await server.listen();
    const address = server.httpServer?.address();
    if (typeof address !== 'object' || address === null) throw new Error('the gallery has no address');
    const browser = await chromium.launch({ executablePath: needChromium(), args: chromiumFlags });
    return new Gallery(server, browser, `http://localhost:${address.port}/`);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }

  /** A page of its own profile to walk through states with. */
  async page(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({ locale: 'nl-BE', timezoneId: 'Europe/Brussels', ...options });
    context.setDefaultTimeout(patience);
    return context.newPage();
  }

  /** The names of all states. */
  async states(): Promise<string[]> {
    const page = await this.page();
    await page.goto(`${this.#url}?gallery=`);
    await page.waitForSelector('html[data-gallery="list"]');
    const names = await page
      .locator('[data-state]')
      .evaluateAll((links) => links.map((link) => link.textContent ?? ''));
    await page.context().close();
    return names;
  }

  /** Goes to a state, and waits until it stands. */
  async show(page: Page, state: string): Promise<void> {
    await page.goto(`${this.#url}?gallery=${state}`);
    await page.waitForSelector('html[data-gallery="ready"]', { state: 'attached' });
    // What comes by itself after the page: code of its parts, text that is looked up.
    if (state !== 'start-waiting') await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  }
}
