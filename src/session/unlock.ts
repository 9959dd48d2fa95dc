import type { DeviceStore } from '../storage/deviceStore.ts';
import { beginWait, countOne, forgetAttempts, waiting } from '../storage/lock/counting.ts';
import type { LockRecord, OpenLock } from '../storage/lock/lockRecord.ts';
import { unlock, unlockWith } from '../storage/lock/wrapping.ts';
import { askAuthenticator } from './authenticator.ts';

export type { DeviceStore, LockRecord, OpenLock };

/** Whole seconds until the next passphrase is taken. */
export const secondsToWait = async (store: DeviceStore): Promise<number> => Math.ceil((await waiting(store)) / 1000);

/**
 * Opens a device's lock with its passphrase. Each attempt is counted before it is tried.
 * @returns `wait` where none is taken yet
 */
export async function openWithPassphrase(
  store: DeviceStore,
  record: LockRecord,
  passphrase: string,
): Promise<OpenLock | 'wrong' | 'wait'> {
  const attempt = await countOne(store);
  if (!attempt) return 'wait';
  const lock = await unlock(record, passphrase);
  if (lock) await forgetAttempts(store);
  else await beginWait(store, attempt);
  return lock ?? 'wrong';
}

/** Opens a device's lock with its own authenticator; undefined where that gives nothing, or the person says no. */
export async function openWithAuthenticator(record: LockRecord): Promise<OpenLock | undefined> {
  // The person says no, or the device does: both say that in their own words.
  const given = record.authenticator && (await askAuthenticator(record.authenticator).catch(() => undefined));
  return given && unlockWith(record, given);
}
