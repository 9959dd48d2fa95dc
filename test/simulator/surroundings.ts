import type { Office } from '../../src/protocol/endpoint.ts';
import type { DeviceStore } from '../../src/storage/deviceStore.ts';
import type { LockRecord, OpenLock } from '../../src/storage/lock/lockRecord.ts';
import { openReplica } from '../../src/storage/openReplica.ts';
import { tableStore } from '../../src/storage/tableStore.ts';
import type { SimulatedDevice } from './device.ts';
import type { SimulatedNetwork } from './network.ts';
import type { SimulatedPlatform } from './platform.ts';
import type { SimulatedProcess } from './scheduler.ts';

/** The endpoint that every device sends to. */
export const endpoint = { url: 'https://office.example/api/v1', movedFrom: [] };

/** What a device knows of the office. */
export const officeOf = ({ receiptKeys }: SimulatedDevice): Office => ({
  ...endpoint,
  ...(receiptKeys && { receiptKeys }),
});

/** What a process of a device finds around it. */
export function platformOn(device: SimulatedDevice, network: SimulatedNetwork, isPage: boolean): SimulatedPlatform {
  const document = Object.assign(new EventTarget(), {
    visibilityState: 'visible' as DocumentVisibilityState,
    activeElement: null,
  });
  const { kept } = device;
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  // A storage names what is in it as an object names its members.
  const named = new Proxy(localStorage, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: (_, key) =>
      kept.has(String(key)) ? { configurable: true, enumerable: true, value: kept.get(String(key)) } : undefined,
  });
  return {
    scheduler: device.scheduler,
    get clockAheadMs() {
      return device.clockAheadMs;
    },
    window: new EventTarget(),
    document: isPage ? document : undefined,
    locks: device.locks,
    channels: device.channels,
    localStorage: isPage ? named : undefined,
    fetch: network.fetchOver(device.line),
    Worker: device.Worker,
  };
}

/** What a page of a locked device has, once it was unlocked. */
export interface KeyInHand {
  readonly lockNow: () => OpenLock | undefined;
  /** The journal has a lock of which the database knows nothing: the page starts anew. */
  readonly onLocked: () => void;
  readonly onRecord: (record: LockRecord) => void;
}

/** The device's store, as a process of it opens it. */
export function storeOf(
  device: SimulatedDevice,
  process: SimulatedProcess,
  mayJournal: boolean,
  key?: KeyInHand,
): DeviceStore {
  const cipher = key?.lockNow()?.cipher;
  const tables = device.tables(process, cipher);
  if (!device.hasReplica || !mayJournal) return tableStore(tables, undefined, cipher);
  const nothing = () => {};
  const opening = {
    ...{ onRestored: nothing, onLocked: nothing, onRefused: nothing, onRecord: nothing },
    ...{ lockNow: () => undefined, ...key },
  };
  return tableStore(tables, openReplica(tables, opening), cipher);
}
