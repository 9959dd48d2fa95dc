import { existsSync } from 'node:fs';
import { Command } from '@commander-js/extra-typings';
import { configLine, readStoreConfig } from '../../collector/collectorConfig.ts';
import { readDatabaseUrl } from '../../collector/store/databaseUrl.ts';
import { openLine } from '../../collector/store/openFault.ts';
import { openPostgres } from '../../collector/store/postgres.ts';
import { databaseFile, openSqliteStore } from '../../collector/store/sqlite.ts';
import { copyStore, holdsOther } from '../../collector/storeCopy.ts';
import { command, wrongCall } from '../command.ts';

/** A comparison reads a table from end to end. */
const queryTimeoutMs = 10 * 60_000;

/** `collector copy`: what a file holds, into PostgreSQL. */
export const copyCommand = command(
  () =>
    new Command('copy')
      .summary('all of a file into a PostgreSQL database')
      .description(
        `Copies all that is in DATA_DIR (default: data) into a PostgreSQL database: a pilot's file becomes the beginning
of a survey. Stop the collector on the file first. The database is to be empty; a copy that was broken off goes on
where it was, when it is run again. In the end both sides are read and compared, row by row, bytes by their digest.

The key of short codes (code.key) is no part of the database: take it along as CODE_KEY_FILE.`,
      )
      .requiredOption('--to <URL>', 'the database, as in DATABASE_URL; PGPASSWORD is its password where it has none')
      .addHelpText('after', '\nExit codes: 0 copied and the same, 1 not (it says what), 2 a wrong call.'),
  async ({ to }, context) => {
    const address = readDatabaseUrl(to);
    if (!address.ok) return wrongCall(`--to ${address.fault}`);
    const config = readStoreConfig({ ...context.environment, DATABASE_URL: undefined });
    if (!config.ok) {
      for (const fault of config.fault) context.printError(configLine(fault));
      return 1;
    }
    const from = databaseFile(config.value.dataDir);
    if (!existsSync(from)) {
      context.printError(`there is no database at ${from}; DATA_DIR names its folder`);
      return 1;
    }
    // Brings its tables up to this version, which are those that are copied.
    const opened = openSqliteStore(config.value.dataDir);
    if (opened.ok) await opened.value.close();
    const target = opened.ok ? await openPostgres(address.value, { timeoutMs: queryTimeoutMs }) : opened;
    if (!target.ok) {
      context.printError(openLine(target.fault));
      return 1;
    }
    try {
      if (await holdsOther(target.value)) {
        context.printError('the database is not empty: what is in it did not come by a copy');
        return 1;
      }
      const onProgress = (table: string, copied: number, of: number) =>
        context.printError(`${table}: ${copied} of ${of}`);
      const compared = await copyStore({ from, to: target.value, onProgress });
      await context.print(
        compared.map(({ table, rows, difference }) => `${table}: ${difference ?? `${rows}, the same`}\n`),
      );
      if (compared.every(({ difference }) => difference === undefined)) return 0;
      context.printError(
        'not the same: was the file or the database written to meanwhile? Begin again, with an empty one',
      );
      return 1;
    } finally {
      await target.value.close();
    }
  },
);
