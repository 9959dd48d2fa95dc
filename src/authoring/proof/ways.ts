import { type ExpressionValue, none } from '../../engine/expressionValue.ts';

/** Small numbers for results, the same for the same one. */
export class Codes {
  readonly #codes = new Map<ExpressionValue, number>();

  of(result: ExpressionValue): number {
    const known = this.#codes.get(result);
    if (known !== undefined) return known;
    const { size } = this.#codes;
    this.#codes.set(result, size);
    return size;
  }
}

/** The ways to a step: what is still read of the results on each. Those that agree in all of that are one way. */
export class Ways {
  /** The places of what is still read. */
  readonly live: readonly number[];
  readonly #codes: Codes;
  readonly #places = new Map<string | number, number>();
  readonly #list: ExpressionValue[][] = [];

  constructor(live: readonly number[], codes: Codes) {
    this.live = live;
    this.#codes = codes;
  }

  get size(): number {
    return this.#list.length;
  }

  /** The way that some results are on. */
  placeOf(results: readonly ExpressionValue[]): number {
    const key = this.#keyOf(results);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#list.push(this.live.map((at) => results[at] ?? none)) - 1;
    this.#places.set(key, place);
    return place;
  }

  /** Puts results back as they were on a way. */
  restore(way: number, results: ExpressionValue[]): void {
    const kept = this.#list[way] ?? [];
    for (const [which, at] of this.live.entries()) results[at] = kept[which] ?? none;
  }

  #keyOf(results: readonly ExpressionValue[]): string | number {
    const [only = 0] = this.live;
    if (this.live.length === 1) return this.#codes.of(results[only] ?? none);
    let key = '';
    for (const at of this.live) {
      const code = this.#codes.of(results[at] ?? none);
      key += String.fromCharCode(code % 0x10000, Math.floor(code / 0x10000));
    }
    return key;
  }
}
