import { report } from '../lib/report.ts';
import { Database } from './database.ts';
import { readSetting } from './settings.ts';
import type { Tables } from './tables.ts';

/** How long the browser may take to open the database before the app goes on without it. */
const openTimeoutMs = 8_000;

/** Where the tab remembers that its next start is to go on without the device's database. */
const mark = 'veldwerk-without-database';

/** What this device keeps things in, and what is kept of the device lock; undefined where there is none. */
export interface Device {
  readonly tables: Tables;
  readonly lock?: unknown;
  /** The device's own database, where it can be read and takes nothing, and its lock has yet to be opened: `tables` stand in for it. */
  readonly own?: Tables;
}

/**
 * Starts the page anew in memory, since the device's own database does not take what the replica would bring back. That
 * is for one start: the next one tries the device's own again.
 */
export function startWithoutDatabase(): void {
  try {
    sessionStorage.setItem(mark, 'yes');
  } catch (cause) {
    // Without the mark it would start anew for ever.
    report('start without database', cause);
    return;
  }
  location.reload();
}

/**
 * Opens the device's database, or memory in its place where the browser gives none, does not open it, or it takes nothing.
 * @returns 'newer' where a newer version of the app has had it: this one leaves it alone, and the journal with it
 */
export async function openDevice(): Promise<Device | 'newer'> {
  const db = new Database();
  const without = startsWithout();
  let lock: unknown;
  let readable = false;
  try {
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('timeout')), openTimeoutMs);
    });
    lock = await Promise.race([readSetting(db, 'lock'), late]);
    if (db.isNewer) {
      db.close();
      return 'newer';
    }
    if (!without) return { tables: db, lock };
    readable = true;
  } catch (cause) {
    // What is in it is not to be had: the replica may have it.
    report('open database', cause);
  }
  try {
    const [{ memoryTables }, { lockInReplica }] = await Promise.all([
      import('./memoryTables.ts'),
      import('./closedReplica.ts'),
    ]);
    const memory = memoryTables();
    // Where the replica has a device lock, nothing in it opens without.
    lock ??= await lockInReplica();
    if (!readable) return { tables: memory, lock };
    if (lock !== undefined) return { tables: memory, lock, own: db };
    await (await import('./copying.ts')).copyAll(db, memory);
    return { tables: memory };
  } catch (cause) {
    report('memory', cause);
    // Where its code cannot be had either, the pages say that there is nothing.
    return { tables: db, lock };
  }
}

function startsWithout(): boolean {
  try {
    const found = sessionStorage.getItem(mark) !== null;
    sessionStorage.removeItem(mark);
    return found;
  } catch {
    // A browser that keeps nothing has not kept this either.
    return false;
  }
}
