import type { RosterPlace } from './row.ts';

/** What opens the rows that can be chosen, by their ids. A row that has never been there is closed. */
export class RowOptions extends Map<string, number> {
  readonly #closed: number;
  readonly #place: RosterPlace;

  constructor(place: RosterPlace, closed: number) {
    // One at least: an item without any would have options that nothing closes.
    super([['', closed]]);
    this.#closed = closed;
    this.#place = place;
  }

  override get(id: string): number {
    return super.get(id) ?? this.#closed;
  }

  /** Those that are there, in order. */
  override *[Symbol.iterator](): MapIterator<[string, number]> {
    for (const { id } of this.#place.there) yield [id, this.get(id)];
  }
}
