import { copyFileSync, existsSync } from 'node:fs';
import { Command } from '@commander-js/extra-typings';
import { codeKeyFile } from '../../collector/codeKey.ts';
import { configLine, readStoreConfig } from '../../collector/collectorConfig.ts';
import { applyErasure } from '../../collector/erasing.ts';
import { type Erasure, erasuresFile, readErasures } from '../../collector/erasures.ts';
import { makeFolder } from '../../collector/folder.ts';
import { instrumentsIn } from '../../collector/publishedInstruments.ts';
import { stateOf } from '../../collector/store/caseRows.ts';
import { openLine } from '../../collector/store/openFault.ts';
import { openSqliteStore } from '../../collector/store/sqlite.ts';
import { beginRestore } from '../../collector/store/sqliteBackup.ts';
import type { Store } from '../../collector/store/store.ts';
import { newInstrumentFinder } from '../../export/instrumentFinder.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { command, wrongCall } from '../command.ts';

/** `collector restore`: a backup becomes the database. */
export const restoreCommand = command(
  () =>
    new Command('restore')
      .summary('makes a backup the database')
      .description(
        `Checks a backup, and makes it the database in DATA_DIR (default: data), which has none. What was erased by law
since is erased again, out of the list that the collector keeps beside the database (ERASURES_FILE). What came in
after the backup is not in it: devices send it again by themselves only where they have no receipt, so ask for it. The
codes of cases that are not delivered, as far as the backup knows, can be exchanged again.`,
      )
      .requiredOption('--from <FILE>', 'the backup')
      .option('--erasures <FILE>', 'the list of erasures')
      .option('--no-erasures', 'there was none, or it is lost: what was erased since the backup comes back')
      .addHelpText(
        'after',
        '\nExit codes: 0 restored, 1 it could not be, and no database was made, 2 a wrong call, or a database that is not SQLite.',
      ),
  async ({ from, erasures: list }, { environment, printError, print }) => {
    if (environment['DATABASE_URL']?.trim()) {
      printError('PostgreSQL has a tool of its own: pg_restore --dbname="$DATABASE_URL" FILE');
      return 2;
    }
    if (list === undefined)
      return wrongCall('--erasures FILE is needed, lest what was erased by law comes back; or --no-erasures');
    const config = readStoreConfig(environment);
    if (!config.ok) {
      for (const fault of config.fault) printError(configLine(fault));
      return 1;
    }
    const { dataDir } = config.value;
    const erasures: Result<readonly Erasure[], string> = list === false ? ok([]) : readErasures(list);
    const restoring = erasures.ok ? beginRestore(from, dataDir) : erasures;
    if (!erasures.ok || !restoring.ok) {
      printError(restoring.ok ? '' : restoring.fault);
      return 1;
    }
    const { held, finish, drop, dataDir: staging } = restoring.value;
    try {
      const prepared = await prepare(staging, erasures.value);
      if (!prepared.ok) {
        printError(prepared.fault);
        return 1;
      }
      finish();
      const kept = erasuresFile(dataDir, config.value.erasuresFile);
      if (list !== false && !existsSync(kept)) {
        makeFolder(dataDir);
        copyFileSync(list, kept);
      }
      const { undelivered, reopened } = prepared.value;
      await print([
        `${held.responses} responses were in ${from}; ${erasures.value.length} erasures were done again.\n`,
        `${undelivered} cases are not delivered in it; ${reopened} of their codes can be exchanged again.\n`,
      ]);
      const key = codeKeyFile(dataDir, config.value.codeKeyFile);
      if (!existsSync(key))
        printError(`note: ${key}, the key of short codes, is not there: put it back, or codes are unknown`);
      return 0;
    } finally {
      drop();
    }
  },
);

interface Prepared {
  readonly undelivered: number;
  readonly reopened: number;
}

/** Prepares a backup for use: repeats erasures, and makes codes good again. */
async function prepare(dataDir: string, erasures: readonly Erasure[]): Promise<Result<Prepared, string>> {
  const opened = openSqliteStore(dataDir);
  if (!opened.ok) return fail(openLine(opened.fault));
  const store = opened.value;
  try {
    const dependencies = { store, findInstrument: newInstrumentFinder(instrumentsIn(store)), now: () => new Date() };
    for (const one of erasures) await applyErasure(one, dependencies);
    if (erasures.length > 0) await store.scrub(true);
    const reopened = await store.reopenCodes();
    await store.recordAct({ at: new Date().toISOString(), act: 'restored' });
    return ok({ undelivered: await countUndelivered(store), reopened });
  } finally {
    await store.close();
  }
}

async function countUndelivered(store: Store): Promise<number> {
  const now = new Date().toISOString();
  let count = 0;
  for await (const one of store.cases()) if (!['delivered', 'revoked'].includes(stateOf(one, now))) count += 1;
  return count;
}
