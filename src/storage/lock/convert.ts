import type { Database } from '../database.ts';
import type { Cipher } from './cipher.ts';
import type { LockRecord } from './lockRecord.ts';
import { openRow, sealedTables, sealRow } from './sealedRow.ts';

/**
 * Seals every row of a database that is open without its lock, and keeps the lock's record; all of it or nothing.
 * Rows that are sealed already stay as they are.
 */
export const sealAll = (bare: Database, cipher: Cipher, record: LockRecord): Promise<void> =>
  rewrite(
    bare,
    (table, row) => sealRow(cipher, table, row),
    async () => void (await bare.settings.put({ name: 'lock', value: record })),
  );

/** Opens every row of a database that is open without its lock, and removes the lock's record; all of it or nothing. */
export const openAll = (bare: Database, cipher: Cipher): Promise<void> =>
  rewrite(
    bare,
    (table, row) => openRow(cipher, table, row, true),
    () => bare.settings.delete('lock'),
  );

async function rewrite(
  bare: Database,
  how: (table: string, row: unknown) => unknown,
  then: () => Promise<void>,
): Promise<void> {
  await bare.transaction('rw', bare.tables, async () => {
    for (const name of Object.keys(sealedTables)) {
      const table = bare.table(name);
      const rows: unknown[] = await table.toArray();
      // Their keys change: a name that is blinded is another one.
      await table.clear();
      await table.bulkAdd(rows.map((row) => how(name, row)));
    }
    await then();
  });
}
