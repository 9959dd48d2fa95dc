import { report } from '../lib/report.ts';
import { Journal, JournalError } from './journal/journal.ts';
import type { LockRecord } from './lock/lockRecord.ts';

/** The browser has no replica: that is no error. */
const isNone = (cause: unknown): boolean => cause instanceof JournalError && cause.fault === 'none';

/** The device lock's record in the replica, before that is opened; undefined where there is none, or no replica. */
export async function lockInReplica(): Promise<LockRecord | undefined> {
  const journal = await Journal.open().catch((cause: unknown) => {
    if (!isNone(cause)) report('read lock', cause);
  });
  journal?.close();
  return journal?.lock;
}

/**
 * Erases the replica, where there is one.
 * @throws {JournalError} where some of it is held open by another page
 */
export async function eraseReplica(): Promise<void> {
  const journal = await Journal.open().catch((cause: unknown) => {
    if (!isNone(cause)) throw cause;
  });
  try {
    await journal?.wipe();
  } finally {
    journal?.close();
  }
}
