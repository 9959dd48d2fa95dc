const leastMs = 30_000;
const longestMs = 15 * 60_000;

/** 8 kbit/s: the slowest way that a first attempt is made for. */
const bytesPerMs = 1;

/** How often the limit doubles. Beyond that, a network that never answers would hold up what waits behind this. */
const mostDoublings = 2;

/**
 * How long one attempt may take: longer for a larger body, and longer after failures, since each attempt that is broken
 * off sends the whole body anew.
 */
export const sendTimeoutMs = (bytes: number, attempts: number): number =>
  Math.min((leastMs + bytes / bytesPerMs) * 2 ** Math.min(attempts, mostDoublings), longestMs);
