import { ifFree } from '../../src/storage/webLock.ts';
import { send } from '../../src/sync/send.ts';
import { sendDue } from '../../src/sync/sendDue.ts';
import { targetOf } from '../../src/sync/target.ts';
import type { SimulatedDevice } from './device.ts';
import type { SimulatedNetwork } from './network.ts';
import { SimulatedProcess } from './scheduler.ts';
import { officeOf, platformOn, storeOf } from './surroundings.ts';

/** The Web Lock of whoever sends. */
const lockName = 'veldwerk-courier';

let started = 0;

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
      sendDue({
        store: storeOf(device, process, false),
        target: (entry) => targetOf(entry, officeOf(device)),
        send: async (entry) => {
          const target = targetOf(entry, officeOf(device));
          return target ? send(entry, target) : { kind: 'none' };
        },
        renew: async () => undefined,
        now: Date.now,
        random: Math.random,
        onSending: () => {},
        eager: false,
        unwritten: new Map(),
        renewed: new Set(),
      }).catch((cause: unknown) => scheduler.note(`${process.name} round failed: ${cause}`));
    const done = heeds ? ifFree(lockName, async (isFree) => void (isFree && (await round()))) : round();
    void done.then(() => process.kill());
  });
  return process;
}

/** Numbers the workers of the next simulation from one on. */
export function forgetWorkers(): void {
  started = 0;
}
