import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { configFrom, runCollectorProcess } from '../collectorProcess.ts';
import { command } from '../command.ts';

/** The app, and the office's page, as they were built in this checkout. */
const builtHere = resolve(import.meta.dirname, '..', '..', '..', 'dist');
const officeHere = `${builtHere}-office`;

const isApp = (folder: string): boolean => existsSync(join(folder, 'index.html'));

/** `collector serve`: the collector, and the app where it is built, as an office runs them. */
export const serveCommand = command(
  () =>
    new Command('serve')
      .summary('runs the collector, with the app where it is built')
      .description(
        `Takes in responses until it is told to stop (SIGINT, SIGTERM), and serves the pages of the app beside. It builds
nothing, and needs nothing that npm ci --omit=dev leaves out. Read from the environment:

  INTAKE           who may send: invited (whoever has a token of a case) or open (anyone). It must be given
  PORT, HOST       where to listen (8080, 0.0.0.0)
  DATA_DIR         the folder of the database (data)
  CODE_KEY_FILE    the key of short codes (code.key in DATA_DIR)
  RECEIPT_KEY_FILE the key that receipts are signed with, by collector keys (they are not signed)
  CORS_ORIGINS     other origins whose pages may deliver here (none; separated by commas)
  TRUSTED_PROXIES  networks of proxies whose X-Forwarded-For is believed (none; separated by commas)
  ERASURES_FILE    the list of erasures by law (erasures.ndjson in DATA_DIR)
  CONTACT_DAYS     after how many days contact data leave what was received (never)
  OFFICE_PORT      where the office's page listens (there is none), on OFFICE_HOST (this machine alone)
  OFFICE_ORIGIN    its origin, where a proxy stands before it
  OFFICE_OPENS_SEALED  yes or no: whether it may open sealed responses in a browser that has the key (no)
  APP_URL          the address of the app, for links on letters with new codes (where this collector serves it)
  REFUSED_DAYS     after how many days what was refused is removed (never)
  SEALED           yes or no: whether sealed responses are taken (yes where config.json has a key)`,
      )
      .option('--pages <DIR>', 'the folder of the built app (default: dist beside the sources, where it is there)')
      .option('--no-pages', 'the collector alone')
      .addHelpText('after', '\nExit codes: 0 stopped, 1 it cannot start, 2 a wrong call.'),
  async ({ pages }, context) => {
    if (typeof pages === 'string' && !isApp(pages)) {
      context.printError(`there is no index.html in ${pages}: npm run build makes one, in dist`);
      return 1;
    }
    const config = configFrom(context, { on: 'all' });
    if (!config) return 1;
    // Undefined where the option was not given.
    const usual = pages !== false && isApp(builtHere) ? builtHere : undefined;
    const office = existsSync(join(officeHere, 'office.html')) ? officeHere : undefined;
    return runCollectorProcess(config, { app: typeof pages === 'string' ? pages : usual, office }, context);
  },
);
