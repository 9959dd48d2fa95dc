/** Where the journal's segments rest, outside IndexedDB. Every implementation keeps the same contract. */
export interface Medium {
  /** The names of all segments that have anything in them. */
  names(): Promise<string[]>;
  /** What was appended to each segment so far; one that cannot be read now is left out. */
  contents(): Promise<Map<string, string>>;
  /**
   * Adds to the end of a segment of this page's own, which begins with the first addition. Resolves once it is on the
   * disk, as far as the browser can tell.
   * @throws {DOMException} `QuotaExceededError`, or what the browser gives
   */
  append(name: string, text: string): Promise<void>;
  /** Removes a segment; one that another page still writes may stay. */
  remove(name: string): Promise<void>;
  /** Lets go of a segment that this page writes no more. */
  release(name: string): void;
}
