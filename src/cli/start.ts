import { join, resolve } from 'node:path';
import { configLine, readConfig } from '../collector/config.ts';
import { databaseWords } from '../collector/store/databaseUrl.ts';
import { buildIfChanged } from './build.ts';
import { serve } from './serve.ts';

const root = resolve(import.meta.dirname, '..', '..');

/** What is tried out on one machine is open to whoever uses it. */
const usual = { intake: 'open', on: 'loopback' } as const;

/** Builds the app if need be, and serves it with the collector: what `npm start` does. */
async function start(): Promise<number> {
  // A wrong setting is said before a build is waited for.
  const config = readConfig(process.env, usual);
  if (!config.ok) {
    for (const fault of config.fault) console.error(configLine(fault));
    return 1;
  }
  if (!(await buildIfChanged(root))) {
    console.error('The app could not be built: see above.');
    return 1;
  }
  return serve(config.value, join(root, 'dist'), (url) => {
    console.log(`Veldwerk is at ${url}`);
    if (config.value.intake === 'open') console.log('Anyone may send responses (INTAKE=open).');
    const { database, dataDir } = config.value;
    console.log(`Responses are kept in ${database ? databaseWords(database) : resolve(dataDir)}`);
  });
}

process.exitCode = await start();
