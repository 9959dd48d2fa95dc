import { randomBytes } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../lib/result.ts';
import { makeFolder } from '../folder.ts';
import { schemaVersion } from './migrations.ts';
import { logOf, unmarkClosed } from './openMark.ts';
import { databaseFile } from './sqlite.ts';

/** What a backup holds. */
export interface Held {
  readonly responses: number;
  /** The schema that it has. */
  readonly version: number;
}

/**
 * Writes a snapshot of a data folder's database to a file, readable by its owner alone, while collectors go on. It is
 * checked before it gets its name. The fault is a line.
 */
export function backUp(dataDir: string, out: string): Result<Held, string> {
  const target = resolve(out);
  if (target === resolve(databaseFile(dataDir))) return fail(`${out} is the database itself`);
  const part = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.part`);
  try {
    // SQLite writes into an empty file; one that it makes itself would be readable by others.
    closeSync(openSync(part, 'wx', 0o600));
    copyInto(databaseFile(dataDir), part);
    // Unlike other copies of a database in use, it is whole.
    unmarkClosed(part);
    flush(part);
    const held = heldIn(part, 'quick_check');
    if (!held.ok) throw new Error(held.fault);
    renameSync(part, target);
    flush(dirname(target));
    return held;
  } catch (error) {
    rmSync(part, { force: true });
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const busyTimeoutMs = 5000;

function copyInto(file: string, part: string): void {
  const database = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
  try {
    database.prepare('VACUUM INTO ?').run(part);
  } finally {
    database.close();
  }
}

/** Flushes a file, or the names in a folder, to the disk. */
function flush(path: string): void {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

const number = z.object({ number: z.int() });

/** Checks that a file is an intact database of a collector, and counts what it has. The fault is a line. */
function heldIn(file: string, check: 'quick_check' | 'integrity_check'): Result<Held, string> {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const [found, ...more] = database.prepare(`PRAGMA ${check}`).all();
    if (more.length > 0 || found?.[check] !== 'ok') return fail(`it is damaged: ${String(found?.[check])}`);
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    if (version === 0) return fail('it is no database of a collector');
    if (version > schemaVersion) return fail(`a newer collector has written it (version ${version}): install that one`);
    const responses = number.parse(database.prepare('SELECT count(*) AS number FROM responses').get()).number;
    return ok({ responses, version });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  } finally {
    database?.close();
  }
}

/** A backup that is being restored, in a staging folder inside the data folder. */
export interface Restoring {
  readonly dataDir: string;
  readonly held: Held;
  /** Moves it to its place, once its store is closed. */
  finish(): void;
  /** Deletes the staging folder. */
  drop(): void;
}

/** Copies a backup into a staging folder, where the caller prepares it before it is used. The fault is a line. */
export function beginRestore(from: string, dataDir: string): Result<Restoring, string> {
  const target = databaseFile(dataDir);
  for (const file of [target, logOf(target)])
    if (existsSync(file)) return fail(`${file} is there: a backup is restored into a folder without a database`);
  if (existsSync(logOf(from)))
    return fail(`${logOf(from)} stands beside it: ${from} is no backup, but a database in use, and not whole alone`);
  const staging = join(dataDir, `.restoring-${randomBytes(6).toString('hex')}`);
  const drop = () => rmSync(staging, { recursive: true, force: true });
  try {
    makeFolder(staging);
    const copy = databaseFile(staging);
    closeSync(openSync(copy, 'wx', 0o600));
    copyFileSync(from, copy);
    const held = heldIn(copy, 'integrity_check');
    if (!held.ok) throw new Error(`${from}: ${held.fault}`);
    const finish = () => {
      if (existsSync(target)) throw new Error(`${target} was made meanwhile`);
      flush(copy);
      renameSync(copy, target);
      flush(dataDir);
      drop();
    };
    return ok({ dataDir: staging, held: held.value, finish, drop });
  } catch (error) {
    drop();
    return fail(error instanceof Error ? error.message : String(error));
  }
}
