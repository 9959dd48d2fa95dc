import { WriteError } from './change.ts';
import type { DeviceStore } from './deviceStore.ts';
import { receiptOfCorrection } from './receivedCorrection.ts';
import { receiptRow, responseRow } from './rows.ts';

const day = 24 * 60 * 60 * 1000;

/** The moment of completion by this device's clock; 0 where the row does not say. */
const completedOf = (row: unknown): number => {
  const completed = Date.parse(responseRow.safeParse(row).data?.completedAt ?? '');
  return Number.isNaN(completed) ? 0 : completed;
};

/** What may go, and the receipt that says so: its own, or that of the response that corrects what was refused. */
interface Received {
  readonly id: string;
  readonly completedMs: number;
  readonly receivedAt: string;
}

const receivedIn = ({ tables }: DeviceStore['base']): Promise<Received[]> =>
  tables.read(async (rows) => {
    const found: Received[] = [];
    for (const row of await rows.responses.toArray()) {
      const kept = (await rows.receipts.get(row.id)) ?? (await receiptOfCorrection(rows, row.id));
      const receipt = receiptRow.safeParse(kept).data;
      if (receipt) found.push({ id: row.id, completedMs: completedOf(row), receivedAt: receipt.receivedAt });
    }
    return found;
  });

/**
 * Takes off the device what was received so long ago, and what was refused, so long after its correction was received;
 * receipts stay. A response that cannot be removed now is left for the next time.
 * @param days whole days since the collector's receipt; or since completion, where the device's clock is ahead of the
 * collector's: nothing is to go in the moment in which it is received
 * @param now epoch milliseconds
 * @returns how many were removed
 */
export async function removeReceived(store: DeviceStore, days: number, now: number): Promise<number> {
  let removed = 0;
  for (const { id, receivedAt, completedMs } of await receivedIn(store.base)) {
    const since = Math.max(Date.parse(receivedAt), completedMs);
    if (now - since < days * day) continue;
    try {
      await store.write([{ kind: 'removed', response: id }]);
      removed += 1;
    } catch (cause) {
      if (!(cause instanceof WriteError)) throw cause;
    }
  }
  return removed;
}
