import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import { problem } from '../protocol/problem.ts';
import type { Receipt } from '../protocol/receipt.ts';
import { whileBusy } from './busy.ts';
import { receiptCode } from './code.ts';
import { makeFolder } from './folder.ts';
import { migrate, schemaVersion } from './schema.ts';
import {
  type KeptRefusal,
  type Listed,
  type Put,
  type Refusal,
  type RefusalName,
  type Store,
  type Stored,
  StoreFailure,
  type Submission,
} from './store.ts';

/** Why a store does not open: its file cannot be used, or a newer collector has written it. */
export type OpenStoreFault =
  | { readonly kind: 'unusable'; readonly file: string; readonly detail: string }
  | { readonly kind: 'newer'; readonly file: string; readonly version: number };

/** Where the database of a data folder is. */
export const databaseFile = (dataDir: string): string => join(dataDir, 'veldwerk.sqlite');

/** How long a statement waits for another process on the same file, in milliseconds. */
const patience = 5000;

/**
 * Opens the store in a data folder, and makes both where they are not there yet.
 * @param newCode where receipt codes come from
 */
export function openSqliteStore(dataDir: string, newCode = receiptCode): Result<Store, OpenStoreFault> {
  const file = databaseFile(dataDir);
  let database: DatabaseSync | undefined;
  try {
    makeFolder(dataDir);
    const opening = new DatabaseSync(file, { timeout: patience });
    database = opening;
    whileBusy(() => opening.exec('PRAGMA journal_mode = WAL'), patience);
    // FULL: in WAL mode anything less may lose the last commits to a power cut, after their receipts are out.
    opening.exec('PRAGMA synchronous = FULL');
    const version = migrate(opening);
    if (version === schemaVersion) return ok(new SqliteStore(opening, newCode));
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

const receiptRow = z.object({ id: z.string(), sha256: z.string(), received_at: z.string(), code: z.string() });
const storedRow = z.extend(receiptRow, { bytes: z.instanceof(Uint8Array), sealed: z.int() });
const listedRow = z.object({ id: z.string(), instrument_id: z.string(), instrument_version: z.string() });

const bytesRow = z.object({ bytes: z.instanceof(Uint8Array) });
const refusedRow = z.object({
  url_id: z.string(),
  sha256: z.string(),
  problem: z.string(),
  problem_json: z.string(),
  first_seen: z.string(),
  last_seen: z.string(),
  times: z.int(),
});

const receiptIn = (row: z.infer<typeof receiptRow>): Receipt => ({
  id: row.id,
  sha256: row.sha256,
  receivedAt: row.received_at,
  code: row.code,
});

/** With twelve characters one collision is a rarity; this many in a row are a broken source of codes. */
const codesToTry = 5;

const codeIsTaken = (error: unknown): boolean =>
  error instanceof Error && error.message === 'UNIQUE constraint failed: responses.code';

class SqliteStore implements Store {
  readonly #database: DatabaseSync;
  readonly #newCode: () => string;

  constructor(database: DatabaseSync, newCode: () => string) {
    this.#database = database;
    this.#newCode = newCode;
  }

  async put(submission: Submission): Promise<Put> {
    return this.#guard(() => {
      for (let left = codesToTry; ; left -= 1) {
        try {
          return this.#transaction(() => this.#insert(submission, this.#newCode()));
        } catch (error) {
          if (left <= 1 || !codeIsTaken(error)) throw error;
        }
      }
    });
  }

  async receiptOf(id: string): Promise<Receipt | undefined> {
    return this.#guard(() => this.#receiptOf(id));
  }

  async refuse({ id, bytes, sha256, name, problem, seenAt }: Refusal): Promise<void> {
    this.#guard(() => {
      this.#run(
        `INSERT INTO refused (url_id, sha256, problem, problem_json, bytes, first_seen, last_seen, times)
         VALUES (?, ?, ?, ?, ?, ?, ?, 1)
         ON CONFLICT DO UPDATE SET
           times = times + 1, last_seen = excluded.last_seen, problem_json = excluded.problem_json`,
        [id, sha256, name, JSON.stringify(problem), bytes, seenAt, seenAt],
      );
    });
  }

  async refusals(): Promise<readonly KeptRefusal[]> {
    const rows = this.#guard(() =>
      this.#database
        .prepare(
          `SELECT url_id, sha256, problem, problem_json, first_seen, last_seen, times FROM refused
           ORDER BY first_seen, rowid`,
        )
        .all(),
    );
    return z
      .array(refusedRow)
      .parse(rows)
      .map((row) => ({
        id: row.url_id,
        sha256: row.sha256,
        name: row.problem,
        problem: problem.parse(JSON.parse(row.problem_json)),
        firstSeen: row.first_seen,
        lastSeen: row.last_seen,
        times: row.times,
      }));
  }

  async refusedBytes({ id, sha256, name }: RefusalName): Promise<Uint8Array | undefined> {
    const row = this.#guard(() =>
      this.#database
        .prepare('SELECT bytes FROM refused WHERE url_id = ? AND sha256 = ? AND problem = ?')
        .get(id, sha256, name),
    );
    return row && bytesRow.parse(row).bytes;
  }

  async list({ superseded }: { readonly superseded: boolean }): Promise<readonly Listed[]> {
    // A revision takes the place of a response of its own case only, so that a wrong one hides nobody else's.
    const rows = this.#guard(() =>
      this.#database
        .prepare(
          `SELECT id, instrument_id, instrument_version FROM responses AS this
           WHERE ? OR NOT EXISTS (
             SELECT 1 FROM responses AS later
             WHERE later.supersedes = this.id AND later.id <> this.id AND later.case_id IS this.case_id)
           ORDER BY received_at, id`,
        )
        .all(superseded ? 1 : 0),
    );
    return z
      .array(listedRow)
      .parse(rows)
      .map((row) => ({ id: row.id, instrument: { id: row.instrument_id, version: row.instrument_version } }));
  }

  async read(id: string): Promise<Stored | undefined> {
    const row = this.#guard(() => this.#database.prepare('SELECT * FROM responses WHERE id = ?').get(id));
    if (!row) return undefined;
    const stored = storedRow.parse(row);
    return { bytes: stored.bytes, sealed: stored.sealed === 1, receipt: receiptIn(stored) };
  }

  async ping(): Promise<void> {
    this.#guard(() => this.#database.prepare('SELECT 1 FROM responses LIMIT 1').get());
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#guard(() => this.#database.close());
  }

  #receiptOf(id: string): Receipt | undefined {
    const row = this.#database.prepare('SELECT id, sha256, received_at, code FROM responses WHERE id = ?').get(id);
    return row && receiptIn(receiptRow.parse(row));
  }

  /** Inserts, and only then looks: whoever comes second finds the first one's row, never a gap to fill. */
  #insert({ bytes, sha256, receivedAt, document, sealed }: Submission, code: string): Put {
    const inserted = this.#run(
      `INSERT INTO responses (id, sha256, bytes, received_at, code, instrument_id, instrument_version,
         case_id, supersedes, language, completed_at, sealed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      [
        document.id,
        sha256,
        bytes,
        receivedAt,
        code,
        document.instrument.id,
        document.instrument.version,
        document.case?.id ?? null,
        document.supersedes?.toLowerCase() ?? null,
        document.language ?? '',
        document.completedAt ?? '',
        sealed ? 1 : 0,
      ],
    );
    const receipt = this.#receiptOf(document.id);
    if (!receipt) throw new Error(`response ${document.id} is gone within its own transaction`);
    if (inserted) return { kind: 'stored', receipt };
    return receipt.sha256 === sha256 ? { kind: 'same', receipt } : { kind: 'conflict' };
  }

  /** Whether the statement changed anything. */
  #run(sql: string, values: SQLInputValue[]): boolean {
    return Number(this.#database.prepare(sql).run(...values).changes) > 0;
  }

  #transaction<Value>(work: () => Value): Value {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      this.#database.exec('COMMIT');
      return value;
    } catch (error) {
      // A full disk has SQLite roll back by itself.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #guard<Value>(work: () => Value): Value {
    try {
      return work();
    } catch (error) {
      throw new StoreFailure(error);
    }
  }
}
