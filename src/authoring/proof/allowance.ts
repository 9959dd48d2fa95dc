/** Counts what a proof takes, up to a limit. */
export class Allowance {
  readonly #limit: number;
  #spent = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes so much; whether there was so much left. */
  take(count: number): boolean {
    this.#spent += count;
    return this.#spent <= this.#limit;
  }
}
