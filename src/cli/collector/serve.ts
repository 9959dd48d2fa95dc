import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { command } from '../command.ts';
import { serve, settingsAt } from '../serve.ts';

/** The app as it was built in this checkout. */
const builtHere = resolve(import.meta.dirname, '..', '..', '..', 'dist');

const isApp = (folder: string): boolean => existsSync(join(folder, 'index.html'));

/** `collector serve`: the collector, and the app where it is built, as an office runs them. */
export const serveCommand = command(
  () =>
    new Command('serve')
      .summary('runs the collector, with the app where it is built')
      .description(
        `Takes in responses until it is told to stop (SIGINT, SIGTERM), and serves the pages of the app beside. It builds
nothing, and needs nothing that npm ci --omit=dev leaves out. Settings are read from the environment: INTAKE (invited
or open) has to be given; PORT is 8080 where it is not, HOST 0.0.0.0, DATA_DIR data.`,
      )
      .option('--pages <DIR>', 'the folder of the built app (default: dist beside the sources, where it is there)')
      .option('--no-pages', 'the collector alone')
      .addHelpText('after', '\nExit codes: 0 stopped, 1 it cannot start, 2 a wrong call.'),
  async ({ pages }, desk) => {
    if (typeof pages === 'string' && !isApp(pages)) {
      desk.complain(`there is no index.html in ${pages}: npm run build makes one, in dist`);
      return 1;
    }
    const config = settingsAt(desk, { on: 'all' });
    if (!config) return 1;
    // Undefined where the option was not given.
    const usual = pages !== false && isApp(builtHere) ? builtHere : undefined;
    return serve(config, typeof pages === 'string' ? pages : usual, desk);
  },
);
