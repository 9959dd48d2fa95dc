const none = -1;

/** Who reads what, by their places: lists in three arrays, since there are many and most are short. */
export class Readers {
  /** The first of the list of each place, by its number among all links. */
  #first = new Int32Array(256).fill(none);
  #next = new Int32Array(256);
  #reader = new Int32Array(256);
  #links = 0;

  add(read: number, reader: number): void {
    if (read >= this.#first.length) {
      const before = this.#first;
      this.#first = new Int32Array(2 * Math.max(read, before.length)).fill(none);
      this.#first.set(before);
    }
    if (this.#links === this.#next.length) {
      this.#next = doubled(this.#next);
      this.#reader = doubled(this.#reader);
    }
    this.#next[this.#links] = this.#first[read] ?? none;
    this.#reader[this.#links] = reader;
    this.#first[read] = this.#links;
    this.#links += 1;
  }

  delete(read: number, reader: number): void {
    let before = none;
    for (let link = this.#first[read] ?? none; link >= 0; link = this.#next[link] ?? none) {
      if (this.#reader[link] === reader) {
        const next = this.#next[link] ?? none;
        if (before < 0) this.#first[read] = next;
        else this.#next[before] = next;
        return;
      }
      before = link;
    }
  }

  /** Has all that read a place wait. */
  wake(read: number, queue: { readonly add: (place: number) => void }): void {
    for (let link = this.#first[read] ?? none; link >= 0; link = this.#next[link] ?? none)
      queue.add(this.#reader[link] ?? 0);
  }
}

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * numbers.length);
  more.set(numbers);
  return more;
}
