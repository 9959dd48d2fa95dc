import type { DeviceStore } from './deviceStore.ts';

/** How much is on a device. */
export interface Counts {
  readonly drafts: number;
  readonly waiting: number;
  readonly receipts: number;
}

/** Counts what is on a device; drafts only where it is not locked. */
export const countsOf = ({ base }: DeviceStore): Promise<Counts> =>
  base.tables.read(async (rows) => ({
    drafts: (await rows.responses.toArray()).filter(({ state }) => state === 'draft').length,
    waiting: await rows.outbox.count(),
    receipts: await rows.receipts.count(),
  }));
