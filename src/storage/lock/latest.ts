import { readSetting } from '../settings.ts';
import type { Tables } from '../tables.ts';
import { type LockRecord, lockRecord } from './lockRecord.ts';

/** The lock's record that the database has; undefined where it has none that reads. */
export const keptRecord = async (tables: Tables): Promise<LockRecord | undefined> =>
  lockRecord.safeParse(await readSetting(tables, 'lock')).data;

/**
 * Keeps a lock's record in the database, unless a later revision is there: another window may have changed the
 * passphrase, and it must not change back.
 * @returns the one that is there then
 */
export const keepLatest = (tables: Tables, record: LockRecord): Promise<LockRecord> =>
  tables.writeSettings(async (settings) => {
    const kept = lockRecord.safeParse((await settings.get('lock'))?.value).data;
    if (kept && kept.id === record.id && kept.revision > record.revision) return kept;
    await settings.put({ name: 'lock', value: record });
    return record;
  });
