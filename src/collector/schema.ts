import type { DatabaseSync } from 'node:sqlite';

/** What makes each version of the database out of the one before. Released steps are never edited: add one. */
const steps: readonly string[] = [
  `CREATE TABLE responses (
     id TEXT PRIMARY KEY,
     sha256 TEXT NOT NULL,
     bytes BLOB NOT NULL,
     received_at TEXT NOT NULL,
     code TEXT NOT NULL UNIQUE,
     instrument_id TEXT NOT NULL,
     instrument_version TEXT NOT NULL,
     case_id TEXT,
     supersedes TEXT,
     language TEXT NOT NULL,
     completed_at TEXT NOT NULL
   ) STRICT;
   CREATE INDEX responses_by_arrival ON responses (received_at, id);
   CREATE INDEX responses_by_case ON responses (case_id);
   CREATE INDEX responses_by_superseded ON responses (supersedes);
   CREATE TABLE refused (
     url_id TEXT NOT NULL,
     sha256 TEXT NOT NULL,
     problem TEXT NOT NULL,
     problem_json TEXT NOT NULL,
     bytes BLOB NOT NULL,
     first_seen TEXT NOT NULL,
     last_seen TEXT NOT NULL,
     times INTEGER NOT NULL,
     PRIMARY KEY (url_id, sha256, problem)
   ) STRICT;`,
  // Of a sealed response the language and the time of completion are inside, and blank here.
  'ALTER TABLE responses ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0',
];

/** The version that this collector writes. */
export const schemaVersion = steps.length;

const versionOf = (database: DatabaseSync): number =>
  Number(database.prepare('PRAGMA user_version').get()?.['user_version']);

/**
 * Brings a database up to this collector's version, in one transaction. Gives the version that it has then:
 * higher than `schemaVersion` where a newer collector has written it, which this one must leave alone.
 */
export function migrate(database: DatabaseSync): number {
  database.exec('BEGIN IMMEDIATE');
  try {
    const version = versionOf(database);
    for (const step of steps.slice(version)) database.exec(step);
    if (version < schemaVersion) database.exec(`PRAGMA user_version = ${schemaVersion}`);
    database.exec('COMMIT');
    return Math.max(version, schemaVersion);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
