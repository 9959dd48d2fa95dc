import type { Database } from '../database.ts';
import type { Second } from '../dexiePort.ts';
import { keepSetting } from '../settings.ts';
import { openAll, sealAll } from './convert.ts';
import { keptRecord } from './latest.ts';
import type { LockRecord, OpenLock } from './lockRecord.ts';
import { repark } from './reparking.ts';
import { newLock } from './wrapping.ts';

/**
 * Locks a device: everything in the database is sealed in one step. The second store follows when the app starts with
 * the lock, which is what has to come next.
 * @param bare the database, open without a lock
 * @throws where it cannot be written; then nothing has changed
 */
export async function setLock(bare: Database, passphrase: string): Promise<void> {
  // What stands in for a database is gone at the next start, and the lock with it.
  if (bare.inMemory) throw new Error('there is no database to lock');
  const { record, cipher } = await newLock(passphrase);
  await sealAll(bare, cipher, record);
}

/**
 * Keeps another revision of the lock's record, in both stores. One that the second store does not take now, it gets at
 * the next start.
 * @throws where the database does not take it; then nothing has changed
 */
export async function keepLock(db: Database, second: Second, record: LockRecord): Promise<void> {
  if (db.inMemory) throw new Error('there is no database to keep it');
  await db.transaction('rw', db.settings, async () => {
    const kept = await keptRecord(db);
    const follows = !kept || (kept.id === record.id && kept.revision === record.revision - 1);
    if (!follows) throw new Error('changed by another window');
    await keepSetting(db, 'lock', record);
  });
  if (typeof second === 'object') await second.journal.keepLock(record).catch(() => {});
}

/**
 * Takes the lock off: everything rests readable again. The app has to start anew then, whatever became of it: what was
 * cut short asks for the passphrase once more, and is locked as before.
 * @param db the database, open with the lock; it is closed
 * @throws where it cannot be written
 */
export async function takeLockOff(db: Database, bare: Database, second: Second, { cipher }: OpenLock): Promise<void> {
  if (db.inMemory) throw new Error('what is locked is not open');
  // It would lock the device again at the next start, perhaps under an older passphrase.
  if (typeof second === 'string' && second !== 'none') throw new Error('the second store cannot be reached');
  const responses = await db.responses.toCollection().primaryKeys();
  repark(cipher, 'readable');
  db.close();
  await openAll(bare, cipher);
  if (typeof second !== 'object') return;
  await second.unseal(bare, responses);
}
