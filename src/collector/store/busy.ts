/** SQLite's code for a file that another process holds. */
const busyCode = 5;

/** Whether an error means that another process holds a lock. The lowest byte is the primary code. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === busyCode;

/**
 * Does a step on a database, and again while another process holds a lock. SQLite's own timeout does not wait where two
 * processes switch a new file to WAL at once: it fails one of them at once, to avoid a deadlock.
 * @param timeoutMs for how long; after that the error is thrown
 */
export function whileBusy(step: () => void, timeoutMs: number): void {
  const until = performance.now() + timeoutMs;
  for (;;) {
    try {
      step();
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() >= until) throw error;
      // Blocking is fine: the process has nothing else to do yet. Random pauses keep two from colliding again.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5 + Math.random() * 20);
    }
  }
}
