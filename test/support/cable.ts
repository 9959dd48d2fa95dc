import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstThatRuns } from './apt.ts';
import { needChromium } from './chromium.ts';

/** The program of iproute2, where this machine has it. */
const ip = firstThatRuns(['/usr/sbin/ip', '/sbin/ip', '/usr/bin/ip']);

const run = (...words: readonly string[]) => execFileSync(ip ?? 'ip', words, { stdio: 'ignore' });

let laid = 0;

/**
 * A browser's only way to this machine: a network namespace of Linux with one link, which can be pulled out. The browser
 * notices as it would notice a cable or an aerial, and no tool tells it.
 */
export class Cable {
  /** The address of this machine at the near end. */
  readonly address: string;
  /** Starts Chromium at the far end. */
  readonly chromium: string;
  readonly #name: string;
  readonly #folder: string;

  private constructor(number: number) {
    this.#name = `vw${process.pid}n${number}`;
    const network = `10.${200 + (number % 50)}.${process.pid % 250}`;
    this.address = `${network}.1`;
    run('netns', 'add', this.#name);
    // The names of links have at most fifteen characters.
    const [near, far] = [`${this.#name}h`, `${this.#name}t`];
    run('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', this.#name);
    run('address', 'add', `${this.address}/30`, 'dev', near);
    run('link', 'set', near, 'up');
    const there = ['-netns', this.#name];
    run(...there, 'link', 'set', 'lo', 'up');
    run(...there, 'address', 'add', `${network}.2/30`, 'dev', far);
    run(...there, 'link', 'set', far, 'up');
    run(...there, 'route', 'add', 'default', 'via', this.address);
    this.#folder = mkdtempSync(join(tmpdir(), 'veldwerk-cable-'));
    this.chromium = join(this.#folder, 'chromium');
    writeFileSync(this.chromium, `#!/bin/sh\nexec ${ip} netns exec ${this.#name} ${needChromium()} "$@"\n`);
    chmodSync(this.chromium, 0o755);
  }

  /** Lays one; undefined, after one line that says why, where this machine or its user cannot. */
  static lay(): Cable | undefined {
    laid += 1;
    try {
      if (ip) return new Cable(laid);
      console.warn(
        'Delivery with every window closed needs iproute2 (Debian: apt-get install iproute2). It is skipped.',
      );
    } catch (cause) {
      console.warn(
        `Delivery with every window closed needs a network namespace, for root alone: ${cause}. It is skipped.`,
      );
    }
    return undefined;
  }

  /** Pulls it out: there is no network any more at the far end. */
  pull(): void {
    run('link', 'set', `${this.#name}h`, 'down');
  }

  /** Puts it back. */
  plug(): void {
    run('link', 'set', `${this.#name}h`, 'up');
  }

  /** Takes it away. */
  dispose(): void {
    run('netns', 'delete', this.#name);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
