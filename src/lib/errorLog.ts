import { chainOf, described } from './describedError.ts';
import type { ErrorEntry } from './errorEntry.ts';
import type { Caught } from './report.ts';

/** So many are kept; the oldest make room. */
export const mostErrors = 50;

const same = (one: ErrorEntry, other: ErrorEntry): boolean =>
  one.where === other.where && JSON.stringify(one.causes) === JSON.stringify(other.causes);

/** What went wrong since the app was opened in a window. Nothing of it is a respondent's: see `described`. */
export class ErrorLog {
  #entries: readonly ErrorEntry[];
  readonly #known = new WeakSet<object>();
  readonly #listeners = new Set<() => void>();

  /** @param earlier what was kept before the page started anew */
  constructor(earlier: readonly ErrorEntry[] = []) {
    this.#entries = earlier.slice(-mostErrors);
  }

  /** The latest last. */
  get entries(): readonly ErrorEntry[] {
    return this.#entries;
  }

  /**
   * Keeps an error that was caught, and its causes. One that was kept where it came up is not kept again, however it is
   * wrapped by then; another one like it is counted.
   */
  keep({ where, cause, at }: Caught): void {
    const chain = chainOf(cause).filter((one) => one instanceof Error);
    const isKnown = chain.some((one) => this.#known.has(one));
    for (const one of chain) this.#known.add(one);
    if (isKnown) return;
    const time = at.toISOString();
    const entry = { where, since: time, at: time, times: 1, causes: described(cause) };
    const before = this.#entries.find((one) => same(one, entry));
    const kept = before ? { ...entry, since: before.since, times: before.times + 1 } : entry;
    this.#entries = [...this.#entries.filter((one) => one !== before), kept].slice(-mostErrors);
    for (const listener of this.#listeners) listener();
  }

  /** Tells whenever something is kept, until the function that it gives is called. */
  follow(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets what was kept. */
  clear(): void {
    this.#entries = [];
  }
}
