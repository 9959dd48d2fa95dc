import type { Store } from '../store/store.ts';
import type { DiskRoom } from './diskRoom.ts';

/** Whether a collector can do its work, or why not. */
export type Readiness = 'ready' | 'draining' | 'no-room' | 'store-busy';

/** A try to write that is as young as this counts for the next who asks. */
const pingFreshMs = 1000;
/** Who asks is answered after this, whatever the store does. */
const pingTimeoutMs = 1000;
/** A store that another process holds was well this long ago, and may be again. */
const busyGraceMs = 10_000;

/**
 * Tells whether a collector can take responses: it really writes, has room, and is not on its way out. A store that is
 * only held for a moment is no reason to send everybody elsewhere. Rejects with what the store fails with.
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
