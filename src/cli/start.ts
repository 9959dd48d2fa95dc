import { join, resolve } from 'node:path';
import { buildIfChanged } from './build.ts';
import { configFrom, runCollectorProcess } from './collectorProcess.ts';
import { processContext } from './commandContext.ts';

const root = resolve(import.meta.dirname, '..', '..');

/** What is tried out on one machine is open to all its users, and keeps copies of drafts where config.json has the app make them. */
const usual = { intake: 'open', draftDays: 30, on: 'loopback' } as const;

/** Builds the app if need be, and serves it with the collector: what `npm start` does. */
async function start(): Promise<number> {
  const context = processContext();
  // Before the build, which takes a while.
  const config = configFrom(context, usual);
  if (!config) return 1;
  if (!(await buildIfChanged(root))) {
    context.printError('The app could not be built: see above.');
    return 1;
  }
  return runCollectorProcess(config, { app: join(root, 'dist'), office: join(root, 'dist-office') }, context);
}

process.exitCode = await start();
