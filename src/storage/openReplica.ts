import { JournalReplica, type Opening } from './journalReplica.ts';
import type { Replica } from './replica.ts';
import type { Tables } from './tables.ts';

/** After how long a replica that could not be opened is tried again. */
const retryAfterMs = 30_000;

/**
 * Opens the replica beside tables when it is first asked for, and once. It is given only after the two have been
 * compared: what the database has lost must be back before anything new is kept of it.
 */
export function openReplica(tables: Tables, opening: Opening): () => Promise<Replica> {
  let opened: Promise<Replica> | undefined;
  return () => {
    opened ??= JournalReplica.open(tables, opening).then((replica) => {
      if (replica.unreachable)
        setTimeout(() => {
          opened = undefined;
        }, retryAfterMs);
      return replica;
    });
    return opened;
  };
}
