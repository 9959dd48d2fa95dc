/** Places of a program that wait to be evaluated, each once; the first place comes out first (a binary heap). */
export class Queue {
  readonly #heap: number[] = [];
  readonly #waiting: boolean[];

  /** @param size how many places there are; there may be more of them later */
  constructor(size: number) {
    this.#waiting = new Array<boolean>(size).fill(false);
  }

  /** Whether one place comes out before another: here by their numbers. */
  isBefore(one: number, other: number): boolean {
    return one < other;
  }

  add(place: number): void {
    if (this.#waiting[place]) return;
    this.#waiting[place] = true;
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
    this.#waiting[first] = false;
    if (heap.length > 0) this.#sink(last);
    return first;
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
