import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { fail, ok, type Result } from '../../lib/result.ts';
import { closeToOthers, makeFolder } from '../folder.ts';
import { receiptCode } from '../receiptCode.ts';
import { whileBusy } from './busy.ts';
import { schemaVersion, stepsOf } from './migrations.ts';
import type { OpenStoreFault } from './openFault.ts';
import { isMarkedOpen, logOf, markOpen } from './openMark.ts';
import { busyTimeoutMs, SqliteConnection } from './sqliteConnection.ts';
import { type Store, storeOn } from './store.ts';
import { mixUpIn, WatchedFile } from './watchedFile.ts';

/** Where the database of a data folder is. */
export const databaseFile = (dataDir: string): string => join(dataDir, 'veldwerk.sqlite');

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
    closeToOthers(file, [`${file}-wal`, `${file}-shm`]);
    const opening = new DatabaseSync(file, { timeout: busyTimeoutMs });
    database = opening;
    whileBusy(() => opening.exec('PRAGMA journal_mode = WAL'), busyTimeoutMs);
    // FULL: in WAL mode anything less may lose the last commits to a power cut, after their receipts are out.
    opening.exec('PRAGMA synchronous = FULL');
    // A long read leaves a long log behind; it is truncated once it has been written over.
    opening.exec('PRAGMA journal_size_limit = 16777216');
    // Only WatchedFile writes the log back.
    opening.exec('PRAGMA wal_autocheckpoint = 0');
    // What is erased by law must not stay on the disk.
    opening.exec('PRAGMA secure_delete = ON');
    const version = migrate(opening);
    if (version === schemaVersion) {
      const watched = new WatchedFile(opening, file);
      markOpen(opening, watched);
      // From here on nothing may block this thread: it serves requests.
      opening.exec('PRAGMA busy_timeout = 0');
      return ok(storeOn(new SqliteConnection(opening, file, { watched }), newCode));
    }
    opening.close();
    return fail({ kind: 'newer', file, version });
  } catch (error) {
    if (database?.isOpen) database.close();
    return fail({ kind: 'unusable', file, detail: error instanceof Error ? error.message : String(error) });
  }
}

/** A store that is opened to be read, and a warning about it, in a line. */
export interface StoreToRead {
  readonly store: Store;
  readonly doubt: string | undefined;
}

/**
 * Opens the store in a data folder to be read. It changes nothing, works with read permission alone and on a read-only
 * disk, and the collector may be running.
 */
export function openSqliteStoreToRead(dataDir: string): Result<StoreToRead, OpenStoreFault> {
  const file = resolve(databaseFile(dataDir));
  let database: DatabaseSync | undefined;
  try {
    const hasLog = existsSync(logOf(file));
    const stands = !hasLog && !(isWritable(file) && isWritable(dirname(file)));
    const opening = new DatabaseSync(stands ? asItStands(file) : file, { readOnly: true, timeout: busyTimeoutMs });
    database = opening;
    const version = versionOf(opening);
    if (version === schemaVersion) {
      const store = storeOn(new SqliteConnection(opening, file, { stands }), receiptCode);
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

/** Without write permission SQLite must not make its -shm file: the collector's user could not write it. */
function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    // Not writable, for us or for anyone.
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
