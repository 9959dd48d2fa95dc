import type { Database } from './database.ts';

/**
 * Lets go of the database once a newer version of the app asks for it: what waits is put aside as if the page closed.
 * @param onYield told when it is let go
 */
export function yieldTo(db: Database, onYield: () => void): void {
  db.on('versionchange', () => {
    dispatchEvent(new Event('pagehide'));
    // After what was begun; a newer version waits no longer than that.
    void db
      .transaction('rw', db.tables, () => {})
      .catch(() => {})
      .finally(() => {
        db.close();
        onYield();
      });
    return false;
  });
}
