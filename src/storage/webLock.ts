/** Milliseconds that a browser may take to say whether a lock is free. */
const answerTimeoutMs = 3_000;

/** The browser's locks, where it has any. */
export const webLocks = (): LockManager | undefined => globalThis.navigator.locks as LockManager | undefined;

/**
 * Does something under a Web Lock if it is free, and tells it whether. A browser that has no locks, refuses them (which
 * blocking all cookies does), or does not answer keeps nobody from anything: then it counts as free.
 * @param waitMs how long to wait for it; left out: not at all
 */
export function ifFree<Value>(name: string, work: (free: boolean) => Promise<Value>, waitMs?: number): Promise<Value> {
  const locks = webLocks();
  if (!locks) return work(true);
  return new Promise((resolve, reject) => {
    let begun: Promise<void> | undefined;
    const begin = (free: boolean) => {
      clearTimeout(silent);
      begun ??= work(free).then(resolve, reject);
      return begun;
    };
    const silent = setTimeout(() => void begin(true), answerTimeoutMs + (waitMs ?? 0));
    const wait = waitMs === undefined ? undefined : AbortSignal.timeout(waitMs);
    locks
      .request(name, wait ? { signal: wait } : { ifAvailable: true }, (lock) => begin(lock !== null))
      // Waited for in vain; or refused: then it is done without.
      .catch(() => begin(wait?.aborted !== true));
  });
}
