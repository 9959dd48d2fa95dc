import { existsSync } from 'node:fs';
import { configLine, readStoreConfig, type StoreConfig } from '../../collector/collectorConfig.ts';
import { type OpenStoreFault, openLine } from '../../collector/store/openFault.ts';
import { openStore, openStoreToRead } from '../../collector/store/openStore.ts';
import { databaseFile } from '../../collector/store/sqlite.ts';
import type { Store } from '../../collector/store/store.ts';
import type { Result } from '../../lib/result.ts';
import type { CommandContext } from '../commandContext.ts';

/** Commands may take longer than requests: counting a million rows takes a while. */
const options = { existing: true, timeoutMs: 10 * 60_000 } as const;

/** Opens the store in `DATABASE_URL` or `DATA_DIR`; undefined where that fails, which has been printed. The caller closes it. */
export const openCommandStore = (context: CommandContext): Promise<Store | undefined> =>
  opened(context, (config) => openStore(config, options));

/** The same, read-only; a warning about a copy has been printed. */
export async function openCommandStoreToRead(context: CommandContext): Promise<Store | undefined> {
  const read = await opened(context, (config) => openStoreToRead(config, options));
  if (read?.doubt !== undefined) context.printError(`note: ${read.doubt}`);
  return read?.store;
}

async function opened<Opened>(
  { environment, printError }: CommandContext,
  open: (config: StoreConfig) => Promise<Result<Opened, OpenStoreFault>>,
): Promise<Opened | undefined> {
  const config = readStoreConfig(environment);
  if (!config.ok) {
    for (const fault of config.fault) printError(configLine(fault));
    return undefined;
  }
  const { dataDir, database } = config.value;
  // Opening would create an empty database, and an export of that would look complete.
  if (!database && !existsSync(databaseFile(dataDir))) {
    printError(`there is no database at ${databaseFile(dataDir)}; DATA_DIR names its folder`);
    return undefined;
  }
  const store = await open(config.value);
  if (store.ok) return store.value;
  printError(openLine(store.fault));
  return undefined;
}
