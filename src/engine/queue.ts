/** Places of a program that wait to be evaluated, each once; the first place comes out first (a binary heap). */
export class Queue {
  readonly #heap: number[] = [];
  /** One byte a place: a change in a row touches a dozen places side by side. */
  #waiting: Uint8Array;

  /** @param size how many places there are; there may be more of them later */
  constructor(size: number) {
    this.#waiting = new Uint8Array(size);
  }

  /** Whether one place comes out before another: here by their numbers. */
  isBefore(one: number, other: number): boolean {
    return one < other;
  }

  add(place: number): void {
    if (this.#waiting[place] === 1) return;
    if (place >= this.#waiting.length) this.#grow(place);
    this.#waiting[place] = 1;
    const heap = this.#heap;
    let at = heap.push(place) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] ?? 0;
      if (!this.isBefore(place, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = place;
  }

  /** The first place, which waits no longer; undefined where none is left. */
  next(): number | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) return undefined;
    this.#waiting[first] = 0;
    if (heap.length > 0) this.#sink(last);
    return first;
  }

  #grow(place: number): void {
    const more = new Uint8Array(2 * place);
    more.set(this.#waiting);
    this.#waiting = more;
  }

  #sink(place: number): void {
    const heap = this.#heap;
    const { length } = heap;
    let at = 0;
    for (let child = 1; child < length; child = 2 * at + 1) {
      const right = child + 1;
      if (right < length && this.isBefore(heap[right] ?? 0, heap[child] ?? 0)) child = right;
      const below = heap[child] ?? 0;
      if (!this.isBefore(below, place)) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = place;
  }
}
