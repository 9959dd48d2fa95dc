import { render } from 'preact';
import type { DeviceLock } from '../session/deviceLock.ts';
import { Database } from '../storage/database.ts';
import { type Device, startWithoutDatabase } from '../storage/device.ts';
import { dexiePort } from '../storage/dexiePort.ts';
import { sealAll, sealReceipts } from '../storage/lock/convert.ts';
import { keptRecord } from '../storage/lock/latest.ts';
import { type LockRecord, lockRecord, type OpenLock } from '../storage/lock/lockRecord.ts';
import { repark } from '../storage/lock/reparking.ts';
import { sealing } from '../storage/lock/sealing.ts';
import { refuses } from '../storage/refusal.ts';
import { secondStore } from '../storage/second.ts';
import { yieldToWipe } from '../storage/wiping.ts';
import { needWords } from '../ui/locale.ts';
import { UnlockPage } from '../ui/pages/lock/unlock.tsx';
import { laterStyles } from '../ui/styles/later.ts';
import { configure } from './configuring.ts';
import { deliveriesFrom } from './delivering.ts';
import { holdLock } from './locking.ts';
import { restartWithOthers } from './windows.ts';

/** A device that was unlocked: its database opens what is sealed in it. */
export interface Unlocked {
  readonly db: Database;
  readonly lock: DeviceLock;
}

/** The lock's record, of whichever store has one that reads. */
async function recordOf(kept: unknown): Promise<LockRecord | undefined> {
  const record = lockRecord.safeParse(kept).data;
  if (record) return record;
  // Without its code there is no second store to ask.
  return secondStore().then(
    ({ lockBeside }) => lockBeside(),
    () => undefined,
  );
}

/**
 * Shows the page of a locked device until it is unlocked. What can be sent without being read is sent meanwhile.
 * @param root where the app is drawn
 */
export async function unlocked(root: HTMLElement, { db: bare, lock: kept, own }: Device): Promise<Unlocked> {
  const [record] = await Promise.all([
    recordOf(kept),
    needWords(['lock', 'leaving', 'response']),
    laterStyles().catch(() => {}),
  ]);
  let endDeliveries = () => {};
  void configure(bare).finally(() => {
    endDeliveries = deliveriesFrom(bare, dexiePort(bare)).deliverWaiting();
  });
  // The lock may be taken off in another window while this one waits.
  restartWithOthers();
  yieldToWipe(() => bare.close());
  const lock = await new Promise<OpenLock>((resolve) => {
    const onOpen = async (open: OpenLock) => {
      // Set, or found in the second store: what the device has is sealed before anything is read from it.
      if (!bare.inMemory && open.record.state === 'sealing')
        await sealAll(bare, open.cipher, open.record).catch((cause: unknown) => {
          if (refuses(cause)) startWithoutDatabase();
          throw cause;
        });
      // What came meanwhile, or before receipts were sealed; it is read as it is where that fails.
      if (!bare.inMemory) await sealReceipts(bare, open.cipher).catch(() => {});
      repark(open.cipher, 'sealed');
      resolve(open);
    };
    render(<UnlockPage record={record} db={bare} onOpen={onOpen} />, root);
    root.querySelector<HTMLElement>('[data-passphrase]')?.focus();
  });
  endDeliveries();
  if (bare.inMemory) {
    if (own) await readInto(bare, own, lock);
    return { db: bare, lock: holdLock(lock) };
  }
  bare.close();
  return {
    db: new Database(undefined, undefined, sealing({ cipher: lock.cipher, plain: false })),
    lock: holdLock(lock),
  };
}

/** Puts what the device's own database has, which takes nothing, into the one that stands in for it. */
async function readInto(memory: Database, own: Database, { cipher }: OpenLock): Promise<void> {
  // Where it was lost, the lock with it, what is in it by now is not sealed.
  const plain = (await keptRecord(own).catch(() => undefined))?.state !== 'sealed';
  own.close();
  const { copyAll } = await import('../storage/copying.ts');
  await copyAll(new Database(undefined, undefined, sealing({ cipher, plain })), memory);
}
