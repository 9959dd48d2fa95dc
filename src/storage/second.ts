import type { Database } from './database.ts';
import type { Second } from './dexiePort.ts';
import type { Opening } from './secondStore.ts';

/** Milliseconds after which a second store that could not be opened is tried again. */
const again = 30_000;

/** The code of the second store. */
export const secondStore = () => import('./secondStore.ts');

/**
 * Opens the second store beside a database when it is first asked for, and once. It is given only after the two have
 * been compared: what the database has lost must be back before anything new is kept of it.
 */
export function openSecond(db: Database, opening: Opening): () => Promise<Second> {
  let opened: Promise<Second> | undefined;
  return () => {
    opened ??= secondStore()
      .then(({ SecondStore }) => SecondStore.open(db, opening))
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
