import type { CollectorConfig } from '../collector/config.ts';
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
  const started = await startServer(config, pages === undefined ? {} : { pages });
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
  return 0;
}
