import { existsSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { isBusy } from './busy.ts';
import { StoreFailure } from './failure.ts';
import { logOf, unmarkClosed } from './openMark.ts';
import type { Connection, Row, Statement, Work } from './statement.ts';
import type { Loss, WatchedFile } from './watchedFile.ts';

/** How long work waits for another process on the same file, in milliseconds. */
export const busyTimeoutMs = 5000;

/** SQLite's code for a file whose pages do not fit together. */
const corruptCode = 11;

/** Work that waits for the next transaction. */
interface Job {
  readonly work: () => Work<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: unknown) => void;
  /** By the process's own clock, in milliseconds. */
  readonly since: number;
}

/** More than this many at once would keep readers waiting, and one flush is spread over enough. */
const maxJobsInTransaction = 256;

/** An answer that waits until the file was looked at under its lock. */
type Held = Omit<Job, 'work'>;

/** How a file is open: to be written, and watched; or only to be read, `stands`: as it is, so that nobody may begin to write it. */
export type OpenedAs = { readonly watched: WatchedFile } | { readonly stands: boolean };

/** A SQLite database in this process: what comes in one moment shares a transaction, and nothing waits for a lock in this thread. */
export class SqliteConnection implements Connection {
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
  /** Why the file is given up, from then on until the process ends. */
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

  writeOne<Value>(work: () => Work<Value>): Promise<Value> {
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
    // Pauses of chance length keep two processes on one file from meeting again and again.
    if (this.#flushing && done === 'busy') setTimeout(() => this.#flush(), 2 + Math.random() * 8);
    else if (this.#flushing) setImmediate(() => this.#flush());
  }

  /** Nothing more is done: the database is closed. */
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

  /** Does all of it in one transaction; if one job fails, each alone, so that it fails no other. */
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

  /** Lets go what waits until the file was looked at, or refuses it. */
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

  /** From here on nothing is acknowledged: what is not in its place is not there after a restart. */
  #giveUp(loss: Loss): void {
    this.#lost = new StoreFailure(new Error(`${loss.detail}: nothing is taken until the collector is started again`));
    this.#watched?.abandon(loss);
  }

  /** Whoever reads half a copy has to be told which file it is. */
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

/** SQLite writes the places of values with a question mark. */
const numbered = (sql: string): string => sql.replace(/\$(\d+)/g, '?$1');
