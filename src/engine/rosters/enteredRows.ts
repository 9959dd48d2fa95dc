/** So many rows at once are put in order anew; fewer, each where it belongs. */
const mostPutOneByOne = 64;

/** The places that were entered for the rows of a roster, by their ids, in order: those of one place by their ids. */
export class EnteredRows {
  readonly #places = new Map<string, string>();
  #inOrder: string[] = [];
  /** How many rows were put in or out since somebody asked. */
  #changes = 0;
  #from = 0;

  get(id: string): string | undefined {
    return this.#places.get(id);
  }

  set(id: string, place: string | undefined): void {
    const before = this.#places.get(id);
    if (before === place) return;
    if (this.#changes < mostPutOneByOne) this.#move(id, before, place);
    this.#changes += 1;
    if (place === undefined) this.#places.delete(id);
    else this.#places.set(id, place);
  }

  /** Up to which place they are the same as when `ids` was called last. */
  sameUntil(): number {
    return this.#changes > mostPutOneByOne ? 0 : this.#from;
  }

  /** The ids of the rows, in order. */
  ids(): readonly string[] {
    if (this.#changes > mostPutOneByOne)
      this.#inOrder = [...this.#places]
        .sort(([id, place], [otherId, other]) => compared(place, id, other, otherId))
        .map(([id]) => id);
    this.#changes = 0;
    this.#from = this.#inOrder.length;
    return this.#inOrder;
  }

  #move(id: string, before: string | undefined, after: string | undefined): void {
    if (before !== undefined) this.#inOrder.splice(this.#changedAt(id, before), 1);
    if (after !== undefined) this.#inOrder.splice(this.#changedAt(id, after), 0, id);
  }

  #changedAt(id: string, place: string): number {
    const at = this.#indexOf(id, place);
    this.#from = Math.min(this.#from, at);
    return at;
  }

  /** Where a row stands, or would. */
  #indexOf(id: string, place: string): number {
    let [low, high] = [0, this.#inOrder.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#inOrder[middle] ?? '';
      const isBefore = compared(this.#places.get(other) ?? '', other, place, id) < 0;
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** By code units: the same on every device, whatever its language. */
function compared(place: string, id: string, otherPlace: string, otherId: string): number {
  if (place !== otherPlace) return place < otherPlace ? -1 : 1;
  return id === otherId ? 0 : id < otherId ? -1 : 1;
}
