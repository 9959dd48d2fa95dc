import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { vi } from 'vitest';
import { firstThatRuns, wanted } from './apt.ts';
import { patience } from './patience.ts';
import type { Device, Screen } from './screen.ts';

/** The Firefox of this machine; undefined where there is none. `FIREFOX` names another one. */
export const wantFirefox = (): string | undefined =>
  wanted(
    () =>
      firstThatRuns([
        process.env['FIREFOX'],
        '/usr/bin/firefox-esr',
        '/usr/bin/firefox',
        '/Applications/Firefox.app/Contents/MacOS/firefox',
      ]),
    'firefox-esr',
  );

/** A Firefox with a profile on the disk, driven by WebDriver BiDi: the one that is installed, with nothing patched. */
export class Firefox implements Device {
  readonly profile = mkdtempSync(join(tmpdir(), 'veldwerk-firefox-'));
  readonly #program: string;
  #browser: Browser | undefined;

  constructor(program: string) {
    this.#program = program;
  }

  async start(): Promise<Screen> {
    // After a kill its driver puts the profile's settings back in its own time: a start in the middle of that fails.
    this.#browser = await vi.waitFor(
      () =>
        launch({
          browser: 'firefox',
          executablePath: this.#program,
          userDataDir: this.profile,
          headless: true,
          defaultViewport: { width: 820, height: 1180 },
          timeout: patience,
        }),
      { timeout: 120_000, interval: 200 },
    );
    const [page = await this.#browser.newPage()] = await this.#browser.pages();
    page.setDefaultTimeout(patience);
    return new FirefoxScreen(page);
  }

  async kill(): Promise<void> {
    const child = this.#browser?.process();
    if (!child?.pid) return;
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    // A group of its own: the processes of the pages go along.
    if (ended) process.kill(-child.pid, 'SIGKILL');
    await ended;
    await this.#browser?.close().catch(() => {});
    this.#browser = undefined;
  }

  async dispose(): Promise<void> {
    await this.kill();
    // Its lesser processes may write for a moment yet.
    await rm(this.profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

class FirefoxScreen implements Screen {
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
    return this.#page.evaluate(question, ...words) as Promise<Answer>;
  }

  async click(selector: string): Promise<void> {
    await this.#page.click(selector);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }
}
