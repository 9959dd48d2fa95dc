import { report } from '../../lib/report.ts';
import { Database } from '../database.ts';
import type { DeviceStore } from '../deviceStore.ts';
import { openAll, sealAll } from './convert.ts';
import { keptRecord } from './latest.ts';
import { type LockRecord, lockRecord, type OpenLock } from './lockRecord.ts';
import { resealStash } from './resealStash.ts';
import { newLock } from './wrapping.ts';

/**
 * Locks a device: everything in the database is sealed in one step. The replica follows when the app starts with
 * the lock, which is what has to come next.
 * @param store open without a lock
 * @throws where it cannot be written; then nothing has changed
 */
export async function setLock({ base }: DeviceStore, passphrase: string): Promise<void> {
  const bare = base.tables;
  // What stands in for a database is gone at the next start, and the lock with it.
  if (!(bare instanceof Database)) throw new Error('there is no database to lock');
  const { record, cipher } = await newLock(passphrase);
  await sealAll(bare, cipher, record);
}

/**
 * The revision of a lock's record to go on from: another window may have sealed the rest since. One that opens in another
 * way is not taken over; this window is about to start anew with it.
 */
export async function currentRecord({ base }: DeviceStore, record: LockRecord): Promise<LockRecord> {
  const kept = await keptRecord(base.tables);
  const opensAlike =
    kept?.id === record.id &&
    kept.passphrase.wrapped === record.passphrase.wrapped &&
    kept.authenticator?.wrapped === record.authenticator?.wrapped;
  return opensAlike && kept.revision > record.revision ? kept : record;
}

/**
 * Keeps another revision of the lock's record, in both stores. One that the replica does not take now, it gets at the
 * next start.
 * @throws where the database does not take it; then nothing has changed
 */
export async function keepLock({ base }: DeviceStore, record: LockRecord): Promise<void> {
  if (base.tables.inMemory) throw new Error('there is no database to keep it');
  await base.tables.writeSettings(async (settings) => {
    const kept = lockRecord.safeParse((await settings.get('lock'))?.value).data;
    const follows = !kept || (kept.id === record.id && kept.revision === record.revision - 1);
    if (!follows) throw new Error('changed by another window');
    await settings.put({ name: 'lock', value: record });
  });
  const replica = await base.replica();
  await replica.keepLock(record).catch((cause: unknown) => report('keep lock', cause));
}

/**
 * Takes the lock off: everything rests readable again. The app has to start anew then, whatever became of it: what was
 * cut short asks for the passphrase once more, and is locked as before.
 * @param store open with the lock; it is closed
 * @throws where it cannot be written
 */
export async function takeLockOff({ base }: DeviceStore, { cipher }: OpenLock): Promise<void> {
  const { tables } = base;
  if (tables.inMemory) throw new Error('what is locked is not open');
  const replica = await base.replica();
  // It would lock the device again at the next start, perhaps under an older passphrase.
  if (replica.unreachable) throw new Error('the replica cannot be reached');
  const responses = await tables.read((rows) => rows.responses.toCollection().primaryKeys());
  resealStash(cipher, 'readable');
  tables.close();
  const bare = new Database();
  await openAll(bare, cipher);
  await replica.unseal(bare, responses);
}
