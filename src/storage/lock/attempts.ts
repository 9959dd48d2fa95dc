import * as z from 'zod/mini';

/** How often a wrong passphrase was given in a row, and until when none is taken, in epoch milliseconds. */
export const attempts = z.object({ wrong: z.int().check(z.gte(0)), until: z.number() });
export type Attempts = z.infer<typeof attempts>;

/** Wrong ones that cost nothing: anybody mistypes. */
const free = 3;
const longest = 15 * 60_000;

/** Milliseconds to wait after so many wrong passphrases in a row: two seconds at the fourth, then twice as long each time. */
export const waitAfter = (wrong: number): number =>
  wrong <= free ? 0 : Math.min(longest, 1000 * 2 ** Math.min(wrong - free, 20));

/** What is kept after one more wrong passphrase. */
export const oneMore = ({ wrong }: Attempts, now: number): Attempts => ({
  wrong: wrong + 1,
  until: now + waitAfter(wrong + 1),
});

/** Milliseconds until the next one is taken. A clock that was set back makes nobody wait longer than the rule. */
export const stillToWait = ({ wrong, until }: Attempts, now: number): number =>
  Math.max(0, Math.min(until - now, waitAfter(wrong)));
