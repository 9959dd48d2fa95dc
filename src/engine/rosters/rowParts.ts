import type { RosterRow } from './row.ts';

/** What is compiled for each row of a roster, and where that stands among what comes once. */
interface RowPart {
  readonly rank: number;
  readonly expand: (row: RosterRow) => void;
}

/** What is compiled for each row, by the names of rosters, in the order of the instrument. */
export class RowParts {
  readonly #parts = new Map<string, RowPart[]>();

  add(roster: string, rank: number, expand: RowPart['expand']): void {
    const parts = this.of(roster);
    parts.push({ rank, expand });
    this.#parts.set(roster, parts);
  }

  of(roster: string): RowPart[] {
    return this.#parts.get(roster) ?? [];
  }
}
