import { Dexie } from 'dexie';
import { alone } from './alone.ts';
import { apply, type Effect } from './apply.ts';
import { type Change, type RecordPort, type Reserve, WriteError, type WriteFault } from './change.ts';
import type { Database } from './database.ts';
import { forgetParked, type ParkSeal, park, parkedText, trailOf } from './park.ts';
import type { SecondStore } from './secondStore.ts';

/** The second store, once it is open; or why there is none. */
export type Second = SecondStore | Exclude<Reserve, 'kept'>;

/** Milliseconds that a deletion waits for another window that is at the second store. */
const turn = 5_000;

const deletes = ({ kind }: Change): boolean => kind === 'deleted' || kind === 'removed';

const noSecond = async (): Promise<Second> => 'none';

/** The record port on IndexedDB, one transaction for each call, and on a second store beside it; `seal`: where there is a device lock. */
export function dexiePort(db: Database, second: () => Promise<Second> = noSecond, seal?: ParkSeal): RecordPort {
  const begunHere = new Set<string>();

  /** Makes changes in both stores. Resolves once the database has committed and the journal has flushed, or has not. */
  const commit = async (beside: Second, changesIn: () => Promise<readonly Change[]>): Promise<Reserve> => {
    let flushed: Promise<Reserve> | undefined;
    await db.transaction('rw', db.responseTables, async () => {
      const effects: Effect[] = [];
      for (const change of await changesIn()) effects.push(await apply(db, change));
      // Numbered and accepted, so that the journal's copy can be on its way while the database commits.
      if (typeof beside === 'string') return;
      const entries = await beside.entriesOf(effects);
      // Outside the transaction, which would follow what waits for the journal, and be found at its end there.
      flushed = Dexie.ignoreTransaction(() => beside.keep(entries));
    });
    return typeof beside === 'string' ? beside : ((await flushed) ?? 'kept');
  };

  const standing = (reserve: Reserve) => (db.inMemory && reserve !== 'kept' ? 'nowhere' : reserve);

  const write = async (changes: readonly Change[]): Promise<Reserve | 'nowhere'> => {
    // The first question waits for no second store, and an empty response is nothing to lose.
    const wanted = second();
    const fresh = changes.every(({ kind }) => kind === 'begun');
    const beside = fresh ? await soonest(wanted) : await wanted;
    const bothStores = async (): Promise<Reserve> => {
      const buried = await buryFirst(beside, changes);
      try {
        return await commit(beside, async () => changes);
      } catch (cause) {
        if (typeof beside === 'object') await beside.mend(buried);
        throw cause;
      }
    };
    const reserve = await (changes.some(deletes) ? alone(bothStores, turn) : bothStores());
    for (const change of changes)
      if (change.kind === 'begun') begunHere.add(change.row.id);
      else if (change.kind === 'deleted' || change.kind === 'removed' || change.kind === 'completed')
        for (const name of [change.response, trailOf(change.response)]) forgetParked(name);
    return standing(reserve);
  };

  return {
    park(name, changes) {
      // What memory alone took up is parked still, and rests nowhere else.
      if (!db.inMemory || parkedText(name, seal) === null) park(name, changes, seal);
    },
    parked: (name) => parkedText(name, seal),
    async takeUp(response) {
      // What this page has begun was never elsewhere: its first question need not wait for the second store.
      if (begunHere.delete(response)) return 'kept';
      const beside = await second();
      // Another page may have written it meanwhile: this one's part of the journal begins anew.
      if (typeof beside === 'object') {
        beside.journal.release(response);
        // Each page has a memory of its own, and what the last one wrote is beside it alone.
        if (db.inMemory) await beside.agree();
      }
      const text = parkedText(response, seal);
      if (text === null) return standing(typeof beside === 'string' ? beside : 'kept');
      const { unparked } = await import('./parked.ts');
      const taken = standing(await commit(beside, () => unparked(db, response, text)));
      if (taken !== 'nowhere') forgetParked(response);
      return taken;
    },
    async letGo(response) {
      const beside = await second();
      if (typeof beside === 'object') beside.journal.release(response);
    },
    async write(changes) {
      try {
        return await write(changes);
      } catch (first) {
        let cause = first;
        if (faultOf(cause) === 'closed')
          // iOS closes the database under memory pressure: open it again, once.
          try {
            db.close({ disableAutoOpen: false });
            await db.open();
            return await write(changes);
          } catch (again) {
            cause = again;
          }
        throw await failure(await second(), changes, cause);
      }
    },
  };
}

/** What is about to be deleted is deleted in the second store first, where there is one. */
async function buryFirst(beside: Second, changes: readonly Change[]): Promise<readonly string[]> {
  if (typeof beside === 'object') return beside.bury(changes);
  // One that cannot be reached now would bring it back at the next start.
  if (changes.some(deletes) && beside !== 'none') throw new WriteError('failed');
  return [];
}

/** A second store that is open by now; what is not shall not be waited for. */
const soonest = (wanted: Promise<Second>): Promise<Second> =>
  Promise.race([wanted, Promise.resolve('failed' as const)]);

/** What is thrown for a write that the database did not take: it may rest in the journal all the same. */
async function failure(beside: Second, changes: readonly Change[], cause: unknown): Promise<WriteError> {
  const fault = faultOf(cause);
  if (fault === 'overtaken' || fault === 'gone')
    return cause instanceof WriteError ? cause : new WriteError(fault, cause);
  return new WriteError(fault, cause, typeof beside === 'string' ? beside : await beside.keepAlone(changes));
}

function faultOf(cause: unknown): WriteFault {
  if (cause instanceof WriteError) return cause.fault;
  const names = cause instanceof Dexie.DexieError ? [cause.name, cause.inner?.name] : [];
  if (cause instanceof DOMException) names.push(cause.name);
  if (names.includes('QuotaExceededError')) return 'quota';
  if (names.includes('DatabaseClosedError') || names.includes('InvalidStateError')) return 'closed';
  return 'failed';
}
