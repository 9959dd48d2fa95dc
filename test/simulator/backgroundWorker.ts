import { ifFree } from '../../src/storage/webLock.ts';
import type { WorkerStore } from '../../src/storage/workerStore.ts';
import { drain } from '../../src/sync/drain.ts';
import { send } from '../../src/sync/send.ts';
import { sendLockName } from '../../src/sync/sendDue.ts';
import type { SimulatedDevice } from './device.ts';
import type { SimulatedNetwork } from './network.ts';
import { SimulatedProcess } from './scheduler.ts';
import { officeOf, platformOn, storeOf } from './surroundings.ts';

let started = 0;

/** A device's database as its worker has it, with the configuration that a page has kept there. */
function workerStoreOf(device: SimulatedDevice, process: SimulatedProcess): WorkerStore {
  const { outbox, write, close } = storeOf(device, process, false);
  const setting = async () => {
    const { url, receiptKeys } = officeOf(device);
    return { endpoint: url, ...(receiptKeys && { receiptKeys }) };
  };
  return { outbox, write, close, setting, isOpen: () => process.isAlive };
}

/**
 * Wakes a device's worker: one round of sending, without a page and without the journal. It waits for nobody: where a page
 * sends, it may do so as well (`heeds` false), as one does that finds no locks.
 */
export function wakeWorker(device: SimulatedDevice, network: SimulatedNetwork, heeds: boolean): SimulatedProcess {
  started += 1;
  const process = new SimulatedProcess(`${device.name}.worker${started}`, platformOn(device, network, false));
  const { scheduler } = device;
  device.adopt(process);
  scheduler.after(0, 'wakes', process, () => {
    const round = () =>
      drain({
        ...{ store: workerStoreOf(device, process), base: officeOf(device).url, send },
        which: 'queued',
        unwritten: new Map(),
      }).catch((cause: unknown) => scheduler.note(`${process.name} round failed: ${cause}`));
    const done = heeds ? ifFree(sendLockName, async (isFree) => void (isFree && (await round()))) : round();
    void done.then(() => process.kill());
  });
  return process;
}

/** Numbers the workers of the next simulation from one on. */
export function forgetWorkers(): void {
  started = 0;
}
