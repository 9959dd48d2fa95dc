import type { DeviceStore } from './deviceStore.ts';
import type { Tables } from './tables.ts';

/** Reads what was kept under a name; undefined where nothing was. The reader parses it. */
export const readSetting = (tables: Tables, name: string): Promise<unknown> =>
  tables.readSettings(async (settings) => (await settings.get(name))?.value);

/** Keeps a value under a name, for later starts and for the worker. */
export const keepSetting = (tables: Tables, name: string, value: unknown): Promise<void> =>
  tables.writeSettings(async (settings) => void (await settings.put({ name, value })));

/** What the name of a setting begins with that holds what a device keeps of a draft's copies; its response follows. */
export const draftCopyPrefix = 'draftCopy ';

/** Where the configuration is kept a second time. It stays when everything else is erased, and tells of nobody. */
export const configName = 'veldwerk-config';

/** Keeps the configuration. Twice: with a database that is lost, it would not be known any more where answers go. Never throws. */
export async function keepConfig(store: Pick<DeviceStore, 'keepSetting'>, config: unknown): Promise<void> {
  try {
    localStorage.setItem(configName, JSON.stringify(config));
  } catch {
    // Full or forbidden: the database has it.
  }
  await store.keepSetting('config', config).catch(() => {
    // Reported already; it is fetched and kept again at the next start.
  });
}

/** What was kept as the configuration, the latest first: a full database may have an older one. Never throws. */
export async function readConfigs(store: Pick<DeviceStore, 'setting'>): Promise<readonly unknown[]> {
  // Where it cannot be read, which is reported, it is kept a second time.
  const kept = await store.setting('config').catch(() => undefined);
  try {
    return [JSON.parse(localStorage.getItem(configName) ?? 'null'), kept];
  } catch {
    // Forbidden, or not JSON: the database has it.
    return [kept];
  }
}
