import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { fail, ok, type Result } from '../../lib/result.ts';
import { receiptCode } from '../code.ts';
import { makeFolder } from '../folder.ts';
import { isBusy, whileBusy } from './busy.ts';
import { StoreFailure } from './failure.ts';
import { schemaVersion, stepsOf } from './schema.ts';
import type { Connection, Row, Statement, Work } from './statement.ts';
import { type Store, storeOn } from './store.ts';
import { type Loss, mixUpIn, WatchedFile } from './watchedFile.ts';

/** Why a store does not open: its file cannot be used, or a newer collector has written it. */
export type OpenStoreFault =
  | { readonly kind: 'unusable'; readonly file: string; readonly detail: string }
  | { readonly kind: 'newer'; readonly file: string; readonly version: number };

/** Where the database of a data folder is. */
export const databaseFile = (dataDir: string): string => join(dataDir, 'veldwerk.sqlite');

/** How long work waits for another process on the same file, in milliseconds. */
const patienceMs = 5000;

/**
 * Opens the store in a data folder, and makes both where they are not there yet.
 * @param newCode where receipt codes come from
 */
export function openSqliteStore(dataDir: string, newCode = receiptCode): Result<Store, OpenStoreFault> {
  const file = databaseFile(dataDir);
  let database: DatabaseSync | undefined;
  try {
    makeFolder(dataDir);
    const mixUp = mixUpIn(file);
    if (mixUp !== undefined) return fail({ kind: 'unusable', file, detail: mixUp });
    const opening = new DatabaseSync(file, { timeout: patienceMs });
    database = opening;
    whileBusy(() => opening.exec('PRAGMA journal_mode = WAL'), patienceMs);
    // FULL: in WAL mode anything less may lose the last commits to a power cut, after their receipts are out.
    opening.exec('PRAGMA synchronous = FULL');
    // A reader that stood still for long leaves a long log behind; it is cut back once it has been written over.
    opening.exec('PRAGMA journal_size_limit = 16777216');
    // Written back by us alone: see WatchedFile.
    opening.exec('PRAGMA wal_autocheckpoint = 0');
    // What is erased by law is not to be found on the disk.
    opening.exec('PRAGMA secure_delete = ON');
    const version = migrate(opening);
    if (version === schemaVersion) {
      const watched = new WatchedFile(opening, file);
      // From here on nothing waits in this thread: it has others to answer.
      opening.exec('PRAGMA busy_timeout = 0');
      return ok(storeOn(new SqliteConnection(opening, watched), newCode));
    }
    opening.close();
    return fail({ kind: 'newer', file, version });
  } catch (error) {
    if (database?.isOpen) database.close();
    return fail({ kind: 'unusable', file, detail: error instanceof Error ? error.message : String(error) });
  }
}

/** A store that does not open, in one line. */
export const openLine = (fault: OpenStoreFault): string =>
  fault.kind === 'newer'
    ? `The database ${fault.file} was written by a newer collector (version ${fault.version}): install that one.`
    : `The database ${fault.file} cannot be used: ${fault.detail}`;

const versionOf = (database: DatabaseSync): number =>
  Number(database.prepare('PRAGMA user_version').get()?.['user_version']);

/**
 * Brings a database up to this collector's version, in one transaction. Gives the version that it has then:
 * higher than `schemaVersion` where a newer collector has written it, which this one must leave alone.
 */
function migrate(database: DatabaseSync): number {
  database.exec('BEGIN IMMEDIATE');
  try {
    const version = versionOf(database);
    for (const step of stepsOf('sqlite').slice(version)) database.exec(step);
    if (version < schemaVersion) database.exec(`PRAGMA user_version = ${schemaVersion}`);
    database.exec('COMMIT');
    return Math.max(version, schemaVersion);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Work that waits for the next transaction. */
interface Job {
  readonly work: () => Work<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: unknown) => void;
  /** By the process's own clock, in milliseconds. */
  readonly since: number;
}

/** More than this many at once would keep readers waiting, and one flush is spread over enough. */
const mostInOneTransaction = 256;

/** An answer that waits until the file was looked at under its lock. */
type Held = Omit<Job, 'work'>;

class SqliteConnection implements Connection {
  readonly #database: DatabaseSync;
  readonly #watched: WatchedFile;
  readonly #prepared = new Map<string, StatementSync>();
  #jobs: Job[] = [];
  #held: Held[] = [];
  #flushing = false;
  /** Why the file is given up, from then on until the process ends. */
  #lost: StoreFailure | undefined;

  constructor(database: DatabaseSync, watched: WatchedFile) {
    this.#database = database;
    this.#watched = watched;
  }

  async read<Value>(work: () => Work<Value>): Promise<Value> {
    this.#refuseIfLost();
    try {
      const value = this.#run(work);
      if (this.#watched.isAsKnown()) return value;
      return await new Promise((resolve, reject) => {
        const since = performance.now();
        this.#held.push({ resolve: () => resolve(value), reject, since });
        this.#wake();
      });
    } catch (error) {
      throw error instanceof StoreFailure ? error : new StoreFailure(error);
    }
  }

  /** What comes in the same moment shares a transaction, and so the one flush that makes it durable. */
  write<Value>(work: () => Work<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.#jobs.push({ work, resolve: resolve as (value: unknown) => void, reject, since: performance.now() });
      this.#wake();
    });
  }

  #wake(): void {
    if (this.#flushing) return;
    this.#flushing = true;
    setImmediate(() => this.#flush());
  }

  async *stream({ sql, values }: Statement): AsyncGenerator<Row> {
    this.#refuseIfLost();
    try {
      // A statement of its own: a prepared one that is under way cannot be used twice.
      yield* this.#database.prepare(numbered(sql)).iterate(...values);
    } catch (error) {
      throw new StoreFailure(error);
    }
  }

  async scrub(thorough: boolean): Promise<boolean> {
    this.#refuseIfLost();
    try {
      return this.#watched.scrub(thorough, patienceMs);
    } catch (error) {
      throw new StoreFailure(error);
    }
  }

  async close(): Promise<void> {
    if (this.#jobs.length > 0 || this.#held.length > 0) this.#flush();
    for (const { reject } of [...this.#jobs.splice(0), ...this.#held.splice(0)])
      reject(new StoreFailure(new Error('the database was closed')));
    if (!this.#database.isOpen) return;
    try {
      this.#watched.close(patienceMs);
      this.#database.close();
    } catch (error) {
      throw new StoreFailure(error);
    }
  }

  #flush(): void {
    if (!this.#database.isOpen) return;
    let done = this.#release();
    if (done === 'done') {
      const jobs = this.#jobs.splice(0, mostInOneTransaction);
      if (jobs.length > 0) done = this.#transaction(jobs);
      if (done === 'busy') this.#jobs.unshift(...jobs);
    }
    if (done === 'busy') {
      this.#jobs = this.#jobs.filter((job) => !this.#outOfPatience(job));
      this.#held = this.#held.filter((one) => !this.#outOfPatience(one));
    } else if (!this.#lost && this.#watched.isLogLong()) setImmediate(() => this.#writeBack());
    this.#flushing = this.#jobs.length > 0 || this.#held.length > 0;
    // Pauses of chance length keep two processes on one file from meeting again and again.
    if (this.#flushing && done === 'busy') setTimeout(() => this.#flush(), 2 + Math.random() * 8);
    else if (this.#flushing) setImmediate(() => this.#flush());
  }

  #outOfPatience({ since, reject }: Held): boolean {
    if (performance.now() - since < patienceMs) return false;
    reject(new StoreFailure(new Error('another process holds the database')));
    return true;
  }

  /** Does all of it in one transaction; if one job fails, each alone, so that it fails no other. */
  #transaction(jobs: readonly Job[]): 'done' | 'busy' {
    const values: unknown[] = [];
    let isAsKnown: boolean;
    try {
      this.#refuseIfLost();
      this.#database.exec('BEGIN IMMEDIATE');
      for (const { work } of jobs) values.push(this.#run(work));
      this.#database.exec('COMMIT');
      isAsKnown = this.#watched.isAsKnown();
    } catch (error) {
      // A full disk has SQLite roll back by itself.
      if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('ROLLBACK');
      if (isBusy(error)) return 'busy';
      const [only] = jobs;
      if (jobs.length === 1) only?.reject(error instanceof StoreFailure ? error : new StoreFailure(error));
      else for (const job of jobs) if (this.#transaction([job]) === 'busy') this.#jobs.push(job);
      return 'done';
    }
    for (const [at, { resolve, ...rest }] of jobs.entries()) {
      if (isAsKnown) resolve(values[at]);
      else this.#held.push({ ...rest, resolve: () => resolve(values[at]) });
    }
    return 'done';
  }

  /** Lets go what waits until the file was looked at, or refuses it. */
  #release(): 'done' | 'busy' {
    if (this.#held.length === 0) return 'done';
    try {
      const found = this.#watched.examine();
      if (found === 'busy') return 'busy';
      if (found !== 'as-known') this.#giveUp(found);
      for (const [at, { resolve, reject }] of this.#held.splice(0).entries()) {
        if (this.#lost) reject(at === 0 ? this.#lost : new StoreFailure(this.#lost, true));
        else resolve(undefined);
      }
    } catch (error) {
      for (const { reject } of this.#held.splice(0)) reject(new StoreFailure(error));
    }
    return 'done';
  }

  /** From here on nothing is acknowledged: what is not in its place is not there after a restart. */
  #giveUp(loss: Loss): void {
    this.#lost = new StoreFailure(new Error(`${loss.detail}: nothing is taken until the collector is started again`));
    this.#watched.abandon(loss);
  }

  #refuseIfLost(): void {
    if (this.#lost) throw new StoreFailure(this.#lost, true);
  }

  #writeBack(): void {
    if (this.#lost || !this.#database.isOpen) return;
    try {
      this.#watched.writeBack();
    } catch {
      // Another process is at work, or the disk is full: the log keeps it, and the next transaction tries again.
    }
  }

  #run<Value>(work: () => Work<Value>): Value {
    const steps = work();
    let step = steps.next([]);
    while (!step.done) step = steps.next(this.#rows(step.value));
    return step.value;
  }

  #rows({ sql, values }: Statement): Row[] {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      statement = this.#database.prepare(numbered(sql));
      this.#prepared.set(sql, statement);
    }
    return statement.all(...values);
  }
}

/** SQLite writes the places of values with a question mark. */
const numbered = (sql: string): string => sql.replace(/\$(\d+)/g, '?$1');
