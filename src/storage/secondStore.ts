import type { Effect } from './apply.ts';
import { type Change, type Reserve, WriteError } from './change.ts';
import type { Database } from './database.ts';
import { joined } from './joined.ts';
import { Journal, JournalError, type Kept } from './journal/journal.ts';
import { keepLatest } from './lock/latest.ts';
import { amended, type LockRecord, type OpenLock } from './lock/lockRecord.ts';
import { type Patch, patchOf } from './patch.ts';
import { readWhole } from './readWhole.ts';
import { refuses } from './refusal.ts';
import { catchUp, differencesOf, type Restored, restore } from './restoring.ts';
import { type ResponseRow, responseRow } from './rows.ts';
import { keepSetting } from './settings.ts';

/** Milliseconds that the comparison of the two stores may take. */
const patience = 20_000;

/** Who is told what was found, and the device lock's key where the device has one. */
export interface Opening {
  /** Told what was brought back. */
  readonly onRestored: (found: Restored) => void;
  /** Told that the second store has a device lock of which the database knows nothing, once the database has it again. */
  readonly onLocked: () => void;
  /** Told that the database takes nothing of what the second store would have it know; `locked`: under a device lock. */
  readonly onRefused: (locked: boolean) => void;
  /** The lock as it is by now: this may be tried again after its passphrase was changed. */
  readonly lockNow: () => OpenLock | undefined;
  /** Told of another revision of the lock's record, once both stores have it. */
  readonly onRecord: (record: LockRecord) => void;
}

/** The journal beside a database: what of the one's changes the other keeps. */
export class SecondStore {
  readonly journal: Journal;
  #db: Database;
  #caughtUp: Promise<Reserve | 'elsewhere'> = Promise.resolve('kept');

  private constructor(db: Database, journal: Journal) {
    this.#db = db;
    this.journal = journal;
  }

  /**
   * Opens the second store beside a database, and makes the two agree; or says why there is none. With a device lock,
   * what is not sealed yet is sealed first.
   */
  static async open(
    db: Database,
    { onRestored, onLocked, onRefused, onRecord, lockNow }: Opening,
  ): Promise<SecondStore | Exclude<Reserve, 'kept'>> {
    let journal: Journal | undefined;
    const lock = lockNow();
    const taken = <Found>(write: Promise<Found>): Promise<Found> =>
      write.catch((cause: unknown) => {
        if (refuses(cause)) onRefused((lock ?? journal?.lock) !== undefined);
        throw cause;
      });
    try {
      journal = await Journal.open();
      const second = new SecondStore(db, journal);
      if (journal.lock && !lock) {
        // The database was lost, or the lock was taken off and that was cut short.
        await taken(keepSetting(db, 'lock', { ...journal.lock, state: 'sealing' }));
        onLocked();
        throw new JournalError('failed');
      }
      if (lock) {
        // Before the first sealed line: without the record nobody could ever open it.
        if ((journal.lock?.revision ?? 0) < lock.record.revision) await journal.keepLock(lock.record);
        await journal.seal(lock.cipher, lock.record.state === 'sealing');
      }
      const differences = await Promise.race([differencesOf(db, journal), tooLate()]);
      const found = await taken(restore(db, differences));
      if (lock) await second.#hold(lock, onRecord);
      // What waits to be saved does not wait for this.
      second.#caughtUp = catchUp(second, differences.behind);
      if (found.responses.length + found.damaged > 0) onRestored(found);
      return second;
    } catch (cause) {
      journal?.close();
      return faultIn(cause);
    }
  }

  /** Resolves once what the journal lacked at the start is in it, or with why not. */
  get caughtUp(): Promise<Reserve | 'elsewhere'> {
    return this.#caughtUp;
  }

  /** Makes the two stores agree once more. @throws where one cannot be read or written */
  async agree(): Promise<void> {
    const differences = await differencesOf(this.#db, this.journal);
    await restore(this.#db, differences);
    await catchUp(this, differences.behind);
  }

  /**
   * What is to be kept of changes that the database has taken: what came new, where that follows on what this page had
   * kept last; else all of the response. Inside the transaction of the changes.
   */
  async entriesOf(effects: readonly Effect[]): Promise<Kept[]> {
    const entries: Kept[] = [];
    for (const [response, { patch, steps }] of byResponse(effects)) {
      const row = responseRow.safeParse(await this.#db.responses.get(response)).data;
      if (!row) continue;
      const follows = row.state === 'draft' && this.journal.chained(response)?.seq === row.seq - steps;
      const whole = follows ? undefined : await readWhole(this.#db, response);
      if (follows) entries.push({ kind: 'change', row, patch });
      else if (whole) entries.push({ kind: 'whole', row, patch: whole });
    }
    return entries;
  }

  /** Keeps entries. Never throws: what the database has is saved, if in one store alone. */
  async keep(entries: readonly Kept[]): Promise<Reserve> {
    try {
      await this.journal.keep(entries);
      return 'kept';
    } catch (cause) {
      return faultIn(cause);
    }
  }

  /** Keeps a draft's changes that the database did not take, where they follow on what was kept. */
  async keepAlone(changes: readonly Change[]): Promise<Reserve> {
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
      row ??= this.journal.chained(change.response);
      // What was accepted and then not committed is kept already, and comes again with the same number.
      if (row?.id !== change.response || row.state !== 'draft' || change.seq > row.seq + 1) return 'failed';
      const patch = patchOf(row, change);
      if (!patch?.row) return 'failed';
      row = patch.row;
      all = joined(all, patch);
    }
    return row ? this.keep([{ kind: 'change', row, patch: all }]) : 'failed';
  }

  /**
   * Keeps the end of what is about to be deleted: nothing that was deleted comes back.
   * @returns what has been buried
   * @throws {WriteError} where that cannot be kept: then it is not deleted
   */
  async bury(changes: readonly Change[]): Promise<string[]> {
    const buried: string[] = [];
    for (const change of changes) {
      if (change.kind !== 'deleted' && change.kind !== 'removed') continue;
      const { response } = change;
      const row = await this.#db.responses.get(response);
      const waits = (await this.#db.outbox.get(response)) !== undefined;
      // What the database will refuse in any case.
      if (!row || waits || (change.kind === 'deleted' && row.seq + 1 !== change.seq)) continue;
      try {
        await this.journal.bury(response, row.seq + 1, await this.#db.receipts.get(response));
      } catch (cause) {
        throw new WriteError('failed', cause);
      }
      buried.push(response);
    }
    return buried;
  }

  /** Has the device lock's record in both stores, and nothing in the journal that is not sealed. */
  async #hold({ record, cipher }: OpenLock, onRecord: (record: LockRecord) => void): Promise<void> {
    const kept = this.journal.lock;
    let latest = kept && kept.id === record.id && kept.revision > record.revision ? kept : record;
    if (record.state === 'sealing') {
      const responses = await this.#db.responses.toCollection().primaryKeys();
      if ((await catchUp(this, responses)) !== 'kept') return;
      latest = amended(latest, { state: 'sealed' });
    }
    if (latest === record) return;
    if (latest !== kept) await this.journal.keepLock(latest);
    // In the database last: what was cut short begins anew.
    const held = await keepLatest(this.#db, latest);
    await this.journal.seal(cipher, false);
    onRecord(held);
  }

  /**
   * Has everything in the journal readable again, and no lock's record in it.
   * @param bare the database, by now without a lock
   * @throws {JournalError} where something stays sealed: the record does so too
   */
  async unseal(bare: Database, responses: readonly string[]): Promise<void> {
    this.#db = bare;
    await this.journal.seal(undefined, true);
    if ((await catchUp(this, responses)) !== 'kept') throw new JournalError('failed');
    await this.journal.dropLock();
  }

  /** Begins responses anew in the journal, from what the database has. Never throws. */
  async mend(responses: readonly string[]): Promise<Reserve> {
    if (this.journal.stuck) return 'failed';
    const entries: Kept[] = [];
    for (const response of responses) {
      const whole = await readWhole(this.#db, response).catch(() => undefined);
      if (whole) entries.push({ kind: 'whole', row: whole.row, patch: whole });
    }
    const keep = (some: readonly Kept[]): Promise<Reserve> =>
      this.journal.keepOver(some).then((): Reserve => 'kept', faultIn);
    const kept = await keep(entries);
    if (kept !== 'failed' || entries.length < 2) return kept;
    // What one of them met is not to keep the others out.
    let worst: Reserve = 'kept';
    for (const entry of entries) {
      const alone = this.journal.stuck ? 'failed' : await keep([entry]);
      if (alone !== 'kept') worst = alone;
    }
    return worst;
  }
}

/** The device lock's record beside the database; undefined where there is none, or no second store. */
export async function lockBeside(): Promise<LockRecord | undefined> {
  const journal = await Journal.open().catch(() => undefined);
  journal?.close();
  return journal?.lock;
}

/**
 * Erases the second store, where there is one.
 * @throws {JournalError} where some of it is held open by another page
 */
export async function wipeBeside(): Promise<void> {
  const journal = await Journal.open().catch((cause: unknown) => {
    if (faultIn(cause) !== 'none') throw cause;
  });
  try {
    await journal?.wipe();
  } finally {
    journal?.close();
  }
}

/** What came new of each response, and in how many numbered steps. */
function byResponse(effects: readonly Effect[]): Map<string, { patch: Patch; steps: number }> {
  const found = new Map<string, { patch: Patch; steps: number }>();
  for (const effect of effects) {
    if (!effect) continue;
    const { patch = {}, steps = 0 } = found.get(effect.response) ?? {};
    found.set(effect.response, { patch: joined(patch, effect.patch), steps: steps + (effect.patch.row ? 1 : 0) });
  }
  return found;
}

/** Answers are waiting for the comparison: a store that is so slow is none. What is brought back is waited for as well. */
const tooLate = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new JournalError('failed')), patience);
  });

const faultIn = (cause: unknown): Exclude<Reserve, 'kept'> => (cause instanceof JournalError ? cause.fault : 'failed');
