import { applyAll } from './apply.ts';
import type { DeviceStore } from './deviceStore.ts';
import { type Browser, openExisting } from './existingDatabase.ts';
import { readOutbox } from './reading.ts';
import { reported } from './reported.ts';

/** As much of the device's store as the service worker has: what it sends, and where to. */
export interface WorkerStore extends Pick<DeviceStore, 'outbox' | 'write' | 'setting' | 'close'> {
  /** Whether nobody has asked for the database since: what is read or written after that throws. */
  readonly isOpen: () => boolean;
}

/**
 * The device's store as the service worker opens it: the database alone, as it rests, without the key of a device lock.
 * It has no journal, since files are held open by pages only; what it has received is put there at the next start.
 * @returns undefined where the device has no database of this version
 * @throws where that does not open
 */
export async function openWorkerStore(browser?: Browser): Promise<WorkerStore | undefined> {
  const db = await openExisting(browser);
  return (
    db && {
      outbox: () => db.read(readOutbox),
      async write(changes) {
        await reported(db.write((rows) => applyAll(rows, changes)));
        return 'none';
      },
      setting: (name) => db.readSettings(async (settings) => (await settings.get(name))?.value),
      isOpen: () => db.isOpen(),
      close: () => db.close(),
    }
  );
}
