import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumFlags, needChromium } from './chromium.ts';
import { patience } from './patience.ts';
import { said } from './said.ts';

/** A browser with a profile on the disk, which can be killed with everything that belongs to it, and started again. */
export class Tablet {
  readonly profile: string;
  #process: ChildProcess | undefined;
  #browser: Browser | undefined;
  #port = 0;

  /** `disk`: the folder that it keeps everything in. */
  constructor(disk = tmpdir()) {
    this.profile = mkdtempSync(join(disk, 'veldwerk-tablet-'));
  }

  /** Switches on, and gives an empty page. */
  async start(): Promise<Page> {
    this.#process = spawn(
      needChromium(),
      [
        ...chromiumFlags,
        '--headless=new',
        '--remote-debugging-port=0',
        `--user-data-dir=${this.profile}`,
        '--window-size=820,1180',
        'about:blank',
      ],
      // A group of its own: a flat battery takes the renderers along.
      { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const [, address = ''] = await said(this.#process.stderr, /DevTools listening on (ws:\S+)\s/);
    this.#port = Number(new URL(address).port);
    this.#browser = await chromium.connectOverCDP(address, { timeout: patience });
    this.context.setDefaultTimeout(patience);
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    await page.setViewportSize({ width: 820, height: 1180 });
    return page;
  }

  /** The profile's own context: what is stored in it survives. */
  get context(): BrowserContext {
    const context = this.#browser?.contexts()[0];
    if (!context) throw new Error('the tablet is off');
    return context;
  }

  /** Lets go of the browser, which stays on, and gives the port at which another tool can drive it. */
  async handOver(): Promise<number> {
    if (!this.#browser) throw new Error('the tablet is off');
    await this.#browser.close();
    this.#browser = undefined;
    return this.#port;
  }

  /** Switches off as a user would: the browser tidies up. */
  async close(): Promise<void> {
    const child = this.#process;
    if (!child?.pid || !this.#browser) return;
    const ended = once(child, 'exit');
    const devTools = await this.#browser.newBrowserCDPSession();
    await devTools.send('Browser.close');
    await ended;
    this.#process = undefined;
  }

  /** The battery is dead: every process of the browser ends at once, nothing is tidied up. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child?.pid) return;
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await ended;
    await this.#browser?.close().catch(() => {});
    this.#process = undefined;
  }

  /** Switches off and forgets all. */
  async dispose(): Promise<void> {
    await this.kill();
    if (existsSync(this.profile)) rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
