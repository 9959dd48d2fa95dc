import type { Database } from './database.ts';

/** Reads what was kept under a name; undefined where nothing was. The reader parses it. */
export async function readSetting(db: Database, name: string): Promise<unknown> {
  return (await db.settings.get(name))?.value;
}

/** Keeps a value under a name, for later starts and for the worker. */
export async function keepSetting(db: Database, name: string, value: unknown): Promise<void> {
  await db.settings.put({ name, value });
}

/** Where the configuration is kept a second time. It stays when everything else is erased, and tells of nobody. */
export const configName = 'veldwerk-config';

/** Keeps the configuration. Twice: with a database that is lost, it would not be known any more where answers go. Never throws. */
export async function keepConfig(db: Database, config: unknown): Promise<void> {
  try {
    localStorage.setItem(configName, JSON.stringify(config));
  } catch {
    // Full or forbidden: the database has it.
  }
  await keepSetting(db, 'config', config).catch(() => {});
}

/** What was kept as the configuration, the latest first: a full database may have an older one. Never throws. */
export async function readConfigs(db: Database): Promise<readonly unknown[]> {
  const kept = await readSetting(db, 'config').catch(() => undefined);
  try {
    return [JSON.parse(localStorage.getItem(configName) ?? 'null'), kept];
  } catch {
    return [kept];
  }
}
