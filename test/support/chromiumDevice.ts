import type { Page } from 'playwright-core';
import type { Device, Screen } from './screen.ts';
import { Tablet } from './tablet.ts';

/** A Chromium as any other device. */
export class ChromiumDevice implements Device {
  readonly #tablet: Tablet;

  /** `disk`: the folder that it keeps everything in. */
  constructor(disk?: string) {
    this.#tablet = new Tablet(disk);
  }

  async start(): Promise<Screen> {
    return new ChromiumScreen(await this.#tablet.start());
  }

  kill(): Promise<void> {
    return this.#tablet.kill();
  }

  dispose(): Promise<void> {
    return this.#tablet.dispose();
  }
}

class ChromiumScreen implements Screen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async goto(address: string): Promise<void> {
    await this.#page.goto(address);
  }

  async reload(): Promise<void> {
    await this.#page.reload();
  }

  ask<Answer>(question: (...words: string[]) => Answer, ...words: string[]): Promise<Answer> {
    return this.#page.evaluate(`(${question})(...${JSON.stringify(words)})`);
  }

  async click(selector: string): Promise<void> {
    await this.#page.click(selector);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }
}
