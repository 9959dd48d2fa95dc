import { existsSync } from 'node:fs';
import { configLine, readStoreConfig } from '../../collector/config.ts';
import { databaseFile, openLine, openSqliteStore } from '../../collector/store/sqlite.ts';
import type { Store } from '../../collector/store/store.ts';
import type { Desk } from '../desk.ts';

/** Opens the store in `DATA_DIR`; undefined where that fails, which has been said then. The caller closes it. */
export function openStore({ environment, complain }: Desk): Store | undefined {
  const config = readStoreConfig(environment);
  if (!config.ok) {
    for (const fault of config.fault) complain(configLine(fault));
    return undefined;
  }
  const { dataDir } = config.value;
  // Opening would make an empty database, and an empty export looks like a true one.
  if (!existsSync(databaseFile(dataDir))) {
    complain(`there is no database at ${databaseFile(dataDir)}; DATA_DIR names its folder`);
    return undefined;
  }
  const opened = openSqliteStore(dataDir);
  if (opened.ok) return opened.value;
  complain(openLine(opened.fault));
  return undefined;
}
