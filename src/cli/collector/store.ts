import { existsSync } from 'node:fs';
import { configLine, readStoreConfig } from '../../collector/config.ts';
import {
  databaseFile,
  openLine,
  openSqliteStore,
  openSqliteStoreToRead,
  type ReadStoreFault,
} from '../../collector/store/sqlite.ts';
import type { Store } from '../../collector/store/store.ts';
import type { Result } from '../../lib/result.ts';
import type { Desk } from '../desk.ts';

/** Opens the store in `DATA_DIR`; undefined where that fails, which has been said then. The caller closes it. */
export const openStore = (desk: Desk): Store | undefined => opened(desk, (dataDir) => openSqliteStore(dataDir));

/** The same, for who only reads; what there is to say of a copy has been said. */
export function openStoreToRead(desk: Desk): Store | undefined {
  const read = opened(desk, openSqliteStoreToRead);
  if (read?.doubt !== undefined) desk.complain(`note: ${read.doubt}`);
  return read?.store;
}

function opened<Opened>(
  { environment, complain }: Desk,
  open: (dataDir: string) => Result<Opened, ReadStoreFault>,
): Opened | undefined {
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
  const store = open(dataDir);
  if (store.ok) return store.value;
  complain(openLine(store.fault));
  return undefined;
}
