import { join, resolve } from 'node:path';
import { configLine, readConfig } from '../collector/config.ts';
import { buildIfChanged } from './build.ts';
import { serve } from './serve.ts';

const root = resolve(import.meta.dirname, '..', '..');

/** Builds the app if need be, and serves it with the collector: what `npm start` does. */
async function start(): Promise<number> {
  // A wrong setting is said before a build is waited for.
  const config = readConfig(process.env);
  if (!config.ok) {
    for (const fault of config.fault) console.error(configLine(fault));
    return 1;
  }
  if (!(await buildIfChanged(root))) {
    console.error('The app could not be built: see above.');
    return 1;
  }
  return serve(process.env, join(root, 'dist'), (url) => {
    console.log(`Veldwerk is at ${url}`);
    console.log(`Responses are kept in ${resolve(config.value.dataDir)}`);
  });
}

process.exitCode = await start();
