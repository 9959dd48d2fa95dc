import { report } from '../lib/report.ts';
import type { Effect } from './apply.ts';
import { catchUp } from './catchUp.ts';
import { type Change, isDeletion, type ReplicaStatus, WriteError } from './change.ts';
import { differencesOf } from './differences.ts';
import type { Differences } from './journal/comparison.ts';
import { Journal, JournalError, type Kept } from './journal/journal.ts';
import type { JournalFault } from './journal/wire.ts';
import type { LockRecord, OpenLock } from './lock/lockRecord.ts';
import { mergePatches } from './mergePatches.ts';
import { type Patch, patchOf } from './patch.ts';
import { readWhole } from './readWhole.ts';
import { isToBeDelivered } from './receivedCorrection.ts';
import { NoReplica, type Replica } from './replica.ts';
import type { Restored } from './restoring.ts';
import { type ResponseRow, responseRow } from './rows.ts';
import { keepSetting } from './settings.ts';
import type { Rows, Tables } from './tables.ts';
import { isUnwritable } from './unwritable.ts';

/** How long the comparison of the two stores may take. */
const compareTimeoutMs = 20_000;

/** Who is told what was found, and the device lock's key where the device has one. */
export interface Opening {
  /** Told what was brought back. */
  readonly onRestored: (found: Restored) => void;
  /** Told that the replica has a device lock of which the database knows nothing, once the database has it again. */
  readonly onLocked: () => void;
  /** Told that the database takes nothing of what the replica would have it know; `locked`: under a device lock. */
  readonly onRefused: (locked: boolean) => void;
  /** The lock as it is by now: this may be tried again after its passphrase was changed. */
  readonly lockNow: () => OpenLock | undefined;
  /** Told of another revision of the lock's record, once both stores have it. */
  readonly onRecord: (record: LockRecord) => void;
}

/** What brings back from the journal: loaded once there is something that the database has lost. */
const restoring = () => import('./restoring.ts');

/** Fetches that, while there still is a network. What cannot be fetched now is asked for again when it is needed. */
export const fetchRestoring = () => void restoring().catch(() => {});

async function restore(tables: Tables, differences: Differences): Promise<Restored> {
  const { restore: lost, receipts, gone, damaged } = differences;
  if (lost.length + receipts.length + gone.length === 0) return { responses: [], damaged };
  return (await restoring()).restore(tables, differences);
}

/** The replica in the journal. */
export class JournalReplica implements Replica {
  readonly status: ReplicaStatus = 'durable';
  readonly unreachable = false;
  readonly #journal: Journal;
  #tables: Tables;
  #caughtUp: Promise<ReplicaStatus> = Promise.resolve('durable');
  /** Why something was not kept, the last time. */
  #lastFault: JournalFault = 'failed';

  private constructor(tables: Tables, journal: Journal) {
    this.#tables = tables;
    this.#journal = journal;
  }

  /**
   * Opens the journal beside tables, and makes the two agree; or says why there is none. With a device lock, what is not
   * sealed yet is sealed first.
   */
  static async open(
    tables: Tables,
    { onRestored, onLocked, onRefused, onRecord, lockNow }: Opening,
  ): Promise<JournalReplica | NoReplica> {
    let journal: Journal | undefined;
    const lock = lockNow();
    const taken = <Found>(write: Promise<Found>): Promise<Found> =>
      write.catch((cause: unknown) => {
        if (isUnwritable(cause)) onRefused((lock ?? journal?.lock) !== undefined);
        throw cause;
      });
    try {
      journal = await Journal.open();
      const replica = new JournalReplica(tables, journal);
      if (journal.lock && !lock) {
        // The database was lost, or the lock was taken off and that was cut short.
        await taken(keepSetting(tables, 'lock', { ...journal.lock, state: 'sealing' }));
        onLocked();
        throw new JournalError('failed');
      }
      if (lock) {
        // Before the first sealed line: without the record nobody could ever open it.
        if ((journal.lock?.revision ?? 0) < lock.record.revision) await journal.keepLock(lock.record);
        await journal.seal(lock.cipher, lock.record.state === 'sealing');
      }
      const differences = await Promise.race([differencesOf(tables, journal), tooLate()]);
      const found = await taken(restore(tables, differences));
      if (lock) {
        const { holdLock } = await import('./lock/holdLock.ts');
        await holdLock(tables, journal, lock, (responses) => catchUp(replica, responses), onRecord);
      }
      // What waits to be saved does not wait for this.
      replica.#caughtUp = catchUp(replica, differences.behind);
      if (found.responses.length + found.damaged > 0) onRestored(found);
      return replica;
    } catch (cause) {
      journal?.close();
      return new NoReplica(faultIn(cause));
    }
  }

  get caughtUp(): Promise<ReplicaStatus> {
    return this.#caughtUp;
  }

  get kind(): Replica['kind'] {
    return this.#journal.kind;
  }

  async agree(): Promise<ReplicaStatus> {
    const differences = await differencesOf(this.#tables, this.#journal);
    await restore(this.#tables, differences);
    return catchUp(this, differences.behind);
  }

  async entriesOf(rows: Rows, effects: readonly Effect[]): Promise<Kept[]> {
    const entries: Kept[] = [];
    for (const [response, { patch, steps }] of byResponse(effects)) {
      const row = responseRow.safeParse(await rows.responses.get(response)).data;
      if (!row) continue;
      const follows = row.state === 'draft' && this.#journal.chained(response)?.seq === row.seq - steps;
      // Time alone begins nothing: it may come from a page that another has overtaken, and a beginning of its own would end
      // what that other one goes on to keep. It comes with the next answer.
      if (row.state === 'draft' && steps === 0 && !follows) continue;
      const whole = follows ? undefined : await readWhole(rows, response);
      if (follows) entries.push({ kind: 'change', row, patch });
      else if (whole) entries.push({ kind: 'whole', row, patch: whole });
    }
    return entries;
  }

  async keep(entries: readonly Kept[]): Promise<ReplicaStatus> {
    try {
      await this.#journal.keep(entries);
      return 'durable';
    } catch (cause) {
      this.#lastFault = faultIn(cause);
      return this.#lastFault;
    }
  }

  async keepAlone(changes: readonly Change[]): Promise<ReplicaStatus> {
    let row: ResponseRow | undefined;
    let all: Patch = {};
    for (const change of changes) {
      if (change.kind === 'timed') {
        all = { ...all, time: change.time };
        continue;
      }
      if (!('seq' in change)) return 'failed';
      // Kept here alone it would come back with the answers that it erases; the draft is in both stores still.
      if (change.kind === 'completed' && change.erase) return 'failed';
      row ??= this.#journal.chained(change.response);
      // It has nothing of the response that this follows on, since it did not take that.
      if (!row) return this.#lastFault;
      // What was accepted and then not committed is kept already, and comes again with the same number.
      if (row.id !== change.response || row.state !== 'draft' || change.seq > row.seq + 1) return 'failed';
      const patch = patchOf(row, change);
      if (!patch?.row) return 'failed';
      row = patch.row;
      all = mergePatches(all, patch);
    }
    return row ? this.keep([{ kind: 'change', row, patch: all }]) : 'failed';
  }

  async keepTombstones(changes: readonly Change[]): Promise<string[]> {
    const ended: string[] = [];
    for (const change of changes) {
      if (!isDeletion(change)) continue;
      const { response } = change;
      const { row, waits, receipt } = await this.#tables.read(async (rows) => ({
        row: await rows.responses.get(response),
        waits: await isToBeDelivered(rows, response),
        receipt: await rows.receipts.get(response),
      }));
      // What the database will refuse in any case.
      if (!row || waits || (change.kind === 'deleted' && row.seq + 1 !== change.seq)) continue;
      try {
        await this.#journal.recordDeletion(response, row.seq + 1, receipt);
      } catch (cause) {
        throw new WriteError('failed', cause);
      }
      ended.push(response);
    }
    return ended;
  }

  async tombstones(): Promise<ReadonlyMap<string, number>> {
    const known = await this.#journal.all();
    return new Map(known.map(({ response, goneAt = 0 }) => [response, goneAt]));
  }

  release(response: string): void {
    this.#journal.release(response);
  }

  keepLock(record: LockRecord): Promise<void> {
    return this.#journal.keepLock(record);
  }

  test(word: string): Promise<boolean> {
    return this.#journal.test(word);
  }

  close(): void {
    this.#journal.close();
  }

  async unseal(bare: Tables, responses: readonly string[]): Promise<void> {
    this.#tables = bare;
    await this.#journal.seal(undefined, true);
    if ((await catchUp(this, responses)) !== 'durable') throw new JournalError('failed');
    await this.#journal.dropLock();
  }

  async rebuild(responses: readonly string[]): Promise<ReplicaStatus> {
    if (this.#journal.stuck) return 'failed';
    const entries: Kept[] = [];
    for (const response of responses) {
      // What cannot be read now, which is reported, is looked at again at the next start.
      const whole = await this.#tables.read((rows) => readWhole(rows, response)).catch(() => undefined);
      if (whole) entries.push({ kind: 'whole', row: whole.row, patch: whole });
    }
    const keep = (some: readonly Kept[]): Promise<ReplicaStatus> =>
      this.#journal.keepOver(some).then((): ReplicaStatus => 'durable', faultIn);
    const kept = await keep(entries);
    if (kept !== 'failed' || entries.length < 2) return kept;
    // What one of them met is not to keep the others out.
    let worst: ReplicaStatus = 'durable';
    for (const entry of entries) {
      const alone = this.#journal.stuck ? 'failed' : await keep([entry]);
      if (alone !== 'durable') worst = alone;
    }
    return worst;
  }
}

/** What came new of each response, and in how many numbered steps. */
function byResponse(effects: readonly Effect[]): Map<string, { patch: Patch; steps: number }> {
  const found = new Map<string, { patch: Patch; steps: number }>();
  for (const effect of effects) {
    if (!effect) continue;
    const { patch = {}, steps = 0 } = found.get(effect.response) ?? {};
    found.set(effect.response, { patch: mergePatches(patch, effect.patch), steps: steps + (effect.patch.row ? 1 : 0) });
  }
  return found;
}

/** Answers are waiting for the comparison: a store that is so slow is none. What is brought back is waited for as well. */
const tooLate = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new JournalError('failed')), compareTimeoutMs);
  });

/** The fault of a journal; whatever else was thrown is none of its own. */
function faultIn(cause: unknown): JournalFault {
  if (cause instanceof JournalError) return cause.fault;
  report('replica', cause);
  return 'failed';
}
