import { Queue } from '../queue.ts';

/** Places that wait to be evaluated; the one of the lowest rank comes out first. */
export class RankedQueue extends Queue {
  readonly #ranks: readonly number[];

  /** @param ranks of the places; there may be more of them later */
  constructor(ranks: readonly number[]) {
    super(ranks.length);
    this.#ranks = ranks;
  }

  override isBefore(one: number, other: number): boolean {
    return (this.#ranks[one] ?? 0) < (this.#ranks[other] ?? 0);
  }
}
