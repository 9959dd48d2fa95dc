import type { Store } from '../store/store.ts';
import type { DiskRoom } from './diskRoom.ts';

/** Whether a collector can take responses, or why not. */
export type Readiness = 'ready' | 'draining' | 'no-room' | 'store-busy';

/** How long a successful write counts. */
const pingFreshMs = 1000;
/** How long a reply waits for the store. */
const pingTimeoutMs = 1000;
/** How long a store may be locked by another process before it counts as busy. */
const busyGraceMs = 10_000;

/**
 * Tells whether a collector can take responses: it really writes, has room, and is not shutting down. A store that is
 * locked for a moment still counts as ready. Rejects with the store's failure.
 */
export function newReadiness(
  store: Pick<Store, 'ping'>,
  disk: DiskRoom | undefined,
  isDraining: () => boolean,
): () => Promise<Readiness> {
  let wellAt = Number.NEGATIVE_INFINITY;
  let trying: Promise<void> | undefined;
  const tryIt = () => {
    trying ??= store
      .ping()
      .then(() => {
        wellAt = performance.now();
      })
      .finally(() => {
        trying = undefined;
      });
    return trying;
  };
  return async () => {
    if (isDraining()) return 'draining';
    if (performance.now() - wellAt > pingFreshMs) {
      let timer: NodeJS.Timeout | undefined;
      const waited = new Promise<'late'>((resolve) => {
        timer = setTimeout(resolve, pingTimeoutMs, 'late');
      });
      const outcome = await Promise.race([tryIt(), waited]).finally(() => clearTimeout(timer));
      if (outcome === 'late' && performance.now() - wellAt > busyGraceMs) return 'store-busy';
    }
    return disk && !disk.hasAny() ? 'no-room' : 'ready';
  };
}
