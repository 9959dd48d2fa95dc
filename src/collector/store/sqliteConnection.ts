import { existsSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { isBusy } from './busy.ts';
import { StoreFailure } from './failure.ts';
import { logOf, unmarkClosed } from './openMark.ts';
import type { Connection, Row, Statement, Work } from './statement.ts';
import type { Loss, WatchedFile } from './watchedFile.ts';

/** How long work waits for another process that holds a lock. */
export const busyTimeoutMs = 5000;

/** SQLITE_CORRUPT. */
const corruptCode = 11;

/** Work that waits for the next transaction. */
interface Job {
  readonly work: () => Work<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: unknown) => void;
  /** When it was asked for: milliseconds of the monotonic clock. */
  readonly since: number;
}

/** A larger transaction would keep reads waiting; so many share the cost of a flush well enough. */
const maxJobsInTransaction = 256;

/** A result that is held back until the file was examined under its lock. */
type Held = Omit<Job, 'work'>;

/** How a file is open: for writing, and watched; or for reading. `stands`: without locks, so that nobody may write it meanwhile. */
export type OpenedAs = { readonly watched: WatchedFile } | { readonly stands: boolean };

/** A SQLite database in this process: work of one turn of the event loop shares a transaction, and no lock blocks the thread. */
export class SqliteConnection implements Connection {
  readonly holdsThread = true;
  readonly #database: DatabaseSync;
  readonly #file: string;
  readonly #watched: WatchedFile | undefined;
  readonly #stands: boolean;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #prepared = new Map<string, StatementSync>();
  #jobs: Job[] = [];
  #held: Held[] = [];
  #flushing = false;
  /** Why the file was given up; until the process ends. */
  #lost: StoreFailure | undefined;

  constructor(database: DatabaseSync, file: string, open: OpenedAs) {
    this.#database = database;
    this.#file = file;
    this.#watched = 'watched' in open ? open.watched : undefined;
    this.#stands = 'stands' in open && open.stands;
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
  }

  async read<Value>(work: () => Work<Value>): Promise<Value> {
    this.#refuseIfLost();
    try {
      this.#stillStands();
      const value = this.#run(work);
      if (this.#watched?.isAsKnown() !== false) return value;
      return await new Promise((resolve, reject) => {
        const since = performance.now();
        this.#held.push({ resolve: () => resolve(value), reject, since });
        this.#wake();
      });
    } catch (error) {
      throw error instanceof StoreFailure ? error : this.#failure(error);
    }
  }

  /** Work of one turn of the event loop shares a transaction, and so a flush. */
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

  writeOne<Value>(work: () => Work<Value>): Promise<Value> {
    return this.write(work);
  }

  writeShared<Value>(work: () => Work<Value>): Promise<Value> {
    return this.write(work);
  }

  async *stream({ sql, values }: Statement): AsyncGenerator<Row> {
    this.#refuseIfLost();
    try {
      this.#stillStands();
      // A statement of its own: a prepared one that is under way cannot be used twice.
      yield* this.#database.prepare(numbered(sql)).iterate(...values);
    } catch (error) {
      throw this.#failure(error);
    }
  }

  async scrub(thorough: boolean): Promise<boolean> {
    this.#refuseIfLost();
    try {
      return this.#watched?.scrub(thorough, busyTimeoutMs) ?? true;
    } catch (error) {
      throw new StoreFailure(error);
    }
  }

  async close(): Promise<void> {
    if (this.#jobs.length > 0 || this.#held.length > 0) this.#flush();
    this.#rejectAll();
    if (!this.#database.isOpen) return;
    try {
      this.#watched?.close(busyTimeoutMs);
      this.#database.close();
      if (this.#watched) unmarkClosed(this.#file);
    } catch (error) {
      throw new StoreFailure(error);
    }
  }

  #flush(): void {
    if (!this.#database.isOpen) {
      this.#rejectAll();
      return;
    }
    let done = this.#release();
    if (done === 'done') {
      const jobs = this.#jobs.splice(0, maxJobsInTransaction);
      if (jobs.length > 0) done = this.#transaction(jobs);
      if (done === 'busy') this.#jobs.unshift(...jobs);
    }
    if (done === 'busy') {
      this.#jobs = this.#jobs.filter((job) => !this.#timedOut(job));
      this.#held = this.#held.filter((one) => !this.#timedOut(one));
    } else if (!this.#lost && this.#watched?.isLogLong()) setImmediate(() => this.#writeBack());
    this.#flushing = this.#jobs.length > 0 || this.#held.length > 0;
    // Random pauses keep two processes on one file from colliding again and again.
    if (this.#flushing && done === 'busy') setTimeout(() => this.#flush(), 2 + Math.random() * 8);
    else if (this.#flushing) setImmediate(() => this.#flush());
  }

  /** Rejects all that waits: the database is closed. */
  #rejectAll(): void {
    this.#flushing = false;
    const why = this.#lost ?? new Error('the database was closed');
    for (const { reject } of [...this.#jobs.splice(0), ...this.#held.splice(0)])
      reject(new StoreFailure(why, this.#lost !== undefined));
  }

  #timedOut({ since, reject }: Held): boolean {
    if (performance.now() - since < busyTimeoutMs) return false;
    reject(new StoreFailure(new Error('another process holds the database')));
    return true;
  }

  /** Does all jobs in one transaction; where one fails, each alone, so that the others succeed. */
  #transaction(jobs: readonly Job[]): 'done' | 'busy' {
    const values: unknown[] = [];
    let isAsKnown: boolean;
    try {
      this.#refuseIfLost();
      this.#begin.run();
      for (const { work } of jobs) values.push(this.#run(work));
      this.#commit.run();
      isAsKnown = this.#watched?.isAsKnown() !== false;
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

  /** Examines the file, and resolves or rejects the results that were held back for it. */
  #release(): 'done' | 'busy' {
    if (this.#held.length === 0) return 'done';
    try {
      const found = this.#watched?.examine() ?? 'as-known';
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

  /** From here on nothing is acknowledged: what is written into a lost file is gone after a restart. */
  #giveUp(loss: Loss): void {
    this.#lost = new StoreFailure(new Error(`${loss.detail}: nothing is taken until the collector is started again`));
    this.#watched?.abandon(loss);
  }

  /** Names the file where it is damaged, as an incomplete copy is. */
  #failure(error: unknown): StoreFailure {
    const isMalformed = error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === corruptCode;
    return new StoreFailure(
      isMalformed ? new Error(`${this.#file} is damaged, or a copy that is not whole: ${error.message}`) : error,
    );
  }

  /** A file that is read as it stands must not be written meanwhile. */
  #stillStands(): void {
    if (this.#stands && existsSync(logOf(this.#file)))
      throw new Error(`a collector has begun to write ${this.#file}: read it again`);
  }

  #refuseIfLost(): void {
    if (this.#lost) throw new StoreFailure(this.#lost, true);
  }

  #writeBack(): void {
    if (this.#lost || !this.#database.isOpen) return;
    try {
      this.#watched?.writeBack();
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

/** SQLite marks parameters with a question mark. */
const numbered = (sql: string): string => sql.replace(/\$(\d+)/g, '?$1');
