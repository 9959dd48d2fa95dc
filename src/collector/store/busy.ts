/** SQLite's code for a file that another process holds. */
const busyCode = 5;

/** Whether an error says that another process holds the file. The lowest byte is the code; what stands above says why. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === busyCode;

/**
 * Does a step on a database, and again while another process holds it. SQLite's own timeout does not wait where two
 * processes change a new file to WAL together: it refuses one of them at once, lest each wait for the other.
 * @param timeoutMs for how long, in milliseconds; then the error is thrown as it came
 */
export function whileBusy(step: () => void, timeoutMs: number): void {
  const until = performance.now() + timeoutMs;
  for (;;) {
    try {
      step();
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() >= until) throw error;
      // The process has nothing else to do yet, and pauses of chance length keep two from meeting again.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5 + Math.random() * 20);
    }
  }
}
