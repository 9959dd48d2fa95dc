import { Database } from './database.ts';
import { secondStore } from './second.ts';
import { readSetting } from './settings.ts';

/** Milliseconds that the browser may take to open the database before the app goes on without it. */
const patience = 8_000;

/** What this device keeps things in, and what is kept of the device lock; undefined where there is none. */
export interface Device {
  readonly db: Database;
  readonly lock?: unknown;
}

/** Opens the device's database, or one in memory where the browser gives none or does not open it. */
export async function openDevice(): Promise<Device> {
  const db = new Database();
  try {
    const late = new Promise<never>((_, reject) => {
      setTimeout(reject, patience);
    });
    return { db, lock: await Promise.race([readSetting(db, 'lock'), late]) };
  } catch {
    try {
      const [{ memoryDatabase }, { lockBeside }] = await Promise.all([import('./memoryDatabase.ts'), secondStore()]);
      // Where the second store has a device lock, nothing in it opens without.
      return { db: memoryDatabase(), lock: await lockBeside() };
    } catch {
      // Where its code cannot be had either, the pages say that there is nothing.
      return { db };
    }
  }
}
