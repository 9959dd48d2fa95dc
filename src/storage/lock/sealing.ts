import type { DBCore, DBCoreMutateRequest, DBCoreTable, Middleware } from 'dexie';
import type { Cipher } from './cipher.ts';
import { openRow, sealedTables, sealRow } from './sealedRow.ts';

/** What works on a database that is under a lock. */
export interface Sealing {
  readonly cipher: Cipher;
  /** Whether rows that are not sealed are read as well. */
  readonly plain: boolean;
}

/**
 * Seals what is written to a database and opens what is read from it, below everything that works with rows: nothing
 * above knows of it. In one step each, since a transaction ends where it waits for anything else.
 */
export const sealing = ({ cipher, plain }: Sealing): Middleware<DBCore> => ({
  stack: 'dbcore',
  name: 'sealing',
  // Below Dexie's own, which look at what is in the rows.
  level: -10,
  create: (down) => ({ table: (name) => sealedTable(down.table(name), name, cipher, plain) }),
});

function sealedTable(table: DBCoreTable, name: string, cipher: Cipher, plain: boolean): DBCoreTable {
  const rule = sealedTables[name];
  if (!rule) return table;
  const open = (stored: unknown) => openRow(cipher, name, stored, plain);
  /** Keys end with the name that is blinded, where one is. */
  const renamed = (key: unknown, how: (name: string) => string): unknown =>
    rule.blind && Array.isArray(key) ? [...key.slice(0, -1), how(String(key.at(-1)))] : key;
  const inward = (key: unknown) => renamed(key, (word) => cipher.blind(word));
  const outward = (key: unknown) => renamed(key, (word) => cipher.unblind(word));

  // Chained, not awaited: these are Dexie's own promises, which keep the transaction that they belong to.
  const mutate = (request: DBCoreMutateRequest) => {
    if (request.type === 'delete') return table.mutate({ ...request, keys: request.keys.map(inward) });
    if (request.type === 'deleteRange') return table.mutate(request);
    const values = request.values.map((row: unknown) => sealRow(cipher, name, row));
    return table
      .mutate({ ...request, values })
      .then((done) => (done.results ? { ...done, results: done.results.map(outward) } : done));
  };
  return {
    ...table,
    mutate,
    get: (request) => table.get({ ...request, key: inward(request.key) }).then(open),
    getMany: (request) =>
      table.getMany({ ...request, keys: request.keys.map(inward) }).then((rows: unknown[]) => rows.map(open)),
    query: (request) =>
      table.query(request).then(({ result }) => ({ result: result.map(request.values ? open : outward) })),
    openCursor: () => Promise.reject(new Error('a sealed table is read whole, and not by a cursor')),
  };
}
