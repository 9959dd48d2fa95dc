import type { Database } from './database.ts';
import type { Second } from './dexiePort.ts';

/** Milliseconds after which a second store that could not be opened is tried again. */
const again = 30_000;

/** Opens the second store beside a database when it is first asked for, and once: its code comes after the first question. */
export function openSecond(db: Database): () => Promise<Second> {
  let opened: Promise<Second> | undefined;
  return () => {
    opened ??= import('./secondStore.ts')
      .then(({ SecondStore }) => SecondStore.open(db))
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
