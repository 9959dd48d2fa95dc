import { WriteError } from './change.ts';
import type { DeviceStore } from './deviceStore.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * Takes off the device what was received so long ago; receipts stay. A response that cannot be removed now is left for
 * the next time.
 * @param days whole days since the collector's receipt
 * @param now epoch milliseconds
 * @returns how many were removed
 */
export async function removeReceived(store: DeviceStore, days: number, now: number): Promise<number> {
  const receipts = await store.receipts();
  const here = new Set(await store.base.tables.read(({ responses }) => responses.toCollection().primaryKeys()));
  let removed = 0;
  for (const { id, receivedAt } of receipts) {
    if (!here.has(id) || now - Date.parse(receivedAt) < days * day) continue;
    try {
      await store.write([{ kind: 'removed', response: id }]);
      removed += 1;
    } catch (cause) {
      if (!(cause instanceof WriteError)) throw cause;
    }
  }
  return removed;
}
