import { report } from '../../lib/report.ts';
import { lockInReplica } from '../closedReplica.ts';
import { Database } from '../database.ts';
import { type Device, startWithoutDatabase } from '../device.ts';
import type { Tables } from '../tables.ts';
import { isUnwritable } from '../unwritable.ts';
import { fillNames, sealAll, sealReceipts } from './convert.ts';
import { keptRecord } from './latest.ts';
import { type LockRecord, lockRecord, type OpenLock } from './lockRecord.ts';
import { resealStash } from './resealStash.ts';
import { sealing } from './sealing.ts';

/** The record of a device's lock, of whichever store has one that reads. */
export async function recordOf({ lock }: Device): Promise<LockRecord | undefined> {
  return lockRecord.safeParse(lock).data ?? lockInReplica();
}

/**
 * Has all that rests readable on a device sealed, now that its lock is open.
 * @throws where the database does not take it
 */
export async function sealRest({ tables: bare }: Device, { record, cipher }: OpenLock): Promise<void> {
  if (bare instanceof Database) {
    // Set, or found in the replica: what the device has is sealed before anything is read from it.
    try {
      if (record.state === 'sealing') await sealAll(bare, cipher, record);
      // Under its old key, an answer would not be found by the one that takes its place.
      await fillNames(bare, cipher);
    } catch (cause) {
      if (isUnwritable(cause)) startWithoutDatabase();
      throw cause;
    }
    // What came meanwhile, or before receipts were sealed; it is read as it is where that fails.
    await sealReceipts(bare, cipher).catch((cause: unknown) => report('seal receipts', cause));
  }
  resealStash(cipher, 'sealed');
}

/** The tables of a device, opened by its lock: what is sealed in them is read. The locked ones are closed. */
export async function openUnder({ tables, own }: Device, { cipher }: OpenLock): Promise<Tables> {
  if (tables.inMemory) {
    if (own) await readInto(tables, own, cipher);
    return tables;
  }
  tables.close();
  return new Database(undefined, undefined, sealing({ cipher, plain: false }));
}

/** Puts what the device's own database has, which takes nothing, into the memory that stands in for it. */
async function readInto(memory: Tables, own: Tables, cipher: OpenLock['cipher']): Promise<void> {
  // Where it was lost, the lock with it, what is in it by now is not sealed.
  // What cannot be read is reported.
  const plain = (await keptRecord(own).catch(() => undefined))?.state !== 'sealed';
  own.close();
  const { copyAll } = await import('../copying.ts');
  await copyAll(new Database(undefined, undefined, sealing({ cipher, plain })), memory);
}
