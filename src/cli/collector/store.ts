import { existsSync } from 'node:fs';
import { configLine, readStoreConfig } from '../../collector/config.ts';
import { openStore } from '../../collector/store/open.ts';
import { openLine } from '../../collector/store/openFault.ts';
import { databaseFile } from '../../collector/store/sqlite.ts';
import type { Store } from '../../collector/store/store.ts';
import type { Desk } from './command.ts';

/** Nobody waits at a command as at a request, and a count over a million rows takes its time. */
const patienceMs = 10 * 60_000;

/** Opens the store in `DATABASE_URL` or `DATA_DIR`; undefined where that fails, which has been said then. The caller closes it. */
export async function openDeskStore({ environment, complain }: Desk): Promise<Store | undefined> {
  const config = readStoreConfig(environment);
  if (!config.ok) {
    for (const fault of config.fault) complain(configLine(fault));
    return undefined;
  }
  const { dataDir, database } = config.value;
  // Opening would make an empty database, and an empty export looks like a true one.
  if (!database && !existsSync(databaseFile(dataDir))) {
    complain(`there is no database at ${databaseFile(dataDir)}; DATA_DIR names its folder`);
    return undefined;
  }
  const opened = await openStore(config.value, { existing: true, patienceMs });
  if (opened.ok) return opened.value;
  complain(openLine(opened.fault));
  return undefined;
}
