import type { Database } from '../database.ts';
import type { Second } from '../dexiePort.ts';
import { keepSetting } from '../settings.ts';
import { openAll, sealAll } from './convert.ts';
import type { LockRecord, OpenLock } from './lockRecord.ts';
import { newLock } from './wrapping.ts';

/**
 * Locks a device: everything in the database is sealed in one step. The second store follows when the app starts with
 * the lock, which is what has to come next.
 * @param bare the database, open without a lock
 * @throws where it cannot be written; then nothing has changed
 */
export async function setLock(bare: Database, second: Second, passphrase: string): Promise<void> {
  const { record, cipher } = await newLock(passphrase);
  // A database in memory is gone at the next start: the lock has to be found beside what rests.
  if (bare.inMemory && typeof second === 'object') await second.journal.keepLock(record);
  await sealAll(bare, cipher, record);
}

/**
 * Keeps another revision of the lock's record, in both stores. One that the second store does not take now, it gets at
 * the next start.
 * @throws where the database does not take it; then nothing has changed
 */
export async function keepLock(db: Database, second: Second, record: LockRecord): Promise<void> {
  if (!db.inMemory) await keepSetting(db, 'lock', record);
  if (typeof second !== 'object') return;
  const kept = second.journal.keepLock(record);
  await (db.inMemory ? kept : kept.catch(() => {}));
}

/**
 * Takes the lock off: everything rests readable again. The app has to start anew then, whatever became of it: what was
 * cut short asks for the passphrase once more, and is locked as before.
 * @param db the database, open with the lock; it is closed
 * @throws where it cannot be written
 */
export async function takeLockOff(db: Database, bare: Database, second: Second, { cipher }: OpenLock): Promise<void> {
  const responses = await db.responses.toCollection().primaryKeys();
  if (!db.inMemory) {
    db.close();
    await openAll(bare, cipher);
  }
  if (typeof second !== 'object') return;
  await second.unseal(bare, responses);
}
