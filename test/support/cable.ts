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
  /** Starts Chromium at the far end. */
  readonly chromium: string;
  readonly #network: string;
  readonly #name: string;
  readonly #folder: string;

  private constructor(number: number) {
    this.#name = `vw${process.pid}n${number}`;
    this.#network = `10.${200 + (number % 50)}.${process.pid % 250}`;
    run('netns', 'add', this.#name);
    run('link', 'add', this.#near, 'type', 'veth', 'peer', 'name', this.#far, 'netns', this.#name);
    // Addresses of IPv6 come by themselves a second later, which breaks off what a browser is loading.
    run('link', 'set', this.#near, 'addrgenmode', 'none');
    this.#there('link', 'set', this.#far, 'addrgenmode', 'none');
    run('address', 'add', `${this.address}/30`, 'dev', this.#near);
    this.#there('link', 'set', 'lo', 'up');
    this.plug();
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

  /** The address of this machine at the near end. */
  get address(): string {
    return `${this.#network}.1`;
  }

  // The names of links have at most fifteen characters.
  get #near(): string {
    return `${this.#name}h`;
  }

  get #far(): string {
    return `${this.#name}t`;
  }

  #there(...words: readonly string[]): void {
    run('-netns', this.#name, ...words);
  }

  /** Pulls it out: there is no network any more at the far end, which gives up its address, as a system does. */
  pull(): void {
    run('link', 'set', this.#near, 'down');
    this.#there('address', 'flush', 'dev', this.#far);
    this.#there('link', 'set', this.#far, 'down');
  }

  /** Puts it back. */
  plug(): void {
    this.#there('link', 'set', this.#far, 'up');
    run('link', 'set', this.#near, 'up');
    this.#there('address', 'add', `${this.#network}.2/30`, 'dev', this.#far);
    this.#there('route', 'add', 'default', 'via', this.address);
  }

  /** Takes it away. */
  dispose(): void {
    run('netns', 'delete', this.#name);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
