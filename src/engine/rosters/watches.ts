import type { RosterPlace, RosterRow } from './row.ts';

/** What goes by the rows of a roster: by all of them, or by those that stand in one row. */
export interface Watch {
  readonly roster: string;
  readonly within?: RosterRow | undefined;
  /** Told of each place where the roster stands. */
  readonly stands?: (place: RosterPlace) => void;
  /** Told of each row, as long as the evaluation goes on. */
  readonly meets?: (row: RosterRow) => void;
}

interface Group {
  readonly watches: Watch[];
  readonly places: RosterPlace[];
  readonly rows: RosterRow[];
}

/** Who is told of rosters and rows: of those that are there already, and of those to come. */
export class Watches {
  readonly #ofRoster = new Map<string, Group>();
  readonly #within = new Map<RosterRow, Map<string, Group>>();

  add(watch: Watch): void {
    const group = watch.within ? this.#groupWithin(watch.within, watch.roster) : this.#group(watch.roster);
    group.watches.push(watch);
    for (const place of group.places) watch.stands?.(place);
    for (const row of group.rows) watch.meets?.(row);
  }

  stands(place: RosterPlace): void {
    for (const { places, watches } of this.#groupsOf(place)) {
      places.push(place);
      for (const watch of watches) watch.stands?.(place);
    }
  }

  /** Tells of a row, once all is compiled that is asked of it. */
  met(row: RosterRow): void {
    for (const { rows, watches } of this.#groupsOf(row.place)) {
      rows.push(row);
      for (const watch of watches) watch.meets?.(row);
    }
  }

  #groupsOf({ name, within }: RosterPlace): Group[] {
    return within ? [this.#group(name), this.#groupWithin(within, name)] : [this.#group(name)];
  }

  #group(roster: string): Group {
    return groupIn(this.#ofRoster, roster);
  }

  #groupWithin(row: RosterRow, roster: string): Group {
    const groups = this.#within.get(row) ?? new Map<string, Group>();
    this.#within.set(row, groups);
    return groupIn(groups, roster);
  }
}

function groupIn(groups: Map<string, Group>, roster: string): Group {
  const group = groups.get(roster) ?? { watches: [], places: [], rows: [] };
  groups.set(roster, group);
  return group;
}
