import type { ResponseRow } from './rows.ts';
import type { Rows, RowTable } from './tables.ts';

/** Rows of one transaction, in which the row of a response is read once, however many of its changes ask for it. */
export const readOnce = (rows: Rows): Rows => ({ ...pick(rows), responses: remembering(rows.responses) });

/** By name: rows may be members of a class. */
const pick = ({ prefilled, answers, annotations, trail, times, outbox, receipts, strays, responses }: Rows): Rows => ({
  prefilled,
  answers,
  annotations,
  trail,
  times,
  outbox,
  receipts,
  strays,
  responses,
});

function remembering(table: RowTable<ResponseRow, string>): RowTable<ResponseRow, string> {
  const known = new Map<string, ResponseRow | undefined>();
  return {
    async get(id) {
      if (!known.has(id)) known.set(id, await table.get(id));
      return known.get(id);
    },
    put(row) {
      known.set(row.id, row);
      return table.put(row);
    },
    add(row) {
      known.set(row.id, row);
      return table.add(row);
    },
    delete(id) {
      known.set(id, undefined);
      return table.delete(id);
    },
    toArray: () => table.toArray(),
    count: () => table.count(),
    toCollection: () => table.toCollection(),
    bulkAdd: (all) => table.bulkAdd(all),
    bulkPut: (all) => table.bulkPut(all),
  };
}
