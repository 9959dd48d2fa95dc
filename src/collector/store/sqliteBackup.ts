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
 * Writes the database of a data folder to a file, as it stands at one moment, while collectors go on: whole and read once
 * before it has its name, and for its owner alone. The fault is a line.
 */
export function backUp(dataDir: string, out: string): Result<Held, string> {
  const target = resolve(out);
  if (target === resolve(databaseFile(dataDir))) return fail(`${out} is the database itself`);
  const part = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.part`);
  try {
    // SQLite writes into a file that is empty, and would make one for all to read.
    closeSync(openSync(part, 'wx', 0o600));
    copyInto(databaseFile(dataDir), part);
    // Whole, unlike other copies of a database in use.
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

/** Has what was written to a file, or the names in a folder, on the disk. */
function flush(path: string): void {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

const number = z.object({ number: z.int() });

/** Reads whether a file is a sound database of a collector, and what it holds. The fault is a line. */
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

/** A backup that is being restored: in a data folder of its own, below the one that it is meant for. */
export interface Restoring {
  readonly dataDir: string;
  readonly held: Held;
  /** Puts it in its place, once its store is closed. */
  finish(): void;
  /** Takes away what there is of it. */
  drop(): void;
}

/** Copies a backup into a data folder that has no database, for what has to be done before it may be used. The fault is a line. */
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
