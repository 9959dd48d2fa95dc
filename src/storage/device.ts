import { Database } from './database.ts';
import { secondStore } from './second.ts';
import { readSetting } from './settings.ts';

/** Milliseconds that the browser may take to open the database before the app goes on without it. */
const patience = 8_000;

/** Where the tab remembers that its next start is to go on without the device's database. */
const mark = 'veldwerk-without-database';

/** What this device keeps things in, and what is kept of the device lock; undefined where there is none. */
export interface Device {
  readonly db: Database;
  readonly lock?: unknown;
  /** The device's own database, where it can be read and takes nothing, and its lock has yet to be opened: `db` stands in for it. */
  readonly own?: Database;
}

/**
 * Starts the page anew on a database in memory, since the device's own does not take what the second store would bring
 * back. That is for one start: the next one tries the device's own again.
 */
export function startWithoutDatabase(): void {
  sessionStorage.setItem(mark, 'yes');
  location.reload();
}

/** Opens the device's database, or one in memory where the browser gives none, does not open it, or it takes nothing. */
export async function openDevice(): Promise<Device> {
  const db = new Database();
  const without = startsWithout();
  let lock: unknown;
  let readable = false;
  try {
    const late = new Promise<never>((_, reject) => {
      setTimeout(reject, patience);
    });
    lock = await Promise.race([readSetting(db, 'lock'), late]);
    if (!without) return { db, lock };
    readable = true;
  } catch {
    // What is in it is not to be had: the second store may have it.
  }
  try {
    const [{ memoryDatabase }, { lockBeside }] = await Promise.all([import('./memoryDatabase.ts'), secondStore()]);
    const memory = memoryDatabase();
    // Where the second store has a device lock, nothing in it opens without.
    lock ??= await lockBeside();
    if (!readable) return { db: memory, lock };
    if (lock !== undefined) return { db: memory, lock, own: db };
    await (await import('./copying.ts')).copyAll(db, memory);
    return { db: memory };
  } catch {
    // Where its code cannot be had either, the pages say that there is nothing.
    return { db, lock };
  }
}

function startsWithout(): boolean {
  try {
    const found = sessionStorage.getItem(mark) !== null;
    sessionStorage.removeItem(mark);
    return found;
  } catch {
    return false;
  }
}
