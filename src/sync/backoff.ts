const firstBackoffMs = 1000;

/** The longest that a sender waits by itself, in milliseconds. */
export const maxBackoffMs = 60_000;

/**
 * Milliseconds to wait after `attempts` attempts in vain: exponential with full jitter, so that a thousand
 * tablets whose collector comes back do not knock at once.
 * @param random from 0 up to 1
 */
export const backoff = (attempts: number, random: number): number =>
  Math.round(random * Math.min(maxBackoffMs, firstBackoffMs * 2 ** Math.min(attempts, 16)));
