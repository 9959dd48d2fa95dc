/** What waits, in the order in which it came. */
const waiting = new Set<() => void>();
let isAsked = false;
/** A browser that never rests does the next piece all the same. */
const longestRestlessMs = 500;
/** How long others come first where a browser does not say when it rests. */
const pauseMs = 16;

/**
 * Does a piece of work when the browser has nothing else to do, behind those that came before: a tap or a key in between is
 * answered as soon as the piece at hand is done.
 * @returns calls it off
 */
export function inTurn(work: () => void): () => void {
  waiting.add(work);
  ask();
  return () => void waiting.delete(work);
}

function ask(): void {
  if (isAsked || waiting.size === 0) return;
  isAsked = true;
  // WebKit has none.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(next, { timeout: longestRestlessMs });
  else setTimeout(next, pauseMs);
}

function next(): void {
  isAsked = false;
  const [work] = waiting;
  if (!work) return;
  waiting.delete(work);
  ask();
  work();
}
