import type { Database } from './database.ts';
import type { Second } from './dexiePort.ts';
import type { Restored } from './restoring.ts';

/** Milliseconds after which a second store that could not be opened is tried again. */
const again = 30_000;

/**
 * Opens the second store beside a database when it is first asked for, and once. It is given only after the two have
 * been compared: what the database has lost must be back before anything new is kept of it.
 * @param onRestored told what was brought back
 */
export function openSecond(db: Database, onRestored: (found: Restored) => void): () => Promise<Second> {
  let opened: Promise<Second> | undefined;
  return () => {
    opened ??= import('./secondStore.ts')
      .then(({ SecondStore }) => SecondStore.open(db, onRestored))
      // Its code cannot be fetched now.
      .catch((): Second => 'failed')
      .then((second) => {
        if (second === 'failed' || second === 'quota')
          setTimeout(() => {
            opened = undefined;
          }, again);
        return second;
      });
    return opened;
  };
}
