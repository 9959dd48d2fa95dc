import type { ExpressionValue } from '../expressionValue.ts';

/** Who contributes a value. */
export interface Contributor {
  /** Whether a value still stands there. */
  readonly contributes: (value: ExpressionValue, to: Extremes) => boolean;
}

interface Standing {
  readonly value: ExpressionValue;
  readonly by: Contributor;
}

/** The least or the greatest of values that come and go (a binary heap, from which what has gone is taken when it is met). */
export class Extremes {
  readonly #isBetter: (one: ExpressionValue, other: ExpressionValue) => boolean;
  #heap: Standing[] = [];
  /** How many values there are, as far as that was told. */
  #most = 16;

  constructor(isBetter: (one: ExpressionValue, other: ExpressionValue) => boolean) {
    this.#isBetter = isBetter;
  }

  add(value: ExpressionValue, by: Contributor): void {
    if (this.#heap.length >= this.#most) this.#clear();
    this.#rise({ value, by });
  }

  /** The least or the greatest; undefined where there are none. */
  best(): ExpressionValue | undefined {
    for (let [first] = this.#heap; first; [first] = this.#heap) {
      if (first.by.contributes(first.value, this)) return first.value;
      this.#takeFirst();
    }
    return undefined;
  }

  /** Takes out all that has gone, so that the heap grows with what is there, and not with what was. */
  #clear(): void {
    const there = new Map<Contributor, Standing>();
    for (const one of this.#heap) if (one.by.contributes(one.value, this)) there.set(one.by, one);
    this.#heap = [];
    for (const one of there.values()) this.#rise(one);
    this.#most = 2 * this.#heap.length + 16;
  }

  #rise(one: Standing): void {
    const heap = this.#heap;
    let at = heap.push(one) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (!above || !this.#isBetter(one.value, above.value)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = one;
  }

  #takeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    const { length } = heap;
    if (!last || length === 0) return;
    let at = 0;
    for (let child = 1; child < length; child = 2 * at + 1) {
      const [left, right] = [heap[child], heap[child + 1]];
      if (left && right && this.#isBetter(right.value, left.value)) child += 1;
      const below = heap[child];
      if (!below || !this.#isBetter(below.value, last.value)) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
  }
}
