import type { Office } from '../../src/protocol/endpoint.ts';
import type { DeviceStore } from '../../src/storage/deviceStore.ts';
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
  return {
    scheduler: device.scheduler,
    get clockAheadMs() {
      return device.clockAheadMs;
    },
    window: new EventTarget(),
    document: isPage ? document : undefined,
    locks: device.locks,
    channels: device.channels,
    localStorage: isPage
      ? {
          getItem: (key) => kept.get(key) ?? null,
          setItem: (key, value) => void kept.set(key, value),
          removeItem: (key) => void kept.delete(key),
        }
      : undefined,
    fetch: network.fetchOver(device.line),
    Worker: device.Worker,
  };
}

/** The device's store, as a process of it opens it. */
export function storeOf(device: SimulatedDevice, process: SimulatedProcess, mayJournal: boolean): DeviceStore {
  const tables = device.tables(process);
  if (!device.hasReplica || !mayJournal) return tableStore(tables);
  const nothing = () => {};
  const opening = {
    ...{ onRestored: nothing, onLocked: nothing, onRefused: nothing, onRecord: nothing },
    lockNow: () => undefined,
  };
  return tableStore(tables, openReplica(tables, opening));
}
