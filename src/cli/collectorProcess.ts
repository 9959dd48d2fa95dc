import { resolve } from 'node:path';
import {
  type CollectorConfig,
  configLine,
  type DefaultSettings,
  readCollectorConfig,
} from '../collector/collectorConfig.ts';
import { type EventLog, jsonLog, plainLog } from '../collector/http/eventLog.ts';
import { linesTo } from '../collector/http/lines.ts';
import { startServer } from '../collector/server.ts';
import { startLine } from '../collector/startFault.ts';
import { databaseWords } from '../collector/store/databaseUrl.ts';
import type { CommandContext } from './commandContext.ts';
import { outliveListeners } from './outliveListeners.ts';

/** Reads the configuration of a collector from the environment; undefined where a setting is wrong, which has been printed. */
export function configFrom(
  { environment, printError }: CommandContext,
  usual: DefaultSettings,
): CollectorConfig | undefined {
  const config = readCollectorConfig(environment, usual);
  if (config.ok) return config.value;
  for (const fault of config.fault) printError(configLine(fault));
  return undefined;
}

/** The folders of what is built to be served. */
export interface BuiltPages {
  readonly app: string | undefined;
  readonly office: string | undefined;
}

/**
 * Runs the collector until it is told to stop (SIGINT, SIGTERM), and gives the exit code. Its address, and where it
 * keeps responses, is printed once it listens; a failure to start is printed in one line.
 * @param pages the folders of the built app, without which there is the collector alone, and of the office's page
 */
export async function runCollectorProcess(
  config: CollectorConfig,
  pages: BuiltPages,
  context: CommandContext,
): Promise<0 | 1> {
  outliveListeners();
  const { log, end } = logHere();
  const started = await startServer(config, {
    log,
    ...(pages.app !== undefined && { pages: pages.app }),
    ...(pages.office !== undefined && { officePages: pages.office }),
  });
  if (!started.ok) {
    context.printError(startLine(started.fault));
    return 1;
  }
  const stopped = new Promise((resolve) => {
    // Once each: a second signal ends the process at once, as it does by default.
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  const { url, officeUrl, close } = started.value;
  await context.print([
    pages.app === undefined ? `The collector is at ${url}/api/v1\n` : `Veldwerk is at ${url}\n`,
    ...(officeUrl === undefined ? [] : [`The office's page is at ${officeUrl}\n`]),
    `Responses are kept in ${config.database ? databaseWords(config.database) : resolve(config.dataDir)}\n`,
    ...(config.intake === 'open' ? ['Anyone may send responses (INTAKE=open).\n'] : []),
  ]);
  await stopped;
  await close();
  end();
  return 0;
}

/** On a terminal, failures alone; elsewhere every request as JSON on the standard error, for a log collector. */
function logHere(): { readonly log: EventLog; readonly end: () => void } {
  if (process.stdout.isTTY) return { log: plainLog(console.error), end: () => undefined };
  const lines = linesTo(process.stderr.fd);
  return { log: jsonLog(lines.write, () => new Date()), end: lines.end };
}
