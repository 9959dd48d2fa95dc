import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isBusy, whileBusy } from './busy.ts';
import { logOf } from './openMark.ts';
import { fileStateOf, isSameState, logNameOf, readStamp, stampFile, thisBoot, writeStamp } from './stamp.ts';

/** As many pages as SQLite itself lets its log grow to before it writes them back. */
const pagesToWriteBack = 1000;

/** A log that was begun anew for one row is no longer than this. */
const maxNewLogBytes = 64n * 1024n;

/** How a file was lost, in words. `isLogLost`: its log is gone too; the file itself is intact, wherever it is. */
export interface Loss {
  readonly isLogLost: boolean;
  readonly detail: string;
}

/** The result of a check under the lock: as it should be, locked by another process, or lost. */
export type FileCheck = 'as-known' | 'busy' | Loss;

/**
 * The file of a database that is open, and whether it is still the one that was opened, unchanged by anybody but
 * collectors. What is committed goes to the log; the file itself changes only when the log is written back. That is
 * done here alone, under the write lock, and the file's size and time are noted then, for this process and, in the
 * stamp, for others on the same file. A file in any other state was overwritten or exchanged.
 */
export class WatchedFile {
  readonly #database: DatabaseSync;
  readonly #file: string;
  readonly #logInode: string | undefined;
  /** Holds the write lock while the first connection writes the log back: one connection cannot do both. */
  readonly #gate: DatabaseSync;
  /**
   * Outlives the other two where the file is lost, to the end of the process: the last connection to end would write the
   * log into whatever stands there now, so it must not be able to write.
   */
  readonly #reader: DatabaseSync;
  #known: ReturnType<typeof fileStateOf>;
  #pagesAllowed = pagesToWriteBack;

  /** @throws what SQLite and the file system say; it waits for the write lock as long as the connection does */
  constructor(database: DatabaseSync, file: string) {
    this.#database = database;
    this.#file = file;
    this.#gate = new DatabaseSync(file, { timeout: 0 });
    this.#gate.exec('PRAGMA wal_autocheckpoint = 0');
    this.#reader = new DatabaseSync(file, { readOnly: true });
    // Only a connection that has read holds the file.
    this.#reader.prepare('SELECT 1 FROM sqlite_schema').get();
    database.exec('BEGIN IMMEDIATE');
    try {
      this.#logInode = fileStateOf(logOf(file))?.inode;
      this.#note();
    } finally {
      database.exec('ROLLBACK');
    }
  }

  /** Whether file and log are as they were last known. Without the lock, false may mean that another collector has just written. */
  isAsKnown(): boolean {
    try {
      return isSameState(fileStateOf(this.#file), this.#known) && this.#isLogThere();
    } catch {
      // The check under the lock meets the same error, and reports it.
      return false;
    }
  }

  #isLogThere(): boolean {
    return fileStateOf(logOf(this.#file))?.inode === this.#logInode;
  }

  /** Checks file and log under the write lock. */
  examine(): FileCheck {
    try {
      this.#database.exec('BEGIN IMMEDIATE');
    } catch (error) {
      if (isBusy(error)) return 'busy';
      throw error;
    }
    try {
      return this.#underLock();
    } finally {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    }
  }

  #underLock(): FileCheck {
    const found = fileStateOf(this.#file);
    const isLogLost = !this.#isLogThere();
    if (found?.inode !== this.#known?.inode)
      return { isLogLost, detail: `${this.#file} was taken away, or another was put in its place` };
    const stamp = readStamp(this.#file);
    const isOurs = isSameState(found, this.#known) || stamp?.file === null || isSameState(found, stamp?.file);
    if (!isOurs)
      return { isLogLost: false, detail: `${this.#file} was overwritten by something else than a collector` };
    if (isLogLost) return { isLogLost, detail: `${logOf(this.#file)}, the database's log, was taken away or replaced` };
    this.#note();
    return 'as-known';
  }

  /** Notes the state of the file. Only under the write lock. */
  #note(): void {
    this.#known = fileStateOf(this.#file);
    const stamp = readStamp(this.#file);
    if (stamp?.boot === thisBoot && stamp.log === logNameOf(this.#file) && isSameState(stamp.file, this.#known)) return;
    writeStamp(this.#file, this.#known);
  }

  /** Whether the log is long enough to be written back. */
  isLogLong(): boolean {
    return this.#pagesBehind() > this.#pagesAllowed;
  }

  #pagesBehind(): number {
    const { log, checkpointed } = this.#database.prepare('PRAGMA wal_checkpoint(NOOP)').get() ?? {};
    return Number(log) - Number(checkpointed);
  }

  /**
   * Writes the log back into the file, as far as no reader needs the older pages, unless another process is at work.
   * @throws what SQLite and the file system say: the log keeps all of it then
   */
  writeBack(): void {
    this.#gate.exec('BEGIN IMMEDIATE');
    try {
      if (this.#underLock() !== 'as-known') return;
      writeStamp(this.#file, undefined);
      try {
        this.#database.exec('PRAGMA wal_checkpoint(PASSIVE)');
      } finally {
        this.#known = fileStateOf(this.#file);
        writeStamp(this.#file, this.#known);
      }
      // A reader may keep part of it from being written back: then it is tried again after as many pages more.
      this.#pagesAllowed = this.#pagesBehind() + pagesToWriteBack;
    } finally {
      this.#gate.exec('ROLLBACK');
    }
  }

  /**
   * Removes what was erased from file and log; `thorough`: also copies that were moved within the file. False: a reader still
   * needs the older pages of the log. It waits for other processes, and blocks the thread.
   */
  scrub(thorough: boolean, busyTimeoutMs: number): boolean {
    if (thorough) whileBusy(() => this.#database.exec('VACUUM'), busyTimeoutMs);
    whileBusy(() => this.writeBack(), busyTimeoutMs);
    if (this.#pagesBehind() > 0) return false;
    // The next write begins the log anew, and truncates it.
    const usual = Number(this.#database.prepare('PRAGMA journal_size_limit').get()?.['journal_size_limit']);
    this.#database.exec('PRAGMA journal_size_limit = 0');
    try {
      const touch = `INSERT INTO settings (name, value) VALUES ('scrubbed', '1')
        ON CONFLICT (name) DO UPDATE SET value = CASE value WHEN '1' THEN '2' ELSE '1' END`;
      whileBusy(() => this.#database.exec(touch), busyTimeoutMs);
    } finally {
      this.#database.exec(`PRAGMA journal_size_limit = ${usual}`);
    }
    return BigInt(fileStateOf(logOf(this.#file))?.size ?? 0) < maxNewLogBytes;
  }

  /** Writes the log back, so that closing the last connection does not change the file. The caller closes it after that. */
  close(busyTimeoutMs: number): void {
    try {
      whileBusy(() => this.writeBack(), busyTimeoutMs);
    } catch {
      // The log keeps all of it, and the next to open reads it there.
    }
    this.#gate.close();
    this.#reader.close();
  }

  /** Gives the file up. Where the log is gone, what this connection still has of it is written into the file, wherever that is. */
  abandon({ isLogLost }: Loss): void {
    this.#gate.close();
    if (isLogLost) this.#database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    this.#database.close();
  }
}

/**
 * What keeps a file from being opened: it was overwritten while its log was in use, so that the log is of something
 * else, and reading both together gives nonsense. Undefined where nothing is wrong.
 */
export function mixUpIn(file: string): string | undefined {
  for (;;) {
    const before = readStamp(file);
    const found = fileStateOf(file);
    const hasLog = existsSync(logOf(file)) && fileStateOf(logOf(file))?.size !== '0';
    const log = logNameOf(file);
    const stamp = readStamp(file);
    // Another collector is writing meanwhile.
    if (JSON.stringify(before) !== JSON.stringify(stamp)) continue;
    if (!stamp?.file || !hasLog || thisBoot === '' || stamp.boot !== thisBoot || stamp.log !== log) return undefined;
    return isSameState(found, stamp.file)
      ? undefined
      : `it was overwritten or exchanged while its log was in use, and the log belongs to what was there before. Restore a backup into an empty folder (collector restore); or remove ${logOf(file)}, ${file}-shm and ${stampFile(file)}, and what was in the log alone is given up`;
  }
}
