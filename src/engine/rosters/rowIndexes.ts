import type { Call } from '../../instrument/expression/expression.ts';
import { expressionText } from '../../instrument/expression/expressionText.ts';
import type { OverRows } from '../../instrument/expression/signatures.ts';
import { type ExpressionValue, none, open } from '../expressionValue.ts';
import { placesInOrder, summed } from './aggregate.ts';
import { bothWait, Contributions, reckonedOf } from './contributions.ts';
import type { CountedRows } from './counted.ts';
import { type FoundByValue, keyedBy } from './keyed.ts';
import type { RosterPlace, RosterRow, Stand } from './row.ts';
import { type Drawer, KeyedContribution, RowIndex } from './rowIndex.ts';
import { type RowProgram, step } from './rowProgram.ts';
import { RowTally } from './rowTally.ts';
import { waitForPlaces } from './withheld.ts';

interface Placed {
  readonly index: RowIndex;
  readonly keyed: FoundByValue;
}

/** The rows that asking rows find by a value: what is reckoned over them is one thing for all that ask. */
export class RowIndexes {
  readonly #program: RowProgram;
  /** By what is reckoned, as text. */
  readonly #placed = new Map<string, Placed>();

  constructor(program: RowProgram) {
    this.#program = program;
  }

  /** Gives what is reckoned over rows that are found by a value a place before all rows that ask for it. */
  place(written: Call, counted: CountedRows, around: readonly string[]): void {
    const program = this.#program;
    const name = expressionText(written);
    const keyed = this.#placed.has(name) ? undefined : keyedBy(written, counted, around, program.rosterOf);
    if (!keyed) return;
    const call = written.call as OverRows;
    const waits = new RowTally();
    const places: RosterPlace[] = [];
    const contributions = new Map<RosterRow, KeyedContribution>();
    const waiting = program.add({ kind: 'rows', evaluate: () => waits.undecided ?? none }, []);
    const anywhere = new Contributions(call);
    const withAnywhere = () => bothWait(waits.undecided, anywhere.tally.undecided);
    const everywhere: Drawer = {
      counted: anywhere,
      slot: program.add({ kind: 'rows', evaluate: () => withAnywhere() ?? none }, [waiting]),
    };
    const sumIn = (own: Contributions): ExpressionValue =>
      summed(
        placesInOrder(places)
          .flatMap(({ there }) => there.map((row) => contributions.get(row)?.to(own) ?? none))
          .filter((value) => value !== none),
      );
    const opened = (own: Contributions, isValue: boolean): Drawer => {
      const evaluate = () => reckonedOf(own, isValue ? withAnywhere() : waits.undecided, () => sumIn(own));
      const slot = program.ranked(program.rankOf(everywhere.slot) + step / 4, () =>
        program.add({ kind: 'rows', evaluate }, [isValue ? everywhere.slot : waiting]),
      );
      return { counted: own, slot };
    };
    const index = new RowIndex(call, everywhere, opened, (slot) => program.evaluateSoon(slot));
    this.#placed.set(name, { index, keyed });
    waitForPlaces(program, { roster: counted.roster, within: undefined }, waiting, waits, places);
    program.watches.add({
      roster: counted.roster,
      meets: (row) =>
        program.ranked(program.rankOf(waiting) - step / 4, () =>
          contributions.set(row, this.#contribution(index, keyed, written, counted, row)),
        ),
    });
  }

  #contribution(
    index: RowIndex,
    { key, rest }: FoundByValue,
    { call, args: [operand] }: Call,
    { path }: CountedRows,
    row: RosterRow,
  ): KeyedContribution {
    const program = this.#program;
    const stand = (isWhere: boolean): Stand => ({ at: undefined, counted: { row, path, isWhere } });
    const value = operand && call !== 'count' ? program.from(stand(false), () => program.bound(operand)) : undefined;
    const [found, other] = program.from(stand(true), () => [program.bound(key), rest && program.bound(rest)]);
    const node = new KeyedContribution(index, row.slot, found, other, value);
    const reads = [found, other, value].flatMap((one) => one?.slots(row.slot) ?? []);
    program.add(node, new Set([row.slot, ...reads]));
    return node;
  }

  /** The place of what a row asks for, where it finds it by a value. */
  asked(written: Call, asker: RosterRow): number | undefined {
    const placed = this.#placed.get(expressionText(written));
    if (!placed) return undefined;
    const program = this.#program;
    const { index, keyed } = placed;
    const isRow = keyed.asked.of === undefined;
    const asked = isRow ? undefined : program.from(asker.stand, () => program.bound(keyed.asked));
    let read: number | undefined;
    const evaluate = (results: readonly ExpressionValue[]): ExpressionValue => {
      const next = index.at(asked ? asked.evaluate(results, asker.slot) : asker.id).slot;
      if (next !== read) {
        if (read !== undefined) program.unread(read, slot);
        program.read(next, slot);
        read = next;
      }
      return results[next] ?? open;
    };
    const slot = program.add({ kind: 'rows', evaluate }, new Set(asked?.slots(asker.slot) ?? []));
    return slot;
  }
}
