import { addressIn } from '../../instrument/address.ts';
import type { Call } from '../../instrument/expression/expression.ts';
import { expressionText } from '../../instrument/expression/expressionText.ts';
import type { OverRows } from '../../instrument/expression/signatures.ts';
import { layoutOf } from '../../instrument/layout.ts';
import { sectionsOf } from '../../instrument/rosterParts.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { type Evaluate, open } from '../expressionValue.ts';
import { outlineOf } from '../outline.ts';
import { type Aggregate, contribution, reckoned } from './aggregate.ts';
import { type Flows, worthOf } from './flows.ts';
import { type Over, type Places, reckonedAs, type Stand } from './resolver.ts';
import type { RosterPlace, RosterRow } from './row.ts';
import { type RowProgram, step } from './rowProgram.ts';
import { RowTally } from './rowTally.ts';

/** Gives a place of its own to what is reckoned over rows, or looked up in another one. */
export class Reckonings implements Places {
  readonly #program: RowProgram;
  /** The last section that asks something of a roster, by its name. */
  readonly #lastSections = new Map<string, number>();

  constructor(program: RowProgram) {
    this.#program = program;
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

  conditionInRow(name: string, row: RosterRow): void {
    this.#program.conditionInRow(name, row);
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
    const from = program.located.get(source);
    const roster = this.#rowsOf(reference);
    if (program.located.has(path) || !from || roster === undefined) return path;
    const found = new Map<string, number>();
    const evaluate: Evaluate = (results) => {
      const row = results[from.slot] ?? open;
      return typeof row === 'string' ? (results[found.get(row) ?? -1] ?? open) : row;
    };
    const slot = program.add({ kind: 'rows', evaluate }, [from.slot]);
    program.located.set(path, { slot, ...(from.scope === undefined ? {} : { scope: from.scope }) });
    program.watches.add({
      roster,
      meets: (row) => {
        const read = this.#read(name, row);
        if (read === undefined) return;
        found.set(row.id, read);
        program.readers[read]?.push(slot);
      },
    });
    return path;
  }

  aggregate(written: Call, over: Over, at: RosterRow | undefined): string {
    const program = this.#program;
    const { name, asker } = reckonedAs(written, over, at);
    const { roster, within } = over;
    if (program.located.has(name) || !this.#isBehind(roster)) return name;
    const call = written.call as OverRows;
    const contributions = new Map<RosterRow, number>();
    const places: RosterPlace[] = [];
    const aggregate: Aggregate = { call, places, tally: new RowTally(), contributions };
    const slot = program.add({ kind: 'rows', evaluate: reckoned(aggregate) }, []);
    program.located.set(name, { slot });
    program.watches.add({
      roster,
      within,
      stands: (place) => {
        places.push(place);
        for (const read of [place.slot, place.scope]) program.readers[read]?.push(slot);
      },
      meets: (row) => {
        const { reads, evaluate } = this.#contribution(aggregate, written, over, row, asker, slot);
        const own = program.ranked(program.rankOf(slot) - step / 4, () =>
          program.add({ kind: 'rows', evaluate }, reads),
        );
        contributions.set(row, own);
        program.readers[own]?.push(slot);
      },
    });
    return name;
  }

  cashFlows({ call, args }: Call, { roster, within, path }: Over, at: RosterRow | undefined): string {
    const program = this.#program;
    const text = expressionText({ call, args });
    const name = at === undefined ? text : `${text} @${at.address}`;
    if (program.located.has(name) || !this.#isBehind(roster)) return name;
    const [amount, year] = args.slice(-2);
    const rate = call === 'npv' && args[0] ? program.compiled(args[0]) : undefined;
    const flows: Flows = { rate: rate?.evaluate, places: [], rows: new Map() };
    const slot = program.add({ kind: 'rows', evaluate: worthOf(flows) }, rate?.reads ?? []);
    program.located.set(name, { slot });
    program.watches.add({
      roster,
      within,
      stands: (place) => {
        flows.places.push(place);
        for (const read of [place.slot, place.scope]) program.readers[read]?.push(slot);
      },
      meets: (row) => {
        if (!amount || !year) return;
        const stand: Stand = { at, counted: { row, path, isWhere: false } };
        const [own, when] = program.ranked(program.rankOf(slot) - step / 4, () =>
          program.from(stand, () => [program.compiled(amount), program.compiled(year)]),
        );
        if (!own || !when) return;
        flows.rows.set(row, { amount: own.evaluate, year: when.evaluate });
        for (const read of [row.slot, ...own.reads, ...when.reads]) program.readers[read]?.push(slot);
      },
    });
    return name;
  }

  #contribution(
    aggregate: Aggregate,
    { args: [operand], where }: Call,
    { path }: Over,
    row: RosterRow,
    asker: RosterRow | undefined,
    slot: number,
  ) {
    const program = this.#program;
    const stand = (isWhere: boolean): Stand => ({ at: asker, counted: { row, path, isWhere } });
    return program.ranked(program.rankOf(slot) - step / 4, () => {
      const isCounted = aggregate.call === 'count';
      const value = operand && !isCounted ? program.from(stand(false), () => program.compiled(operand)) : undefined;
      const filter = where && program.from(stand(true), () => program.compiled(where));
      const reads = [row.slot, ...(value?.reads ?? []), ...(filter?.reads ?? [])];
      return { reads, evaluate: contribution(aggregate, row, filter?.evaluate, value?.evaluate) };
    });
  }

  /** The place of what a row has by a name. */
  #read(name: string, row: RosterRow): number | undefined {
    const address = addressIn(row.address, name);
    this.conditionInRow(name, row);
    return (this.#program.located.get(address) ?? this.#program.condition(address))?.slot;
  }

  /** Whether all that a roster asks stands before what is compiled. */
  #isBehind(roster: string): boolean {
    return (this.#lastSections.get(roster) ?? -1) < this.#program.sectionsBehind;
  }

  /** The roster whose rows a reference chooses from. */
  #rowsOf(reference: string): string | undefined {
    const item = outlineOf(this.instrument).items.get(reference);
    return item && 'ofRows' in item ? item.ofRows?.rows : undefined;
  }
}
