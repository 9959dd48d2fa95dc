import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Delivered, deliveredTo } from './delivered.ts';
import { complaints, said } from './said.ts';

const root = resolve(import.meta.dirname, '..', '..');

/** The app and the collector as `npm start` runs them, in a process of their own, on data of their own. */
export class Office {
  readonly data = mkdtempSync(join(tmpdir(), 'veldwerk-office-'));
  /** Any free one at the first start; the same at every further one. */
  #port = 0;
  #server: ChildProcess | undefined;

  readonly #settings: Readonly<Record<string, string>>;

  readonly #script: string;

  private constructor(settings: Readonly<Record<string, string>>, script: string) {
    this.#settings = settings;
    this.#script = script;
  }

  /**
   * Opens at a free port, with further settings of the environment.
   * @param script what is run: what `npm start` does, or another
   */
  static async open(settings: Readonly<Record<string, string>> = {}, script = 'src/cli/start.ts'): Promise<Office> {
    const office = new Office(settings, script);
    await office.start();
    return office;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://localhost:${this.#port}/`;
  }

  /** Starts, and resolves once it listens. */
  async start(): Promise<void> {
    const server = spawn(process.execPath, [join(root, this.#script)], {
      env: {
        ...process.env,
        // Nobody is sent elsewhere here, so nobody has to be waited for.
        DRAIN_SECONDS: '0',
        ...this.#settings,
        PORT: `${this.#port}`,
        HOST: '127.0.0.1',
        DATA_DIR: this.data,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#server = server;
    complaints(server.stderr);
    const [, port] = await said(server.stdout, /Veldwerk is at http:\S+:(\d+)\s/);
    this.#port = Number(port);
  }

  /** Stops as Ctrl-C would, and gives the exit code. */
  async stop(): Promise<number | null> {
    const server = this.#server;
    this.#server = undefined;
    if (!server || server.exitCode !== null || server.signalCode !== null) return server?.exitCode ?? null;
    server.kill('SIGTERM');
    const [code] = (await once(server, 'exit')) as [number | null];
    return code;
  }

  /** Stops and removes the data. */
  async close(): Promise<void> {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** What was received. */
  delivered = (): Delivered[] => deliveredTo(this.data);
}

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port to be had');
  return address.port;
}
