import { type RosterPlace, RosterRow } from './row.ts';
import { RowNode, RowScope } from './rowNodes.ts';
import { type RowProgram, step } from './rowProgram.ts';

/** What is compiled for each row of a roster, and where that stands among what comes once. */
interface RowPart {
  readonly rank: number;
  readonly expand: (row: RosterRow) => void;
}

/** What is compiled for each row, by the names of rosters, in the order of the instrument. */
export class RowParts {
  readonly #program: RowProgram;
  readonly #parts = new Map<string, RowPart[]>();

  constructor(program: RowProgram) {
    this.#program = program;
  }

  /** Has something compiled for each row of a roster, which stands here among what comes once. */
  add(roster: string, expand: RowPart['expand']): void {
    const program = this.#program;
    const behind = program.sectionsBehind;
    const parts = this.#parts.get(roster) ?? [];
    parts.push({
      rank: program.add({ kind: 'given' }, []),
      expand: (row) => {
        const now = program.sectionsBehind;
        program.sectionsBehind = behind;
        expand(row);
        program.sectionsBehind = now;
      },
    });
    this.#parts.set(roster, parts);
  }

  /** Compiles what is asked of a row that comes for the first time. */
  grow(place: RosterPlace, id: string): RosterRow {
    const program = this.#program;
    const { nodes } = program;
    const row = new RosterRow(place, id, nodes.length);
    place.rows.set(id, row);
    program.located.set(row.address, { slot: row.slot });
    program.ranked(program.rankOf(place.slot) + step / 2, () => program.add(new RowNode(row), [place.scope]));
    for (const { rank, expand } of this.#parts.get(place.name) ?? [])
      program.ranked(rank + step, () => program.from(row.stand, () => expand(row)));
    for (let slot = row.slot; slot < nodes.length; slot += 1) {
      const node = nodes[slot];
      if (node instanceof RowScope || node instanceof RowNode) node.settled();
    }
    row.items = row.items.slice();
    program.watches.met(row);
    return row;
  }
}
