import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { fail, ok, type Result } from '../../lib/result.ts';
import { receiptCode } from '../code.ts';
import { closeToOthers, makeFolder } from '../folder.ts';
import { isBusy, whileBusy } from './busy.ts';
import { StoreFailure } from './failure.ts';
import type { OpenStoreFault } from './openFault.ts';
import { isMarkedOpen, logOf, markOpen, unmarkClosed } from './openMark.ts';
import { schemaVersion, stepsOf } from './schema.ts';
import type { Connection, Row, Statement, Work } from './statement.ts';
import { type Store, storeOn } from './store.ts';

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
      markOpen(opening);
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

/** A store that is read, and what there is to say of it, in a line. */
export interface StoreToRead {
  readonly store: Store;
  readonly doubt: string | undefined;
}

/**
 * Opens the store in a data folder to be read, and changes nothing: rights to read are enough, a disk that cannot be
 * written will do, and the collector may be running.
 */
export function openSqliteStoreToRead(dataDir: string): Result<StoreToRead, OpenStoreFault> {
  const file = resolve(databaseFile(dataDir));
  let database: DatabaseSync | undefined;
  try {
    const hasLog = existsSync(logOf(file));
    const stands = !hasLog && !(isWritable(file) && isWritable(dirname(file)));
    const opening = new DatabaseSync(stands ? asItStands(file) : file, { readOnly: true, timeout: patienceMs });
    database = opening;
    const version = versionOf(opening);
    if (version === schemaVersion) {
      const store = storeOn(new SqliteConnection(opening, file, stands ? 'stands' : 'beside-writers'), receiptCode);
      return ok({ store, doubt: !hasLog && isMarkedOpen(opening) ? doubtOf(file) : undefined });
    }
    opening.close();
    return fail({ kind: version > schemaVersion ? 'newer' : 'older', file, version });
  } catch (error) {
    if (database?.isOpen) database.close();
    return fail({ kind: 'unusable', file, detail: error instanceof Error ? error.message : String(error) });
  }
}

const doubtOf = (file: string): string =>
  `${file} is a copy that was taken while a collector ran, and ${logOf(file)} is not beside it: unless SQLite itself made the copy, the last responses are missing`;

/** Who may not write a database must not make the files that SQLite reads one with: whoever may could not write those. */
function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    // Not to be written by us, or by nobody.
    return false;
  }
}

function asItStands(file: string): URL {
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  return url;
}

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
const mostInOneTransaction = 256;

class SqliteConnection implements Connection {
  readonly #database: DatabaseSync;
  readonly #file: string;
  /** The file that was opened; another one under its name is not it. */
  readonly #inode: number;
  /** How it is only read: `stands`, as the file is, so that nobody may begin to write it. */
  readonly #reads: 'stands' | 'beside-writers' | undefined;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #prepared = new Map<string, StatementSync>();
  #jobs: Job[] = [];
  #flushing = false;

  constructor(database: DatabaseSync, file: string, reads?: 'stands' | 'beside-writers') {
    this.#database = database;
    this.#file = file;
    this.#reads = reads;
    this.#inode = statSync(file).ino;
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
  }

  async read<Value>(work: () => Work<Value>): Promise<Value> {
    try {
      this.#stillStands();
      return this.#run(work);
    } catch (error) {
      throw this.#failure(error);
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

  writeOne<Value>(work: () => Work<Value>): Promise<Value> {
    return this.write(work);
  }

  async *stream({ sql, values }: Statement): AsyncGenerator<Row> {
    try {
      this.#stillStands();
      // A statement of its own: a prepared one that is under way cannot be used twice.
      yield* this.#database.prepare(numbered(sql)).iterate(...values);
    } catch (error) {
      throw this.#failure(error);
    }
  }

  async close(): Promise<void> {
    if (this.#jobs.length > 0) this.#flush();
    try {
      if (!this.#database.isOpen) return;
      this.#database.close();
      if (!this.#reads && this.#isStillThere()) unmarkClosed(this.#file);
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

  /** Whoever reads half a copy has to be told which file it is. */
  #failure(error: unknown): StoreFailure {
    const isMalformed = error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === corruptCode;
    return new StoreFailure(
      isMalformed ? new Error(`${this.#file} is damaged, or a copy that is not whole: ${error.message}`) : error,
    );
  }

  /** A file that is read as it stands must not be written meanwhile. */
  #stillStands(): void {
    if (this.#reads === 'stands' && existsSync(logOf(this.#file)))
      throw new Error(`a collector has begun to write ${this.#file}: read it again`);
  }

  #isStillThere(): boolean {
    return statSync(this.#file, { throwIfNoEntry: false })?.ino === this.#inode;
  }

  /** What is written into a file that is no longer in its folder is lost with this process. */
  #stillThere(): void {
    if (!this.#isStillThere()) throw new Error(`${this.#file} was taken away or put in the place of another`);
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
