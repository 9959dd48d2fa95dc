import type { Effect } from './apply.ts';
import { type Change, type Reserve, WriteError } from './change.ts';
import type { Database } from './database.ts';
import { joined } from './joined.ts';
import { Journal, JournalError } from './journal/journal.ts';
import { type Patch, patchOf } from './patch.ts';
import { readWhole } from './readWhole.ts';
import { type Restored, restore } from './restoring.ts';
import { type ResponseRow, responseRow } from './rows.ts';

/** Milliseconds that the comparison of the two stores may take. */
const patience = 20_000;

/** What the journal is to keep of one response. */
export interface Kept {
  readonly kind: 'whole' | 'change';
  readonly row: ResponseRow;
  readonly patch: Patch;
}

/** The journal beside a database: what of the one's changes the other keeps. */
export class SecondStore {
  readonly journal: Journal;
  readonly #db: Database;

  private constructor(db: Database, journal: Journal) {
    this.#db = db;
    this.journal = journal;
  }

  /**
   * Opens the second store beside a database, and makes the two agree; or says why there is none.
   * @param onRestored told what was brought back
   */
  static async open(
    db: Database,
    onRestored: (found: Restored) => void,
  ): Promise<SecondStore | Exclude<Reserve, 'kept'>> {
    let journal: Journal | undefined;
    try {
      journal = await Journal.open();
      const second = new SecondStore(db, journal);
      const found = await Promise.race([restore(db, second), tooLate()]);
      if (found.responses.length + found.damaged > 0) onRestored(found);
      return second;
    } catch (cause) {
      journal?.close();
      return faultIn(cause);
    }
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
      await Promise.all(entries.map(({ kind, row, patch }) => this.journal.keep(kind, row, patch)));
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

  /** Begins a response anew in the journal, from what the database has. Never throws. */
  async mend(response: string): Promise<void> {
    const whole = await readWhole(this.#db, response).catch(() => undefined);
    if (whole) await this.keep([{ kind: 'whole', row: whole.row, patch: whole }]);
    this.journal.release(response);
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

/** Answers are waiting for the comparison: a store that is so slow is none. */
const tooLate = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new JournalError('failed')), patience);
  });

const faultIn = (cause: unknown): Exclude<Reserve, 'kept'> => (cause instanceof JournalError ? cause.fault : 'failed');
