import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readCollectorConfig } from '../../src/collector/collectorConfig.ts';
import { startServer } from '../../src/collector/server.ts';
import { type Delivered, deliveredTo } from './delivered.ts';

const pages = resolve(import.meta.dirname, '../../dist');
const officePages = `${pages}-office`;

/** The app and the collector in the process of the tests, on data of their own, for as long as it lives. */
export class NearOffice {
  readonly data: string;
  readonly port: number;
  /** The address of the office's page, where the settings have one. */
  readonly officeUrl: string | undefined;

  private constructor(data: string, port: number, officeUrl: string | undefined) {
    this.data = data;
    this.port = port;
    this.officeUrl = officeUrl;
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
    const started = await startServer(config.value, { pages, officePages });
    if (!started.ok) throw new Error(JSON.stringify(started.fault));
    const { url, officeUrl } = started.value;
    return new NearOffice(data, Number(new URL(url).port), officeUrl);
  }
}
