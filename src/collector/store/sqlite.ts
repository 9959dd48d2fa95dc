import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { fail, ok, type Result } from '../../lib/result.ts';
import { receiptCode } from '../code.ts';
import { closeToOthers, makeFolder } from '../folder.ts';
import { isBusy, whileBusy } from './busy.ts';
import { StoreFailure } from './failure.ts';
import { schemaVersion, stepsOf } from './schema.ts';
import type { Connection, Row, Statement, Work } from './statement.ts';
import { type Store, storeOn } from './store.ts';

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
    closeToOthers(file, [`${file}-wal`, `${file}-shm`]);
    const opening = new DatabaseSync(file, { timeout: patienceMs });
    database = opening;
    whileBusy(() => opening.exec('PRAGMA journal_mode = WAL'), patienceMs);
    // FULL: in WAL mode anything less may lose the last commits to a power cut, after their receipts are out.
    opening.exec('PRAGMA synchronous = FULL');
    // A reader that stood still for long leaves a long log behind; it is cut back once it has been written over.
    opening.exec('PRAGMA journal_size_limit = 16777216');
    const version = migrate(opening);
    if (version === schemaVersion) {
      // From here on nothing waits in this thread: it has others to answer.
      opening.exec('PRAGMA busy_timeout = 0');
      return ok(storeOn(new SqliteConnection(opening, file), newCode));
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

class SqliteConnection implements Connection {
  readonly #database: DatabaseSync;
  readonly #file: string;
  /** The file that was opened; another one under its name is not it. */
  readonly #inode: number;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #prepared = new Map<string, StatementSync>();
  #jobs: Job[] = [];
  #flushing = false;

  constructor(database: DatabaseSync, file: string) {
    this.#database = database;
    this.#file = file;
    this.#inode = statSync(file).ino;
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
  }

  async read<Value>(work: () => Work<Value>): Promise<Value> {
    try {
      return this.#run(work);
    } catch (error) {
      throw new StoreFailure(error);
    }
  }

  /** What comes in the same moment shares a transaction, and so the one flush that makes it durable. */
  write<Value>(work: () => Work<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.#jobs.push({ work, resolve: resolve as (value: unknown) => void, reject, since: performance.now() });
      if (this.#flushing) return;
      this.#flushing = true;
      setImmediate(() => this.#flush());
    });
  }

  async *stream({ sql, values }: Statement): AsyncGenerator<Row> {
    try {
      // A statement of its own: a prepared one that is under way cannot be used twice.
      yield* this.#database.prepare(numbered(sql)).iterate(...values);
    } catch (error) {
      throw new StoreFailure(error);
    }
  }

  async close(): Promise<void> {
    if (this.#jobs.length > 0) this.#flush();
    try {
      if (this.#database.isOpen) this.#database.close();
    } catch (error) {
      throw new StoreFailure(error);
    }
  }

  #flush(): void {
    const jobs = this.#jobs.splice(0, mostInOneTransaction);
    const done = this.#transaction(jobs);
    if (done === 'busy') this.#jobs.unshift(...jobs.filter((job) => !this.#outOfPatience(job)));
    this.#flushing = this.#jobs.length > 0;
    // Pauses of chance length keep two processes on one file from meeting again and again.
    if (this.#flushing && done === 'busy') setTimeout(() => this.#flush(), 2 + Math.random() * 8);
    else if (this.#flushing) setImmediate(() => this.#flush());
  }

  #outOfPatience({ since, reject }: Job): boolean {
    if (performance.now() - since < patienceMs) return false;
    reject(new StoreFailure(new Error('another process holds the database')));
    return true;
  }

  /** Does all of it in one transaction; if one job fails, each alone, so that it fails no other. */
  #transaction(jobs: readonly Job[]): 'done' | 'busy' {
    const values: unknown[] = [];
    try {
      this.#stillThere();
      this.#begin.run();
      for (const { work } of jobs) values.push(this.#run(work));
      this.#commit.run();
    } catch (error) {
      // A full disk has SQLite roll back by itself.
      if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('ROLLBACK');
      if (isBusy(error)) return 'busy';
      const [only] = jobs;
      if (jobs.length === 1) only?.reject(new StoreFailure(error));
      else for (const job of jobs) if (this.#transaction([job]) === 'busy') this.#jobs.push(job);
      return 'done';
    }
    for (const [at, { resolve }] of jobs.entries()) resolve(values[at]);
    return 'done';
  }

  /** What is written into a file that is no longer in its folder is lost with this process. */
  #stillThere(): void {
    const found = statSync(this.#file, { throwIfNoEntry: false });
    if (found?.ino !== this.#inode) throw new Error(`${this.#file} was taken away or put in the place of another`);
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
