/** Work that shares a way to the database with whatever came in the same moment. */
export interface Job<Work> {
  readonly work: Work;
  /** When it was asked for, by the process's own clock, in milliseconds. */
  readonly since: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Does jobs in groups: what comes while all lanes are busy goes together in the next that is free. The busier it is, the
 * more share a round trip and a flush; where it is quiet each has its own.
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
      // What else comes in this turn goes along.
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
