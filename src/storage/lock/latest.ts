import type { Database } from '../database.ts';
import { keepSetting, readSetting } from '../settings.ts';
import { type LockRecord, lockRecord } from './lockRecord.ts';

/** The lock's record that the database has; undefined where it has none that reads. */
export const keptRecord = async (db: Database): Promise<LockRecord | undefined> =>
  lockRecord.safeParse(await readSetting(db, 'lock')).data;

/**
 * Keeps a lock's record in the database, unless a later revision is there: another window may have changed the
 * passphrase, and it must not change back.
 * @returns the one that is there then
 */
export const keepLatest = (db: Database, record: LockRecord): Promise<LockRecord> =>
  db.transaction('rw', db.settings, async () => {
    const kept = await keptRecord(db);
    if (kept && kept.id === record.id && kept.revision > record.revision) return kept;
    await keepSetting(db, 'lock', record);
    return record;
  });
