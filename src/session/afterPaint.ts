/** How long work waits for a frame. A page that is hidden, or a screen that is off, gets none. */
const longestWaitMs = 50;

/**
 * Runs work once the browser has drawn what has just changed.
 * @returns calls it off
 */
export function afterPaint(work: () => void): () => void {
  let timer = setTimeout(run, longestWaitMs);
  // A frame's callbacks run before it is drawn; a task that they start runs after.
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(run);
  });
  const callOff = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
  function run() {
    callOff();
    work();
  }
  return callOff;
}
