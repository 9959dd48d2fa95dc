const none = -1;

/** Who reads what, by their places: lists in two arrays, since there are many and most are short. */
export class Readers {
  /** The first of the list of each place, by where its first link is. */
  #first = new Int32Array(256).fill(none);
  /** Two numbers a link: who reads, and where the next link of the list is. */
  #links = new Int32Array(512);
  #end = 0;

  add(read: number, reader: number): void {
    if (read >= this.#first.length) {
      const before = this.#first;
      this.#first = new Int32Array(2 * Math.max(read, before.length)).fill(none);
      this.#first.set(before);
    }
    if (this.#end === this.#links.length) {
      const before = this.#links;
      this.#links = new Int32Array(2 * before.length);
      this.#links.set(before);
    }
    this.#links[this.#end] = reader;
    this.#links[this.#end + 1] = this.#first[read] ?? none;
    this.#first[read] = this.#end;
    this.#end += 2;
  }

  delete(read: number, reader: number): void {
    let before = none;
    for (let link = this.#first[read] ?? none; link >= 0; link = this.#after(link)) {
      if (this.#links[link] === reader) {
        const next = this.#after(link);
        if (before < 0) this.#first[read] = next;
        else this.#links[before + 1] = next;
        return;
      }
      before = link;
    }
  }

  /** Has all that read a place wait. */
  wake(read: number, queue: { readonly add: (place: number) => void }): void {
    for (let link = this.#first[read] ?? none; link >= 0; link = this.#after(link)) queue.add(this.#links[link] ?? 0);
  }

  #after(link: number): number {
    return this.#links[link + 1] ?? none;
  }
}
