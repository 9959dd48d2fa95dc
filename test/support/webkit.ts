import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { vi } from 'vitest';
import { firstThatRuns, wanted } from './apt.ts';
import { Inspector } from './inspector.ts';
import { freePort } from './office.ts';
import { said } from './said.ts';
import type { Device, Screen } from './screen.ts';
import { WebDriver } from './webDriver.ts';

/** What WebKit is driven with: its own driver and small browser, and a screen in memory, since it has no headless mode. */
export interface WebKitPrograms {
  readonly driver: string;
  readonly browser: string;
  readonly display: string;
}

/** The WebKitGTK of this machine, the nearest thing to Safari that runs on it; undefined where there is none. */
export const wantWebKit = (): WebKitPrograms | undefined =>
  wanted(
    () => {
      const driver = firstThatRuns(['/usr/bin/WebKitWebDriver']);
      const browser = firstThatRuns(globSync('/usr/{lib/*,libexec}/webkit2gtk-4.1/MiniBrowser'));
      const display = firstThatRuns(['/usr/bin/Xvfb']);
      return driver && browser && display ? { driver, browser, display } : undefined;
    },
    'webkit2gtk-driver',
    'xvfb',
  );

/**
 * A WebKitGTK on a display of its own. Automated, it takes real clicks and keys and browses privately; left to itself,
 * it keeps what it stores in a profile, and is looked at through its inspector.
 */
export class WebKit implements Device {
  readonly home = mkdtempSync(join(tmpdir(), 'veldwerk-webkit-'));
  readonly #programs: WebKitPrograms;
  readonly #mode: 'automated' | 'lasting';
  readonly #running: ChildProcess[] = [];

  constructor(programs: WebKitPrograms, mode: 'automated' | 'lasting') {
    this.#programs = programs;
    this.#mode = mode;
  }

  async start(): Promise<Screen> {
    const { driver, browser, display } = this.#programs;
    const { stdio } = this.#run(display, ['-displayfd', '3', '-screen', '0', '1024x1400x24', '-nolisten', 'tcp'], {});
    const [, number] = await said(stdio[3] as Readable, /(\d+)\n/);
    const address = `127.0.0.1:${await freePort()}`;
    const settings = {
      DISPLAY: `:${number}`,
      GDK_BACKEND: 'x11',
      // A machine for tests has no graphics card.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      XDG_DATA_HOME: this.home,
      XDG_CACHE_HOME: this.home,
      XDG_CONFIG_HOME: this.home,
    };
    if (this.#mode === 'lasting') {
      this.#run(browser, ['about:blank'], { ...settings, WEBKIT_INSPECTOR_HTTP_SERVER: address });
      return Inspector.connect(address);
    }
    this.#run(driver, [`--port=${address.split(':')[1]}`], settings);
    await vi.waitFor(() => fetch(`http://${address}/status`), { timeout: 30_000, interval: 50 });
    return WebDriver.connect(`http://${address}`, {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
    });
  }

  async kill(): Promise<void> {
    const running = this.#running.splice(0).filter((child) => child.exitCode === null && child.signalCode === null);
    await Promise.all(
      running.map((child) => {
        const ended = once(child, 'exit');
        // A group of its own: the browser and the processes of its pages go along.
        if (child.pid) process.kill(-child.pid, 'SIGKILL');
        return ended;
      }),
    );
  }

  async dispose(): Promise<void> {
    await this.kill();
    // Its lesser processes may write for a moment yet.
    await rm(this.home, { recursive: true, force: true, maxRetries: 10 });
  }

  #run(program: string, words: readonly string[], settings: Readonly<Record<string, string>>): ChildProcess {
    const child = spawn(program, words, {
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...settings },
    });
    this.#running.push(child);
    return child;
  }
}
