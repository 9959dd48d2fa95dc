import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../lib/result.ts';
import { receiptCode } from '../receiptCode.ts';
import { type DatabaseAddress, databaseWords } from './databaseUrl.ts';
import { schemaVersion, stepsOf } from './migrations.ts';
import type { OpenStoreFault } from './openFault.ts';
import { PostgresConnection } from './postgresConnection.ts';
import { queryRow, type Work } from './statement.ts';
import { type Store, storeOn } from './store.ts';

/** How a database is opened. */
export interface PostgresOptions {
  /** Where receipt codes come from. */
  readonly newCode?: () => string;
  /** How long any operation may take: short where a request waits for it. */
  readonly timeoutMs?: number;
  /** Fail where there are no tables yet, instead of creating them. */
  readonly existing?: boolean;
}

/** How long a request may wait for the database. */
const defaultTimeoutMs = 5000;

/** Opens the store in a PostgreSQL database, and makes its tables where they are not there yet. */
export async function openPostgresStore(
  address: DatabaseAddress,
  { newCode = receiptCode, ...options }: PostgresOptions = {},
): Promise<Result<Store, OpenStoreFault>> {
  const opened = await openPostgres(address, options);
  return opened.ok ? ok(storeOn(opened.value, newCode)) : opened;
}

/** Opens a PostgreSQL database, its tables brought up to this collector's version. */
export async function openPostgres(
  address: DatabaseAddress,
  { timeoutMs = defaultTimeoutMs, existing = false }: Omit<PostgresOptions, 'newCode'> = {},
): Promise<Result<PostgresConnection, OpenStoreFault>> {
  const database = databaseWords(address);
  const connection = new PostgresConnection(address, timeoutMs);
  try {
    const found = await connection.read(versionWork);
    if (found === 0 && existing) {
      await connection.close();
      return fail({ kind: 'no-tables', database });
    }
    // Where there is nothing to migrate, the role needs no right to change tables.
    const version = found < schemaVersion ? await connection.writeAfterOthers(migrateWork) : found;
    if (version === schemaVersion) return ok(connection);
    await connection.close();
    return fail({ kind: 'newer', file: database, version });
  } catch (error) {
    await connection.close();
    return fail({ kind: 'unusable', file: database, detail: error instanceof Error ? error.message : String(error) });
  }
}

const versionRow = z.object({ value: z.string() });

/** The version of the tables; 0: there are none. */
function* versionWork(): Work<number> {
  // Not `to_regclass`: it may answer from a cache that is older than the lock that was waited for.
  const there = yield* queryRow(
    "SELECT 1 AS one FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'settings'",
  );
  if (!there) return 0;
  const row = yield* queryRow("SELECT value FROM settings WHERE name = 'schema-version'");
  return row ? Number(versionRow.parse(row).value) : 0;
}

/** An advisory lock: of several collectors that start together, one migrates. The number is arbitrary. */
const migrationLock = 7_234_508_112;

/**
 * Migrates the tables to this collector's version. During an upgrade collectors of the version before go on serving on the
 * new tables, so a step only adds: tables, indexes, columns that may be null or have a default. What is no longer needed is
 * dropped by a later version than the one that stopped using it.
 */
function* migrateWork(): Work<number> {
  yield* queryRow('SELECT pg_advisory_xact_lock($1)', migrationLock);
  const version = yield* versionWork();
  if (version >= schemaVersion) return version;
  for (const step of stepsOf('postgres').slice(version)) if (step !== '') yield* queryRow(step);
  yield* queryRow(
    `INSERT INTO settings (name, value) VALUES ('schema-version', $1)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    String(schemaVersion),
  );
  return schemaVersion;
}
