import { currentRecord, keepLock, takeLockOff } from '../storage/lock/keeping.ts';
import { amended, type LockRecord, type OpenLock } from '../storage/lock/lockRecord.ts';
import { unlock, withAuthenticator, withPassphrase } from '../storage/lock/wrapping.ts';
import { enrolAuthenticator } from './authenticator.ts';
import type { DeviceLock } from './deviceLock.ts';
import { unsaved } from './opening.ts';
import type { SessionServices } from './services.ts';

type Needed = Pick<SessionServices, 'store' | 'windows'>;

async function keep(
  { store, windows }: Needed,
  lock: DeviceLock,
  change: (open: OpenLock) => LockRecord | Promise<LockRecord>,
): Promise<void> {
  const { cipher } = lock.open.value;
  const changed = await change({ cipher, record: await currentRecord(store, lock.open.value.record) });
  await keepLock(store, changed);
  // None may go on from the record as it was.
  await windows.restartOthers();
  lock.open.value = { cipher, record: changed };
}

const isCurrent = async ({ open }: DeviceLock, passphrase: string): Promise<boolean> =>
  (await unlock(open.value.record, passphrase)) !== undefined;

/** Changes the passphrase of the device lock. @throws where the database does not take it */
export async function changePassphrase(
  services: Needed,
  lock: DeviceLock,
  current: string,
  next: string,
): Promise<'changed' | 'wrong'> {
  if (!(await isCurrent(lock, current))) return 'wrong';
  await keep(services, lock, (open) => withPassphrase(open, next));
  return 'changed';
}

/**
 * Has the device's own authenticator open the lock as well.
 * @returns `unsupported` where it gives no key
 * @throws where the person says no, or the database does not take it
 */
export async function addAuthenticator(services: Needed, lock: DeviceLock): Promise<'deviceAdded' | 'unsupported'> {
  const enrolled = await enrolAuthenticator();
  if (!enrolled) return 'unsupported';
  await keep(services, lock, (open) => withAuthenticator(open, enrolled));
  return 'deviceAdded';
}

/** The passphrase alone opens the lock from now on. @throws where the database does not take it */
export async function removeAuthenticator(services: Needed, lock: DeviceLock): Promise<'deviceRemoved'> {
  await keep(services, lock, ({ record: { authenticator: _, ...rest } }) => amended(rest, {}));
  return 'deviceRemoved';
}

/**
 * Takes the device lock off: everything rests readable again, and the app starts anew in every window.
 * @returns why it stays: something is not durable yet, the passphrase is wrong, or the replica cannot be reached
 * @throws where it cannot be written
 */
export async function takeOffLock(
  { store, windows }: Needed,
  lock: DeviceLock,
  passphrase: string,
): Promise<'off' | 'unsaved' | 'wrong' | 'failed'> {
  if (unsaved.value.length > 0) return 'unsaved';
  if (!(await isCurrent(lock, passphrase))) return 'wrong';
  if (!['durable', 'none'].includes(await store.replicaStatus())) return 'failed';
  await windows.restartOthers();
  await takeLockOff(store, lock.open.value).finally(windows.restart);
  return 'off';
}
