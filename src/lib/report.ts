/** Something that went wrong, as it was caught. */
export interface Caught {
  readonly where: string;
  readonly cause: unknown;
  readonly at: Date;
}

/** So many wait for the list to be loaded; what comes after them is most often their consequence. */
const mostWaiting = 50;

let waiting: Caught[] = [];
let load: (() => Promise<unknown>) | undefined;
let keep: ((caught: Caught) => void) | undefined;

/**
 * Has what went wrong kept in the list of errors, with its cause. Never throws. The list is loaded with the first error,
 * since its weight counts on the way to a first answer.
 * @param where what was being done, in fixed words
 */
export function report(where: string, cause: unknown): void {
  const caught = { where, cause, at: new Date() };
  if (keep) {
    keep(caught);
    return;
  }
  if (waiting.length < mostWaiting) waiting.push(caught);
  load?.().catch(() => {
    // Not to be had now: what waits is taken once it is, with the next error or where the list is shown.
  });
}

/** Says how the list is loaded, which calls `keepReports` then. */
export function loadReports(by: () => Promise<unknown>): void {
  load = by;
}

/** Gives whoever keeps the list what was reported so far and what will be. */
export function keepReports(by: (caught: Caught) => void): void {
  keep = by;
  waiting.forEach(by);
  waiting = [];
}
