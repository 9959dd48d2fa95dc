import { Database } from './database.ts';
import type { DeviceStore } from './deviceStore.ts';

/**
 * Lets go of the database once a newer version of the app asks for it: what waits is put aside as if the page closed.
 * @param onClosed told when it is closed
 */
export function closeOnVersionChange({ base }: DeviceStore, onClosed: () => void): void {
  const db = base.tables;
  // No other version knows of a page's memory.
  if (!(db instanceof Database)) return;
  db.on('versionchange', () => {
    dispatchEvent(new Event('pagehide'));
    // After what was begun; a newer version waits no longer than that.
    void db
      .transaction('rw', db.tables, () => {})
      .catch(() => {
        // It is let go in any case.
      })
      .finally(() => {
        db.close();
        onClosed();
      });
    return false;
  });
}
