import type { CollectorConfig } from '../collector/config.ts';
import { type EventLog, jsonLog, plainLog } from '../collector/http/eventLog.ts';
import { linesTo } from '../collector/http/lines.ts';
import { startLine, startServer } from '../collector/server.ts';
import { outliveListeners } from './listeners.ts';

/**
 * Runs the collector until it is told to stop (SIGINT, SIGTERM), and gives the exit code. What keeps it from
 * starting is said in one line each on the standard error.
 * @param pages the folder of the built app; undefined: the collector alone
 * @param ready told the address once it listens
 */
export async function serve(
  config: CollectorConfig,
  pages: string | undefined,
  ready: (url: string) => void,
): Promise<number> {
  outliveListeners();
  const { log, end } = logHere();
  const started = await startServer(config, { log, ...(pages !== undefined && { pages }) });
  if (!started.ok) {
    console.error(startLine(started.fault));
    return 1;
  }
  const told = new Promise((resolve) => {
    // Once each: a second signal ends the process at once, as it does by default.
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  ready(started.value.url);
  await told;
  await started.value.close();
  end();
  return 0;
}

/** Before a terminal the failures, for its reader; elsewhere all that happens, on the standard error, for whoever gathers it. */
function logHere(): { readonly log: EventLog; readonly end: () => void } {
  if (process.stdout.isTTY) return { log: plainLog(console.error), end: () => undefined };
  const lines = linesTo(process.stderr.fd);
  return { log: jsonLog(lines.write, () => new Date()), end: lines.end };
}
