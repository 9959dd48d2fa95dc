import type { Database } from './database.ts';

/** Reads what was kept under a name; undefined where nothing was. The reader parses it. */
export async function readSetting(db: Database, name: string): Promise<unknown> {
  return (await db.settings.get(name))?.value;
}

/** Keeps a value under a name, for later starts and for the worker. */
export async function keepSetting(db: Database, name: string, value: unknown): Promise<void> {
  await db.settings.put({ name, value });
}
