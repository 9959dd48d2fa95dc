import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readCollectorConfig } from '../../src/collector/collectorConfig.ts';
import { startServer } from '../../src/collector/server.ts';
import { type Delivered, deliveredTo } from './delivered.ts';

const pages = resolve(import.meta.dirname, '../../dist');

/** The app and the collector in the process of the tests, on data of their own, for as long as it lives. */
export class NearOffice {
  readonly data: string;
  readonly port: number;

  private constructor(data: string, port: number) {
    this.data = data;
    this.port = port;
  }

  get url(): string {
    return `http://localhost:${this.port}/`;
  }

  /** What was received. */
  delivered = (): Delivered[] => deliveredTo(this.data);

  /** Opens at a free port, with further settings of the environment. */
  static async open(settings: Readonly<Record<string, string>> = {}): Promise<NearOffice> {
    const data = mkdtempSync(join(tmpdir(), 'veldwerk-office-'));
    process.once('exit', () => rmSync(data, { recursive: true, force: true }));
    const environment = { ...settings, PORT: '0', HOST: '127.0.0.1', DATA_DIR: data };
    const config = readCollectorConfig(environment, { intake: 'open', on: 'loopback' });
    if (!config.ok) throw new Error(JSON.stringify(config.fault));
    const started = await startServer(config.value, { pages });
    if (!started.ok) throw new Error(JSON.stringify(started.fault));
    return new NearOffice(data, Number(new URL(started.value.url).port));
  }
}
