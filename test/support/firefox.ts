import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { Hand } from './hand.ts';
import { killed } from './killed.ts';

/** Firefox, driven through WebDriver BiDi, which it speaks by itself. */
export class Firefox implements Hand {
  readonly lasting = true;
  readonly #path: string;
  readonly #profile = mkdtempSync(join(tmpdir(), 'veldwerk-firefox-'));
  #browser: Browser | undefined;
  #page: Page | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  async start(url: string): Promise<void> {
    this.#browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: this.#path,
      headless: true,
      userDataDir: this.#profile,
      extraPrefsFirefox: { 'intl.accept_languages': 'nl-BE, nl', 'intl.locale.requested': 'nl' },
    });
    this.#page = await this.#browser.newPage();
    await this.#page.setViewport({ width: 820, height: 1180 });
    await this.go(url);
  }

  async go(url: string): Promise<void> {
    await this.#open.goto(url, { waitUntil: 'domcontentloaded' });
  }

  async reload(): Promise<void> {
    await this.#open.reload({ waitUntil: 'domcontentloaded' });
  }

  see(expression: string): Promise<unknown> {
    return this.#open.evaluate(expression);
  }

  async click(selector: string): Promise<void> {
    await this.#open.click(selector);
  }

  async type(selector: string, text: string): Promise<void> {
    await this.#open.focus(selector);
    await this.#open.evaluate(`document.querySelector(${JSON.stringify(selector)}).select()`);
    await this.#open.keyboard.press('Backspace');
    await this.#open.keyboard.type(text);
  }

  async kill(): Promise<void> {
    const child = this.#browser?.process();
    if (child) await killed(child);
    this.#browser = undefined;
    this.#page = undefined;
  }

  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  get #open(): Page {
    if (!this.#page) throw new Error('Firefox is not started');
    return this.#page;
  }
}
