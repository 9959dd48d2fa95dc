import { signal } from '@preact/signals';
import { render } from 'preact';
import type { DeviceLock } from '../session/deviceLock.ts';
import type { Device } from '../storage/device.ts';
import { readHandover, toldWhileLocked } from '../storage/lock/handover.ts';
import type { OpenLock } from '../storage/lock/lockRecord.ts';
import { openUnder, recordOf, sealRest } from '../storage/lock/unlocking.ts';
import { tableStore } from '../storage/tableStore.ts';
import type { Tables } from '../storage/tables.ts';
import { yieldToWipe } from '../storage/wiping.ts';
import { UnlockPage } from '../ui/pages/lock/unlock.tsx';
import { Boundary } from '../ui/parts/boundary.tsx';
import { configure, currentConfig } from './configuring.ts';
import { deliveriesFrom } from './delivering.ts';
import { holdDeviceLock } from './locking.ts';
import { restartWithOthers } from './windows.ts';

/** A device that was unlocked: its tables open what is sealed in them. */
export interface Unlocked {
  readonly tables: Tables;
  readonly lock: DeviceLock;
}

/**
 * Shows the page of a locked device until it is unlocked. What can be sent without being read is sent meanwhile.
 * @param root where the app is drawn
 */
export async function unlocked(root: HTMLElement, device: Device): Promise<Unlocked> {
  const store = tableStore(device.tables);
  const [record, handedOver] = await Promise.all([recordOf(device), toldWhileLocked(device.tables)]);
  let isUnlocked = false;
  let endDeliveries = () => {};
  void configure(store).finally(() => {
    // By then the app may be open, which sends by itself.
    if (!isUnlocked) endDeliveries = deliveriesFrom(store, signal(handedOver)).deliverWaiting();
  });
  // The lock may be taken off in another window while this one waits.
  restartWithOthers();
  yieldToWipe(store.close);
  const lock = await new Promise<OpenLock>((resolve) => {
    const onOpen = async (open: OpenLock) => {
      await sealRest(device, open);
      resolve(open);
    };
    render(
      <Boundary>
        <UnlockPage record={record} handedOver={handedOver} store={store} config={currentConfig} onOpen={onOpen} />
      </Boundary>,
      root,
    );
    root.querySelector<HTMLElement>('[data-passphrase]')?.focus();
  });
  isUnlocked = true;
  endDeliveries();
  const tables = await openUnder(device, lock);
  return { tables, lock: holdDeviceLock(lock, await readHandover(tables, lock.cipher)) };
}
