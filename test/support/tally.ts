import { appendFileSync } from 'node:fs';

/** One kind of fault, as it was tried in one browser. */
export interface Tallied {
  readonly fault: string;
  readonly browser: string;
  readonly tried: number;
  /** Answers that the app had called saved, and those of them that were gone afterwards. */
  readonly saved: number;
  readonly lost: number;
  /** How often the browser had lost something that the second store brought back. */
  readonly restored: number;
}

/** Notes what was tried, for the table at the end; before anything is asserted, so that a loss stands there too. */
export function tally(row: Tallied): void {
  const file = process.env['TALLY'];
  if (file) appendFileSync(file, `${JSON.stringify(row)}\n`);
  console.log(JSON.stringify(row));
}

/** The seed of this run: the same one tries the same moments again. */
export const seed = Number(process.env['SEED'] ?? 20241105);

/** Pseudo-random numbers from 0 to 1 (mulberry32): moments that a seed gives again. */
export function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
