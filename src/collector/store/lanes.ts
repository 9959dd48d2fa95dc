/** Work that may share a round trip with other work. */
export interface Job<Work> {
  readonly work: Work;
  /** When it was asked for: milliseconds of the monotonic clock. */
  readonly since: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Does jobs in groups: those that come while all lanes are busy form the group of the next free lane. The busier it is, the
 * more share a round trip and a flush; a job that comes alone waits for none.
 */
export class Lanes<Work> {
  readonly #atOnce: number;
  readonly #maxGroupSize: number;
  readonly #do: (jobs: readonly Job<Work>[]) => Promise<void>;
  #waiting: Job<Work>[] = [];
  #busy = 0;

  /** @param work does a group; it settles each job, and never rejects itself */
  constructor(atOnce: number, maxGroupSize: number, work: (jobs: readonly Job<Work>[]) => Promise<void>) {
    this.#atOnce = atOnce;
    this.#maxGroupSize = maxGroupSize;
    this.#do = work;
  }

  add<Value>(work: Work): Promise<Value> {
    return new Promise((resolve, reject) => {
      const since = performance.now();
      this.#waiting.push({ work, since, resolve: resolve as (value: unknown) => void, reject });
      // Jobs of the same turn of the event loop join it.
      if (this.#waiting.length === 1) setImmediate(() => this.#start());
    });
  }

  #start(): void {
    while (this.#busy < this.#atOnce && this.#waiting.length > 0) {
      this.#busy += 1;
      void this.#do(this.#waiting.splice(0, this.#maxGroupSize)).finally(() => {
        this.#busy -= 1;
        this.#start();
      });
    }
  }
}
