import { WriteError } from './change.ts';
import type { DeviceStore } from './deviceStore.ts';
import { responseRow } from './rows.ts';

const day = 24 * 60 * 60 * 1000;

/** The moment of completion by this device's clock; 0 where the row does not say. */
const completedOf = (row: unknown): number => {
  const completed = Date.parse(responseRow.safeParse(row).data?.completedAt ?? '');
  return Number.isNaN(completed) ? 0 : completed;
};

/**
 * Takes off the device what was received so long ago; receipts stay. A response that cannot be removed now is left for
 * the next time.
 * @param days whole days since the collector's receipt; or since completion, where the device's clock is ahead of the
 * collector's: nothing is to go in the moment in which it is received
 * @param now epoch milliseconds
 * @returns how many were removed
 */
export async function removeReceived(store: DeviceStore, days: number, now: number): Promise<number> {
  const receipts = await store.receipts();
  const here = await store.base.tables.read(async ({ responses }) => ({
    ids: new Set(await responses.toCollection().primaryKeys()),
    completed: new Map((await responses.toArray()).map((row) => [row.id, completedOf(row)])),
  }));
  let removed = 0;
  for (const { id, receivedAt } of receipts) {
    const since = Math.max(Date.parse(receivedAt), here.completed.get(id) ?? 0);
    if (!here.ids.has(id) || now - since < days * day) continue;
    try {
      await store.write([{ kind: 'removed', response: id }]);
      removed += 1;
    } catch (cause) {
      if (!(cause instanceof WriteError)) throw cause;
    }
  }
  return removed;
}
