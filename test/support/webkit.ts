import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Hand } from './hand.ts';
import { killed } from './killed.ts';
import { freePort } from './office.ts';

const element = 'element-6066-11e4-a52e-4f735466cecf';

/** WebKitGTK's MiniBrowser on a display of its own, driven by plain WebDriver: the nearest thing to Safari on Linux. */
export class WebKit implements Hand {
  /** A MiniBrowser that is driven keeps everything in memory; there is no switch for that. */
  readonly lasting = false;
  readonly #browser: string;
  readonly #home = mkdtempSync(join(tmpdir(), 'veldwerk-webkit-'));
  #display: ChildProcess | undefined;
  #driver: ChildProcess | undefined;
  #session = '';

  constructor(browser: string) {
    this.#browser = browser;
  }

  async start(url: string): Promise<void> {
    const [display, port] = [await this.#openDisplay(), await freePort()];
    this.#driver = spawn('WebKitWebDriver', [`--port=${port}`], {
      // A group of its own: what the driver starts dies with it.
      detached: true,
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: `:${display}`,
        GDK_BACKEND: 'x11',
        LANG: 'nl_BE.UTF-8',
        LIBGL_ALWAYS_SOFTWARE: '1',
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
        // Where its profile lies: what is stored comes back after a restart.
        HOME: this.#home,
        XDG_DATA_HOME: join(this.#home, 'data'),
        XDG_CACHE_HOME: join(this.#home, 'cache'),
        XDG_CONFIG_HOME: join(this.#home, 'config'),
      },
    });
    const server = `http://127.0.0.1:${port}/session`;
    const options = { binary: this.#browser, args: ['--automation'] };
    const capabilities = { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options } };
    const { sessionId } = z.object({ sessionId: z.string() }).parse(await begun(server, { capabilities }));
    this.#session = `${server}/${sessionId}`;
    await this.#post('window/rect', { width: 820, height: 1180 });
    await this.go(url);
  }

  async go(url: string): Promise<void> {
    await this.#post('url', { url });
  }

  async reload(): Promise<void> {
    await this.#post('refresh', {});
  }

  see(expression: string): Promise<unknown> {
    return this.#post('execute/sync', { script: `return (${expression})`, args: [] });
  }

  async click(selector: string): Promise<void> {
    // The driver's own scrolling stops at the window's edge, and then finds nothing to press.
    await this.see(`document.querySelector(${JSON.stringify(selector)})?.scrollIntoView({ block: 'center' })`);
    await this.#post(`element/${await this.#find(selector)}/click`, {});
  }

  async type(selector: string, text: string): Promise<void> {
    const id = await this.#find(selector);
    await this.#post(`element/${id}/clear`, {});
    await this.#post(`element/${id}/value`, { text });
  }

  async kill(): Promise<void> {
    // The browser leads a group of its own: it is found by the profile that it was started with.
    for (const pid of this.#processes()) process.kill(pid, 'SIGKILL');
    for (const child of [this.#driver, this.#display]) if (child) await killed(child);
    this.#driver = undefined;
    this.#display = undefined;
  }

  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Everything that runs on this profile, the driver apart. */
  #processes(): number[] {
    return readdirSync('/proc').flatMap((name) => {
      if (!/^\d+$/.test(name) || Number(name) === this.#driver?.pid) return [];
      try {
        return readFileSync(`/proc/${name}/environ`, 'latin1').includes(`HOME=${this.#home}`) ? [Number(name)] : [];
      } catch {
        // Gone meanwhile, or another user's.
        return [];
      }
    });
  }

  async #openDisplay(): Promise<number> {
    const display = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1280x24', '-nolisten', 'tcp'], {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#display = display;
    for await (const said of display.stdout) return Number(`${said}`.trim());
    throw new Error('no display to be had');
  }

  async #find(selector: string): Promise<string> {
    const found = await this.#post('element', { using: 'css selector', value: selector });
    return z.record(z.string(), z.string()).parse(found)[element] ?? '';
  }

  #post(command: string, body: object): Promise<unknown> {
    return post(`${this.#session}/${command}`, body);
  }
}

async function post(url: string, body: object): Promise<unknown> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const { value } = z.object({ value: z.unknown() }).parse(await answer.json());
  if (!answer.ok) throw new Error(`${url.replace(/.*session/, '')}: ${JSON.stringify(value)}`);
  return value;
}

/** Begins a session, as soon as the driver listens. */
async function begun(server: string, body: object): Promise<unknown> {
  for (let tries = 0; ; tries += 1)
    try {
      return await post(server, body);
    } catch (cause) {
      if (!(cause instanceof TypeError) || tries > 200) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
}
