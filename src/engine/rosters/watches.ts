import type { RosterPlace, RosterRow } from './row.ts';

/** What goes by the rows of a roster: by all of them, or by those that stand in one row. */
export interface Watch {
  readonly roster: string;
  readonly within?: RosterRow | undefined;
  /** Told of each place where the roster stands. */
  readonly stands?: (place: RosterPlace) => void;
  /** Told of each row, as long as the evaluation goes on. */
  readonly meets: (row: RosterRow) => void;
}

/** Who is told of rosters and rows: of those that are there already, and of those to come. */
export class Watches {
  readonly #watches: Watch[] = [];
  readonly #places: RosterPlace[] = [];
  readonly #rows: RosterRow[] = [];

  add(watch: Watch): void {
    this.#watches.push(watch);
    for (const place of this.#places) if (concerns(watch, place)) watch.stands?.(place);
    for (const row of this.#rows) if (concerns(watch, row.place)) watch.meets(row);
  }

  stands(place: RosterPlace): void {
    this.#places.push(place);
    for (const watch of this.#watches) if (concerns(watch, place)) watch.stands?.(place);
  }

  /** Tells of a row, once all is compiled that is asked of it. */
  met(row: RosterRow): void {
    this.#rows.push(row);
    for (const watch of this.#watches) if (concerns(watch, row.place)) watch.meets(row);
  }
}

const concerns = ({ roster, within }: Watch, place: RosterPlace): boolean =>
  place.name === roster && (within === undefined || place.within === within);
