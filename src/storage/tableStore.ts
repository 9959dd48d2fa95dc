import { Dexie } from 'dexie';
import { report } from '../lib/report.ts';
import { applyAll, setAside, unreadableAnswers } from './apply.ts';
import { type Change, isDeletion, type ReplicaStatus, WriteError, type WriteFault } from './change.ts';
import type { DeviceStore } from './deviceStore.ts';
import { readAll, readOutbox, readResponse } from './reading.ts';
import { readOnce } from './readOnce.ts';
import { NoReplica, type Replica } from './replica.ts';
import { withReplicaLock } from './replicaLock.ts';
import { receiptRow } from './rows.ts';
import { keepSetting, readSetting } from './settings.ts';
import { forgetStash, type StashSeal, stash, stashedText, trailOf } from './stash.ts';
import type { Rows, Tables } from './tables.ts';

/** How long a deletion waits for another window that is at the replica. */
const lockTimeoutMs = 5_000;

const noReplica = async (): Promise<Replica> => new NoReplica('none');

/**
 * A device store on tables, one transaction for each write, and on a replica beside them.
 * @param open opens the replica, when it is first asked for
 * @param seal where there is a device lock
 */
export function tableStore(tables: Tables, open: () => Promise<Replica> = noReplica, seal?: StashSeal): DeviceStore {
  const begunHere = new Set<string>();
  /** The replica, if it was opened by now. */
  let soFar: Replica = new NoReplica('failed');
  const openReplica = async () => {
    soFar = await open();
    return soFar;
  };

  /** Makes changes in both stores. Resolves once the database has committed and the journal has flushed, or has not. */
  const commit = async (
    replica: Replica,
    changesIn: (rows: Rows) => Promise<readonly Change[]>,
  ): Promise<ReplicaStatus> => {
    let flushed: Promise<ReplicaStatus> | undefined;
    await tables.write(async (all) => {
      const rows = readOnce(all);
      const effects = await applyAll(rows, await changesIn(rows));
      // Numbered and accepted, so that the journal's copy can be on its way while the database commits.
      const entries = await replica.entriesOf(rows, effects);
      // Outside the transaction, which would follow what waits for the journal, and be found at its end there.
      flushed = Dexie.ignoreTransaction(() => replica.keep(entries));
    });
    return (await flushed) ?? replica.status;
  };

  /** Where the tables are gone with the page, the replica has it or nothing has. */
  const standing = (status: ReplicaStatus): ReplicaStatus =>
    tables.inMemory && status !== 'durable' ? 'memory' : status;

  const write = async (changes: readonly Change[]): Promise<ReplicaStatus> => {
    // The first question waits for no replica, and has none opened: an empty response is nothing to lose.
    const fresh = changes.every(({ kind }) => kind === 'begun');
    const replica = fresh ? soFar : await openReplica();
    const bothStores = async (): Promise<ReplicaStatus> => {
      const ended = await replica.keepTombstones(changes);
      try {
        return await commit(replica, async () => changes);
      } catch (cause) {
        await replica.rebuild(ended);
        throw cause;
      }
    };
    const status = await (changes.some(isDeletion) ? withReplicaLock(bothStores, lockTimeoutMs) : bothStores());
    for (const change of changes)
      if (change.kind === 'begun') begunHere.add(change.row.id);
      else if (isDeletion(change) || change.kind === 'completed')
        for (const name of [change.response, trailOf(change.response)]) forgetStash(name);
    return standing(status);
  };

  return {
    inMemory: tables.inMemory,
    base: { tables, replica: openReplica },
    list: () => tables.read(readAll),
    read: (response) => tables.read((rows) => readResponse(rows, response)),
    outbox: () => tables.read(readOutbox),
    receipts: () =>
      tables.read(async ({ receipts }) =>
        (await receipts.toArray()).flatMap((row) => receiptRow.safeParse(row).data ?? []),
      ),
    watch: (query, onValue, onFault) => tables.watch(query, onValue, onFault),
    setting: (name) => readSetting(tables, name),
    keepSetting: (name, value) => keepSetting(tables, name, value),
    changeSettings: (change) => tables.writeSettings(change),
    replicaStatus: async () => (await openReplica()).status,
    close() {
      tables.close();
      // One that cannot be opened is a `NoReplica`.
      void openReplica().then((replica) => replica.close());
    },
    stash(name, changes) {
      // What memory alone has brought in is stashed still, and rests nowhere else.
      return (!tables.inMemory || stashedText(name, seal) === null) && stash(name, changes, seal);
    },
    stashed: (name) => stashedText(name, seal),
    async acquire(response) {
      // What this page has begun was never elsewhere: its first question need not wait for the replica.
      if (begunHere.delete(response)) return 'durable';
      const replica = await openReplica();
      // Another page may have written it meanwhile: this one's part of the journal begins anew.
      replica.release(response);
      // Each page has a memory of its own, and what the last one wrote is in the replica alone.
      if (tables.inMemory) await replica.agree();
      // Once, and not at each answer: nobody else writes to it from now on.
      const unreadable = await tables.read((rows) => unreadableAnswers(rows, response));
      const text = stashedText(response, seal);
      try {
        if (unreadable.length > 0) await tables.write((rows) => setAside(rows, unreadable));
        if (text === null) return standing(replica.status);
        const { restoreStash } = await import('./restoreStash.ts');
        const taken = standing(await commit(replica, (rows) => restoreStash(rows, response, text)));
        if (taken !== 'memory') forgetStash(response);
        return taken;
      } catch (cause) {
        throw new WriteError(faultOf(cause), cause);
      }
    },
    async release(response) {
      (await openReplica()).release(response);
    },
    async write(changes) {
      try {
        return await write(changes);
      } catch (first) {
        let cause = first;
        if (faultOf(cause) === 'closed')
          // iOS closes the database under memory pressure: open it again, once.
          try {
            await tables.reopen();
            return await write(changes);
          } catch (again) {
            cause = again;
          }
        throw await failure(await openReplica(), changes, cause);
      }
    },
  };
}

/** What is thrown for a write that the database did not take: it may rest in the replica all the same. */
async function failure(replica: Replica, changes: readonly Change[], cause: unknown): Promise<WriteError> {
  const fault = faultOf(cause);
  if (fault === 'overtaken' || fault === 'gone')
    return cause instanceof WriteError ? cause : new WriteError(fault, cause);
  report('write', cause);
  return new WriteError(fault, cause, await replica.keepAlone(changes));
}

function faultOf(cause: unknown): WriteFault {
  if (cause instanceof WriteError) return cause.fault;
  const names = cause instanceof Dexie.DexieError ? [cause.name, cause.inner?.name] : [];
  if (cause instanceof DOMException) names.push(cause.name);
  if (names.includes('QuotaExceededError')) return 'quota';
  if (names.includes('DatabaseClosedError') || names.includes('InvalidStateError')) return 'closed';
  return 'failed';
}
