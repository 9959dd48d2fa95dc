import { resolve } from 'node:path';
import { configLine, readConfig, type UsualSettings } from '../collector/config.ts';
import { startLine, startServer } from '../collector/server.ts';
import type { Desk } from './desk.ts';
import { outliveListeners } from './listeners.ts';

/**
 * Runs the collector until it is told to stop (SIGINT, SIGTERM), and gives the exit code. Where it is, and where it
 * keeps responses, is printed once it listens; what keeps it from starting is said in one line each.
 * @param pages the folder of the built app; undefined: the collector alone
 * @param usual what holds where the environment says nothing of it
 */
export async function serve(desk: Desk, pages: string | undefined, usual: UsualSettings): Promise<0 | 1> {
  outliveListeners();
  const config = readConfig(desk.environment, usual);
  if (!config.ok) {
    for (const fault of config.fault) desk.complain(configLine(fault));
    return 1;
  }
  const started = await startServer(config.value, pages === undefined ? {} : { pages });
  if (!started.ok) {
    desk.complain(startLine(started.fault));
    return 1;
  }
  const told = new Promise((resolve) => {
    // Once each: a second signal ends the process at once, as it does by default.
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  const { url, close } = started.value;
  await desk.print([
    pages === undefined ? `The collector is at ${url}/api/v1\n` : `Veldwerk is at ${url}\n`,
    `Responses are kept in ${resolve(config.value.dataDir)}\n`,
    config.value.intake === 'open'
      ? 'Anyone may send responses (INTAKE=open).\n'
      : 'Only who was invited may send responses (INTAKE=invited).\n',
  ]);
  await told;
  await close();
  return 0;
}
