import { addressIn } from '../../instrument/address.ts';
import type { Call } from '../../instrument/expression/expression.ts';
import type { OverRows } from '../../instrument/expression/signatures.ts';
import { layoutOf } from '../../instrument/layout.ts';
import { sectionsOf } from '../../instrument/rosterParts.ts';
import { rowAddress } from '../../instrument/rowAddress.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { type Evaluate, open } from '../expressionValue.ts';
import { type Aggregate, Contribution, reckoned } from './aggregate.ts';
import { rosterChosenFrom } from './choosing.ts';
import { Contributions } from './contributions.ts';
import { askedBy, type CountedRows } from './counted.ts';
import { type Flows, worthOf } from './flows.ts';
import type { WrittenOverRows } from './reckoned.ts';
import type { Over, Places } from './resolver.ts';
import type { RosterPlace, RosterRow, Stand } from './row.ts';
import { RowIndexes } from './rowIndexes.ts';
import { type RowProgram, step } from './rowProgram.ts';
import { RowTally } from './rowTally.ts';
import { waitForPlaces } from './withheld.ts';

/** Gives a place of its own to what is reckoned over rows, or looked up in another one. */
export class Reckonings implements Places {
  readonly #program: RowProgram;
  readonly #indexes: RowIndexes;
  /** What is reckoned over rows, by how it is written. */
  readonly written = new Map<string, WrittenOverRows>();
  /** The last section that asks something of a roster, by its name. */
  readonly #lastSections = new Map<string, number>();

  constructor(program: RowProgram) {
    this.#program = program;
    this.#indexes = new RowIndexes(program);
    for (const [at, { section, roster }] of sectionsOf(program.instrument).entries())
      if (roster !== undefined && section.questions.some((question) => layoutOf(question).items.length > 0))
        this.#lastSections.set(roster, at);
  }

  get instrument(): Instrument {
    return this.#program.instrument;
  }

  get rosterOf(): ReadonlyMap<string, string> {
    return this.#program.rosterOf;
  }

  position(row: RosterRow): string {
    const name = `position() @${row.address}`;
    const program = this.#program;
    if (!program.located.has(name)) {
      const evaluate: Evaluate = (results) =>
        results[row.slot] === true ? row.order + 1 : (results[row.slot] ?? open);
      program.located.set(name, { slot: program.add({ kind: 'rows', evaluate }, [row.slot, row.place.slot]) });
    }
    return name;
  }

  lookThrough(source: string, name: string, reference: string): string {
    const program = this.#program;
    const path = `${source}.${name}`;
    const from = program.locate({ name: source });
    const roster = rosterChosenFrom(reference, this.instrument);
    if (program.located.has(path) || !from || roster === undefined) return path;
    const { slot: chosen, scope: around = 0 } = from;
    const there = (row: string) => program.located.get(addressIn(rowAddress(roster, row), name));
    const slot = this.#following(chosen, chosen, (row) => there(row)?.slot);
    // Where the row can be told, it is that which says whether it is asked there.
    const scope = this.#following(chosen, around, (row) => there(row)?.scope);
    program.located.set(path, { slot, scope });
    return path;
  }

  /**
   * The place of what stands in the row that a reference names, and follows it to another row.
   * @param otherwise what it is while no row can be told
   */
  #following(reference: number, otherwise: number, find: (row: string) => number | undefined): number {
    const program = this.#program;
    let read: number | undefined;
    const evaluate: Evaluate = (results) => {
      const row = results[reference] ?? open;
      const found = typeof row === 'string' ? find(row) : undefined;
      const next = found !== undefined && program.rankOf(found) < program.rankOf(slot) ? found : undefined;
      if (next !== read) {
        if (read !== undefined) program.unread(read, slot);
        if (next !== undefined) program.read(next, slot);
        read = next;
      }
      if (typeof row !== 'string') return results[otherwise] ?? open;
      return read === undefined ? open : (results[read] ?? open);
    };
    const slot = program.add({ kind: 'rows', evaluate }, new Set([reference, otherwise]));
    return slot;
  }

  aggregate(written: Call, over: Over, name: string): string {
    const program = this.#program;
    const { roster, within } = over;
    if (program.located.has(name) || !this.#isBehind(roster)) return name;
    const text = over.asker ? name.slice(0, name.lastIndexOf(askedBy)) : name;
    if (!this.written.has(text)) this.written.set(text, { written, counted: over });
    if (written.call === 'npv' || written.call === 'irr') return this.#cashFlows(written, over, name);
    const call = written.call as OverRows;
    const index = over.asker && this.#indexes.asked(written, over.asker);
    if (index !== undefined) {
      program.located.set(name, { slot: index });
      return name;
    }
    const contributions = new Map<RosterRow, number>();
    const places: RosterPlace[] = [];
    const counted = new Contributions(call);
    const waits = new RowTally();
    const evaluate = reckoned({ call, places, counted, waits, contributions });
    const slot = program.add({ kind: 'rows', evaluate }, []);
    program.located.set(name, { slot });
    waitForPlaces(program, over, slot, waits, places);
    program.watches.add({
      roster,
      within,
      meets: (row) =>
        program.ranked(program.rankOf(slot) - step / 4, () =>
          contributions.set(row, this.#contribution(slot, { call, counted }, written, over, row)),
        ),
    });
    return name;
  }

  /** Sees to it that rows are found by a value where that is how they are asked for. */
  index(written: Call, counted: CountedRows, around: readonly string[]): void {
    if (this.#isBehind(counted.roster)) this.#indexes.place(written, counted, around);
  }

  /** What rows have as cash flows comes to: a present value, or an internal rate. */
  #cashFlows({ call, args }: Call, { roster, within, path, asker }: Over, name: string): string {
    const program = this.#program;
    const [amount, year] = args.slice(-2);
    const rate =
      call === 'npv' && args[0]
        ? program.from({ at: asker }, () => program.compiled(args[0] ?? { truth: false }))
        : undefined;
    const flows: Flows = { rate: rate?.evaluate, places: [], rows: new Map() };
    const slot = program.add({ kind: 'rows', evaluate: worthOf(flows) }, rate?.reads ?? []);
    program.located.set(name, { slot });
    program.watches.add({
      roster,
      within,
      stands: (place) => {
        flows.places.push(place);
        for (const read of [place.slot, place.scope]) program.read(read, slot);
      },
      meets: (row) => {
        if (!amount || !year) return;
        const stand: Stand = { at: asker, counted: { row, path, isWhere: false } };
        const [own, when] = program.ranked(program.rankOf(slot) - step / 4, () =>
          program.from(stand, () => [program.bound(amount), program.bound(year)]),
        );
        if (!own || !when) return;
        flows.rows.set(row, { amount: own, year: when });
        for (const read of new Set([row.slot, ...own.slots(row.slot), ...when.slots(row.slot)]))
          program.read(read, slot);
      },
    });
    return name;
  }

  /** Compiles what a row contributes. */
  #contribution(
    slot: number,
    aggregate: Pick<Aggregate, 'call' | 'counted'>,
    written: Call,
    over: Over,
    row: RosterRow,
  ): number {
    const program = this.#program;
    const { args, where } = written;
    const [operand] = args;
    const stand = (isWhere: boolean): Stand => ({ at: over.asker, counted: { row, path: over.path, isWhere } });
    const isCounted = aggregate.call === 'count';
    const value = operand && !isCounted ? program.from(stand(false), () => program.bound(operand)) : undefined;
    const filter = where && program.from(stand(true), () => program.bound(where));
    const reads = new Set([row.slot, ...(value?.slots(row.slot) ?? []), ...(filter?.slots(row.slot) ?? [])]);
    const own = program.add(new Contribution(aggregate, row.slot, filter, value), reads);
    program.read(own, slot);
    return own;
  }

  /** Whether all that a roster asks stands before what is compiled. */
  #isBehind(roster: string): boolean {
    return (this.#lastSections.get(roster) ?? -1) < this.#program.sectionsBehind;
  }
}
