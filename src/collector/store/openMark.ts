import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** SQLite's write-ahead log. */
export const logOf = (file: string): string => `${file}-wal`;

/**
 * Marks a database as being written to, in the file itself. New rows go to the log first, so a copy of the file alone is
 * intact and lacks the newest ones: by this mark such a copy is recognised.
 */
export function markOpen(database: DatabaseSync, watched: { writeBack(): void }): void {
  if (isMarkedOpen(database)) return;
  try {
    database.exec("INSERT INTO settings (name, value) VALUES ('open', '') ON CONFLICT (name) DO NOTHING");
    watched.writeBack();
  } catch {
    // On a full disk, or a locked database, it goes without the mark: taking responses in matters more.
  }
}

/** Removes the mark from a database that nobody has open any more: the file is whole then. */
export function unmarkClosed(file: string): void {
  if (existsSync(logOf(file)) || !existsSync(file)) return;
  try {
    const database = new DatabaseSync(file);
    // A collector may have opened it just now, and only WatchedFile may write the log back.
    database.exec('PRAGMA wal_autocheckpoint = 0');
    database.exec("DELETE FROM settings WHERE name = 'open'");
    database.close();
  } catch {
    // A mark that stays does no harm to this file.
  }
}

/** Whether a database is marked as being written to. */
export const isMarkedOpen = (database: DatabaseSync): boolean =>
  database.prepare("SELECT 1 AS one FROM settings WHERE name = 'open'").get() !== undefined;
