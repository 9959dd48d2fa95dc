/**
 * Draws by chance, always the same ones for a seed. Nothing secret is drawn here: whoever knows the seed knows all of it.
 */
export class Chance {
  #state: number;

  /** @param seed any text; one that differs in a character gives other draws */
  constructor(seed: string) {
    // FNV-1a, so that seeds that look alike begin far from each other.
    let hash = 0x811c9dc5;
    for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    this.#state = hash;
    this.next();
    this.next();
  }

  /** A number from 0 up to 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** True with a probability. */
  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** A normally distributed number (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** A positive number whose logarithm is normally distributed. */
  logNormal(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal());
  }

  /** One of a list. */
  oneOf<Value>(list: readonly [Value, ...Value[]]): Value {
    return list[Math.floor(this.next() * list.length)] ?? list[0];
  }

  /** One of a list by its weight. */
  weighted<Value>(list: readonly [Weighted<Value>, ...Weighted<Value>[]]): Value {
    let left = this.next() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of list) {
      left -= weight;
      if (left < 0) return value;
    }
    return list[0][0];
  }

  /** Hexadecimal digits. */
  hex(digits: number): string {
    return Array.from({ length: digits }, () => this.whole(0, 15).toString(16)).join('');
  }
}

/** A value and how often it is drawn beside the others. */
export type Weighted<Value> = readonly [value: Value, weight: number];
