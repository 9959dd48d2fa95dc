import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build, type PluginOption, type PreviewServer, preview } from 'vite';
import type { Language } from '../../src/instrument/language.ts';
import { appConfig as app } from '../../vite.config.ts';
import { patience } from './patience.ts';
import { sharedChromium } from './shared.ts';

const root = resolve(import.meta.dirname, '../..');

/** Runs in the page: whether everything is there that comes by itself. One state is there to wait for good. */
const settled = () => location.search.includes('start-waiting') || !document.querySelector('[aria-busy="true"]');

/** The plugins of the app but those for its service worker. */
async function pluginsOf(option: PluginOption): Promise<PluginOption[]> {
  const plugin = await option;
  if (Array.isArray(plugin)) return (await Promise.all(plugin.map(pluginsOf))).flat();
  return plugin && 'name' in plugin && plugin.name.startsWith('vite-plugin-pwa') ? [] : [plugin];
}

/** The app as it is developed, gallery and all, put together in a folder: it loads ten times as fast as file by file. */
async function builtIn(outDir: string): Promise<void> {
  const plugins = await pluginsOf(app.plugins);
  const how = { ...app.build, outDir, minify: false };
  // Vite would leave out what is for development alone.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'development';
  try {
    await build({ ...app, root, plugins, build: how, configFile: false, mode: 'development', logLevel: 'error' });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/** The gallery of states, and a browser to look at it. */
export class Gallery {
  readonly #folder: string;
  readonly #server: PreviewServer;
  readonly #browser: Browser;
  readonly #url: string;

  private constructor(folder: string, server: PreviewServer, browser: Browser) {
    this.#folder = folder;
    this.#server = server;
    this.#browser = browser;
    const address = server.httpServer.address();
    if (typeof address !== 'object' || address === null) throw new Error('the gallery has no address');
    this.#url = `http://localhost:${address.port}/`;
  }

  static async open(): Promise<Gallery> {
    const outDir = mkdtempSync(join(tmpdir(), 'veldwerk-gallery-'));
    await builtIn(outDir);
    const server = await preview({
      root,
      configFile: false,
      build: { outDir },
      // What is loaded for one state need not be asked for at the next.
      preview: { port: 0, host: '127.0.0.1', headers: { 'cache-control': 'max-age=3600' } },
    });
    return new Gallery(outDir, server, await sharedChromium());
  }

  async close(): Promise<void> {
    await this.#server.close();
    rmSync(this.#folder, { recursive: true });
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

  /** Has the page speak a language, and waits until it does. */
  async speak(page: Page, language: Language): Promise<void> {
    await page.selectOption('.bar__language', language);
    await page.waitForSelector(`html[lang="${language}"]`, { state: 'attached' });
    // The questions' own words may come after those around them.
    await page.waitForFunction(settled);
  }

  /** Goes to a state, and waits until it stands. */
  async show(page: Page, state: string): Promise<void> {
    await page.goto(`${this.#url}?gallery=${state}`);
    await page.waitForSelector('html[data-gallery="ready"]', { state: 'attached' });
    await page.waitForFunction(settled);
  }
}
