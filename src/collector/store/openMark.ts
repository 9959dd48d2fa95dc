import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** SQLite's log of what is not in the file itself yet. */
export const logOf = (file: string): string => `${file}-wal`;

/**
 * Marks a database as being written to, in the file itself. What comes in goes to the log first, so a copy of the file
 * alone is sound and lacks what came last: by this mark whoever reads such a copy can be told.
 */
export function markOpen(database: DatabaseSync): void {
  if (isMarkedOpen(database)) return;
  try {
    database.exec("INSERT INTO settings (name, value) VALUES ('open', '') ON CONFLICT (name) DO NOTHING");
    database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } catch {
    // On a full disk, or one that another process holds, it goes without: taking responses in matters more.
  }
}

/** Takes the mark off a database that nobody has open any more; the file is whole then. */
export function unmarkClosed(file: string): void {
  if (existsSync(logOf(file)) || !existsSync(file)) return;
  try {
    const database = new DatabaseSync(file);
    database.exec("DELETE FROM settings WHERE name = 'open'");
    database.close();
  } catch {
    // A mark that stays says that a copy may lack something, which is no harm to what is here.
  }
}

/** Whether a database is marked as being written to. */
export const isMarkedOpen = (database: DatabaseSync): boolean =>
  database.prepare("SELECT 1 AS one FROM settings WHERE name = 'open'").get() !== undefined;
