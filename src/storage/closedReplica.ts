import { Journal, JournalError } from './journal/journal.ts';
import type { LockRecord } from './lock/lockRecord.ts';

/** The device lock's record in the replica, before that is opened; undefined where there is none, or no replica. */
export async function lockInReplica(): Promise<LockRecord | undefined> {
  const journal = await Journal.open().catch(() => undefined);
  journal?.close();
  return journal?.lock;
}

/**
 * Erases the replica, where there is one.
 * @throws {JournalError} where some of it is held open by another page
 */
export async function eraseReplica(): Promise<void> {
  const journal = await Journal.open().catch((cause: unknown) => {
    if (!(cause instanceof JournalError && cause.fault === 'none')) throw cause;
  });
  try {
    await journal?.wipe();
  } finally {
    journal?.close();
  }
}
