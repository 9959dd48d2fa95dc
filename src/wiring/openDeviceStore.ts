import { type Signal, signal } from '@preact/signals';
import type { DeviceLock } from '../session/deviceLock.ts';
import { startWithoutDatabase } from '../storage/device.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import { openReplica } from '../storage/openReplica.ts';
import { NoReplica, type Replica } from '../storage/replica.ts';
import { tableStore } from '../storage/tableStore.ts';
import type { Tables } from '../storage/tables.ts';
import { closeOnVersionChange } from '../storage/versionChange.ts';
import type { FetchedConfig } from '../sync/configuration.ts';
import type { NoticeState } from '../ui/services.ts';
import { configure, currentConfig } from './configuring.ts';

/** The store of this device, and what must be said about it. */
export interface OpenedStore {
  readonly store: DeviceStore;
  readonly standing: Signal<NoticeState>;
  /** Resolves once the configuration is read, as far as it can be. */
  readonly configured: Promise<void>;
}

/**
 * Opens the store on a device's tables, with a replica beside it that is opened when it is first asked for.
 * @param asked the configuration, where it was asked for already
 */
export function openDeviceStore(
  tables: Tables,
  lock: DeviceLock | undefined,
  asked?: Promise<FetchedConfig>,
): OpenedStore {
  const { inMemory } = tables;
  const open = lock?.open.value;
  const standing = signal<NoticeState>(inMemory ? { inMemory } : {});
  const wanted = openReplica(tables, {
    onRestored: (restored) => {
      standing.value = { ...standing.peek(), restored };
    },
    onLocked: () => location.reload(),
    // Where the office wants a lock and there is none, what stands in would keep nothing.
    onRefused: (locked) =>
      inMemory || (currentConfig.value.deviceLock === 'required' && !locked) || startWithoutDatabase(),
    lockNow: () => lock?.open.value,
    onRecord: (record) => {
      if (lock && open) lock.open.value = { ...open, record };
    },
  });
  // Where the office wants the device locked and there is no database to lock, nothing is to rest beside it either.
  const allowed = async (): Promise<Replica> => {
    await configured;
    return currentConfig.value.deviceLock === 'required' ? new NoReplica('none') : wanted();
  };
  const store = tableStore(tables, inMemory && !lock ? allowed : wanted, open?.cipher);
  const configured = configure(store, asked);
  closeOnVersionChange(store, () => {
    standing.value = { ...standing.peek(), outdated: true };
  });
  return { store, standing, configured };
}
