import { onTestFinished } from 'vitest';
import type { CollectorConfig } from '../../src/collector/collectorConfig.ts';
import { plainLog } from '../../src/collector/http/eventLog.ts';
import { defaultLimits } from '../../src/collector/http/limits.ts';
import { type RunningServer, startServer } from '../../src/collector/server.ts';
import { startLine } from '../../src/collector/startFault.ts';

/** How a collector runs that nobody has told anything but who may send. */
export const defaultConfig: CollectorConfig = {
  port: 8080,
  hosts: ['0.0.0.0'],
  dataDir: 'data',
  codeKeyFile: undefined,
  erasuresFile: undefined,
  receiptKeyFile: undefined,
  terms: { contactDays: undefined, refusedDays: undefined, draftDays: undefined },
  origins: [],
  proxies: [],
  intake: 'open',
  sealed: undefined,
  limits: defaultLimits,
  drafts: { maxBytes: 4096 * 1024 * 1024, pauseMs: 60_000 },
  diskReserveBytes: undefined,
  metricsPort: undefined,
  office: undefined,
  quietMs: 1000,
};

/** How tests run one: at any free port of this machine, and stopped at once. */
export const testConfig: CollectorConfig = { ...defaultConfig, port: 0, hosts: ['127.0.0.1'], quietMs: 0 };

/** A server in this process, stopped after the test. */
export async function newServer(
  dataDir: string,
  { write, ...more }: Partial<CollectorConfig> & { readonly write?: (...line: unknown[]) => void } = {},
): Promise<RunningServer> {
  const server = await startServer({ ...testConfig, dataDir, ...more }, write ? { log: plainLog(write) } : {});
  if (!server.ok) throw new Error(startLine(server.fault));
  onTestFinished(() => server.value.close());
  return server.value;
}
