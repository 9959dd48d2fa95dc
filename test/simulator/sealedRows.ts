import type { Cipher } from '../../src/storage/lock/cipher.ts';
import { openRow, sealedTables, sealRow } from '../../src/storage/lock/sealedRow.ts';
import type { PartTable, Rows, RowTable } from '../../src/storage/tables.ts';

type Part = PartTable<object, unknown>;

/**
 * A table in memory as whoever has a lock's key works with it: what `storage/lock/sealing.ts` is to the browser's database,
 * with the product's own way to seal and to open a row.
 * @param plain whether rows that are not sealed are read as well
 */
export function underLock(table: unknown, name: string, cipher: Cipher, plain: boolean): unknown {
  const below = table as Part;
  const isBlinded = sealedTables[name]?.blind !== undefined;
  const open = (stored: unknown) => (stored === undefined ? undefined : openRow(cipher, name, stored, plain)) as object;
  const seal = (row: object) => sealRow(cipher, name, row) as object;
  const renamed = (key: unknown, how: (word: string) => string): unknown =>
    isBlinded && Array.isArray(key) ? [...key.slice(0, -1), how(String(key.at(-1)))] : key;
  const inward = (key: unknown) => renamed(key, (word) => cipher.blind(word));
  const outward = (key: unknown) => renamed(key, (word) => cipher.unblind(word));
  const all: RowTable<object, unknown> = {
    get: async (key) => open(await below.get(inward(key))),
    toArray: async () => (await below.toArray()).map(open),
    count: () => below.count(),
    toCollection: () => ({ primaryKeys: async () => (await below.toCollection().primaryKeys()).map(outward) }),
    add: (row) => below.add(seal(row)),
    put: (row) => below.put(seal(row)),
    delete: (key) => below.delete(inward(key)),
    bulkAdd: (rows) => below.bulkAdd(rows.map(seal)),
    bulkPut: (rows) => below.bulkPut(rows.map(seal)),
  };
  const where: Part['where'] = (index) => ({
    equals: (response) => {
      const parts = below.where(index).equals(response);
      return {
        toArray: async () => (await parts.toArray()).map(open),
        primaryKeys: async () => (await parts.primaryKeys()).map(outward),
        sortBy: async (member) => (await parts.sortBy(member)).map(open),
        count: () => parts.count(),
        delete: () => parts.delete(),
      };
    },
  });
  return { ...all, where };
}

/** All rows of a device, as whoever has its lock's key works with them. */
export const rowsUnderLock = (rows: Rows, cipher: Cipher, plain: boolean): Rows =>
  Object.fromEntries(
    Object.entries(rows).map(([name, table]) => [name, underLock(table, name, cipher, plain)]),
  ) as unknown as Rows;
