import { ok, type Result } from '../../lib/result.ts';
import type { StoreConfig } from '../collectorConfig.ts';
import type { OpenStoreFault } from './openFault.ts';
import { openPostgresStore, type PostgresOptions } from './postgres.ts';
import { openSqliteStore, openSqliteStoreToRead, type StoreToRead } from './sqlite.ts';
import type { Store } from './store.ts';

/** Opens the store of a collector: the database that `DATABASE_URL` names, else the file in the data folder. */
export const openStore = async (
  { dataDir, database }: Pick<StoreConfig, 'dataDir' | 'database'>,
  options: Omit<PostgresOptions, 'newCode'> = {},
): Promise<Result<Store, OpenStoreFault>> =>
  database ? openPostgresStore(database, options) : openSqliteStore(dataDir);

/** The same, to be read and not changed. */
export async function openStoreToRead(
  { dataDir, database }: Pick<StoreConfig, 'dataDir' | 'database'>,
  options: Omit<PostgresOptions, 'newCode'> = {},
): Promise<Result<StoreToRead, OpenStoreFault>> {
  if (!database) return openSqliteStoreToRead(dataDir);
  const opened = await openPostgresStore(database, options);
  return opened.ok ? ok({ store: opened.value, doubt: undefined }) : opened;
}
