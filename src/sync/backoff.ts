const first = 1000;

/** The longest that a sender waits by itself, in milliseconds. */
export const longestBackoff = 60_000;

/**
 * Milliseconds to wait after `attempts` attempts in vain: exponential with full jitter, so that a thousand
 * tablets whose collector comes back do not knock at once.
 * @param random from 0 up to 1
 */
export const backoff = (attempts: number, random: number): number =>
  Math.round(random * Math.min(longestBackoff, first * 2 ** Math.min(attempts, 16)));
