const firstBackoffMs = 1000;

/** The longest wait. */
export const maxBackoffMs = 60_000;

/**
 * Milliseconds to wait after `attempts` failed attempts: exponential backoff with full jitter, so that a thousand tablets
 * do not send at once when their collector comes back.
 * @param random from 0 up to 1
 */
export const backoff = (attempts: number, random: number): number =>
  Math.round(random * Math.min(maxBackoffMs, firstBackoffMs * 2 ** Math.min(attempts, 16)));
