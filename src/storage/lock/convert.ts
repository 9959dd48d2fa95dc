import * as z from 'zod/mini';
import type { Database } from '../database.ts';
import type { ReceiptRow } from '../rows.ts';
import type { Tables } from '../tables.ts';
import type { Cipher } from './cipher.ts';
import { keepLatest, keptRecord } from './latest.ts';
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
    async () => void (await keepLatest(bare, record)),
    async () => {
      const kept = await keptRecord(bare);
      // Two windows that lock at once: the second would bury the key that everything is sealed under by now.
      if (kept && kept.id !== record.id) throw new Error('locked by another window');
    },
  );

/** Seals the receipts that came while the device was locked. @param bare the tables, open without its lock */
export const sealReceipts = (bare: Tables, cipher: Cipher): Promise<void> =>
  bare.write(async ({ receipts }) => {
    const rows = await receipts.toArray();
    // As they rest under a lock, they are none of the rows that the tables promise.
    await receipts.bulkPut(rows.map((row) => sealRow(cipher, 'receipts', row) as ReceiptRow));
  });

/**
 * Gives what a released version sealed under names that show their length the keys that it has now; all of it or nothing.
 * Where one wrote again after this version, the later row of the two holds.
 * @param bare the database, open without its lock
 */
export const fillNames = (bare: Database, cipher: Cipher): Promise<void> =>
  bare.transaction('rw', bare.answers, bare.annotations, async () => {
    for (const [name, member] of [
      ['answers', 'item'],
      ['annotations', 'name'],
    ] as const) {
      const table = bare.table(name);
      const keys = (await table.toCollection().primaryKeys()) as [response: string, name: string][];
      const numberOf = (row: unknown): number => numbered.safeParse(openRow(cipher, name, row, false)).data?.seq ?? 0;
      for (const key of keys) {
        const filled = cipher.filledUp(key[1]);
        if (filled === undefined) continue;
        const row: object = await table.get(key);
        const there: unknown = await table.get([key[0], filled]);
        await table.delete(key);
        if (there === undefined || numberOf(there) < numberOf(row)) await table.put({ ...row, [member]: filled });
      }
    }
  });

const numbered = z.looseObject({ seq: z.number() });

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
  first: () => Promise<void> = async () => {},
): Promise<void> {
  await bare.transaction('rw', bare.tables, async () => {
    await first();
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
