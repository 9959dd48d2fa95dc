/** The places of the rows that can be chosen, by their ids. A row that has never been there is closed. */
export class RowOptions extends Map<string, number> {
  readonly #closed: number;

  constructor(closed: number) {
    // One at least: an item without any would have options that nothing closes.
    super([['', closed]]);
    this.#closed = closed;
  }

  override get(id: string): number {
    return super.get(id) ?? this.#closed;
  }
}
