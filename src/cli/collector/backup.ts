import { existsSync } from 'node:fs';
import { Command } from '@commander-js/extra-typings';
import { codeKeyFile } from '../../collector/codeKey.ts';
import { configLine, readStoreConfig } from '../../collector/collectorConfig.ts';
import { erasuresFile } from '../../collector/erasures.ts';
import { databaseFile } from '../../collector/store/sqlite.ts';
import { backUp } from '../../collector/store/sqliteBackup.ts';
import { command } from '../command.ts';

/** `collector backup`: a copy of the database that is whole. */
export const backupCommand = command(
  () =>
    new Command('backup')
      .summary('a copy of the database, while the collector runs')
      .description(
        `Copies the database in DATA_DIR (default: data) as it stands at one moment, and reads the copy once before it
has its name. A copy by other means (cp, rsync) of a database in use lacks what was received last, or is damaged.
The key of short codes is not in it, nor the list of erasures: keep them apart from it.`,
      )
      .requiredOption('--out <FILE>', 'the copy, for its owner alone')
      .option('--replace', 'in the place of a file that is there')
      .addHelpText(
        'after',
        '\nExit codes: 0 copied, 1 it could not be, 2 a wrong call, or a database that is not SQLite.',
      ),
  async ({ out, replace }, { environment, printError, print }) => {
    if (environment['DATABASE_URL']?.trim()) {
      printError('PostgreSQL has a tool of its own: pg_dump --format=custom --file=FILE "$DATABASE_URL"');
      return 2;
    }
    const config = readStoreConfig(environment);
    if (!config.ok) {
      for (const fault of config.fault) printError(configLine(fault));
      return 1;
    }
    const { dataDir } = config.value;
    if (!existsSync(databaseFile(dataDir))) {
      printError(`there is no database at ${databaseFile(dataDir)}; DATA_DIR names its folder`);
      return 1;
    }
    if (existsSync(out) && !replace) {
      printError(`${out} is there already (--replace)`);
      return 1;
    }
    const held = backUp(dataDir, out);
    if (!held.ok) {
      printError(`no backup was made: ${held.fault}`);
      return 1;
    }
    const key = codeKeyFile(dataDir, config.value.codeKeyFile);
    await print([
      `${held.value.responses} responses are in ${out}, and it was read to its end.\n`,
      `Not in it, to be kept apart: ${key} (the key of short codes), ${erasuresFile(dataDir, config.value.erasuresFile)} (the erasures).\n`,
    ]);
    return 0;
  },
);
