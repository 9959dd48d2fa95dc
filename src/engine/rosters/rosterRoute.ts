import { addressIn } from '../../instrument/address.ts';
import type { Expression } from '../../instrument/expression/expression.ts';
import { allOf } from '../../instrument/expression/openedUp.ts';
import { rosterNamed } from '../../instrument/rosterPath.ts';
import type { Module, Section } from '../../instrument/schema.ts';
import { type Evaluate, type ExpressionValue, none, open } from '../expressionValue.ts';
import { type Entry, outlineOf } from '../outline.ts';
import { inRow } from './inRow.ts';
import { orderIn } from './order.ts';
import { countOf, inOrderOfPlaces, type RosterPlace, type RosterRow } from './row.ts';
import type { RowProgram } from './rowProgram.ts';

/** The ids of the rows that follow from something else. */
type Source = (results: readonly ExpressionValue[]) => readonly string[];

const isThere = (gate: Expression | undefined): gate is Expression => gate !== undefined;

const moreThanNone = (bound: Expression | number | undefined): Expression[] =>
  typeof bound === 'object' ? [{ call: '>', args: [bound, { number: 0 }] }] : [];

/** Compiles the way through an instrument with rosters: what is asked once, and what is to be compiled for each row. */
export class RosterRoute {
  readonly #program: RowProgram;
  readonly #homes = new Set<string>();
  readonly #entries: Entry[];

  constructor(program: RowProgram) {
    this.#program = program;
    this.#entries = [...outlineOf(program.instrument).entries].reverse();
  }

  go(): void {
    for (const [at, module] of this.#program.instrument.modules.entries())
      if (module.for === undefined) this.#module(module, at);
      else this.#rowsModule(module, at, module.for);
  }

  #module({ gate, sections }: Module, at: number): void {
    const program = this.#program;
    const inModule = program.scope(gate, 0);
    for (const section of sections) {
      const { for: roster } = section;
      if (roster === undefined) {
        program.order = [program.nodes.length];
        const inSection = program.scope(section.gate, inModule);
        for (const { entry, own } of this.#questionsOf(section)) program.question(entry, own, inSection, at);
      } else {
        const isHome = this.#home(roster, section.gate, inModule, at);
        this.#section(section, roster, isHome ? [] : [gate, section.gate], at);
      }
      program.sectionsBehind += 1;
    }
  }

  /** A module that is asked row by row. */
  #rowsModule({ gate, sections }: Module, at: number, outer: string): void {
    const program = this.#program;
    const isHome = this.#home(outer, gate, 0, at);
    const around = isHome ? [] : [gate];
    const whole = { begins: program.nodes.length, roster: outer };
    for (const section of sections) {
      const { for: roster = outer } = section;
      const opens = allOf([...around, section.gate].filter(isThere));
      const isInnerHome = roster !== outer && this.#home(roster, opens, 0, at);
      this.#section(section, roster, isInnerHome ? [] : [...around, section.gate], at, whole);
      program.sectionsBehind += 1;
    }
  }

  #questionsOf({ questions }: Section): { readonly entry: Entry; readonly own: Expression | undefined }[] {
    return questions.flatMap(({ gate: own }) => {
      const entry = this.#entries.pop();
      return entry ? [{ entry, own }] : [];
    });
  }

  #section(
    section: Section,
    roster: string,
    gates: readonly (Expression | undefined)[],
    at: number,
    whole?: { readonly begins: number; readonly roster: string },
  ): void {
    const program = this.#program;
    const questions = this.#questionsOf(section);
    const behind = program.sectionsBehind;
    const place = program.nodes.length;
    program.part(roster, (row) => {
      const now = program.sectionsBehind;
      program.sectionsBehind = behind;
      program.order = orderIn(row, place, whole);
      const scope = gates.reduce((around, gate) => program.scope(gate, around), row.slot);
      for (const { entry, own } of questions) program.question(inRow(entry, row), own, scope, at);
      program.sectionsBehind = now;
    });
  }

  /** Has a roster stand where it is asked first; whether that is here. */
  #home(name: string, gate: Expression | undefined, around: number, module: number): boolean {
    const roster = rosterNamed(this.#program.instrument.rosters, name);
    if (!roster || this.#homes.has(name)) return false;
    this.#homes.add(name);
    if (roster.in === undefined) this.#place(name, gate, around, module, undefined);
    else this.#program.part(roster.in, (row) => this.#place(name, gate, row.slot, module, row));
    return true;
  }

  #place(
    name: string,
    gate: Expression | undefined,
    around: number,
    module: number,
    within: RosterRow | undefined,
  ): void {
    const program = this.#program;
    const roster = rosterNamed(program.instrument.rosters, name);
    if (!roster) return;
    const scope = program.scope(
      allOf([roster.gate, gate, ...moreThanNone(roster.min), ...moreThanNone(roster.limit)].filter(isThere)),
      around,
    );
    const [min, limit] = [this.#bound(roster.min), this.#bound(roster.limit)];
    const source = roster.over === undefined ? undefined : this.#source(roster.over, within);
    const place: RosterPlace = {
      name,
      address: within ? addressIn(within.address, name) : name,
      roster,
      within,
      module,
      slot: program.nodes.length,
      scope,
      entered: program.enteredAt(within ? addressIn(within.address, name) : name),
      rows: new Map(),
      there: [],
      min: none,
      limit: none,
      isAsked: false,
      isShort: false,
    };
    const evaluate: Evaluate = (results) => {
      this.#settle(place, source?.ids(results) ?? inOrderOfPlaces(place.entered), {
        isAsked: results[scope] === true,
        min: min.evaluate(results),
        limit: limit.evaluate(results),
      });
      return countOf(place, results);
    };
    program.add({ kind: 'rows', evaluate }, [scope, ...min.reads, ...limit.reads, ...(source?.reads ?? [])]);
    program.place(place);
  }

  #bound(bound: Expression | number | undefined): { evaluate: Evaluate; reads: Iterable<number> } {
    return typeof bound === 'object' ? this.#program.compiled(bound) : { evaluate: () => bound ?? none, reads: [] };
  }

  /** What a roster over something else takes its rows from. */
  #source(over: string, within: RosterRow | undefined): { readonly reads: readonly number[]; readonly ids: Source } {
    const program = this.#program;
    const place = program.rosters.get(over);
    if (place) return { reads: [place.slot], ids: () => place.there.map(({ id }) => id) };
    const item = program.located.get(within && program.rosterOf.has(over) ? addressIn(within.address, over) : over);
    const ids: Source = (results) => {
      const codes = item ? (results[item.slot] ?? open) : none;
      return typeof codes === 'string' ? codes.split(' ') : [];
    };
    return { reads: item ? [item.slot] : [], ids };
  }

  /** Sees to it that the rows that are wanted are there, and no others. */
  #settle(
    place: RosterPlace,
    wanted: readonly string[],
    now: { readonly isAsked: boolean; readonly min: ExpressionValue; readonly limit: ExpressionValue },
  ): void {
    const there = wanted.map((id) => this.#program.row(place, id));
    const isShort = now.isAsked && typeof now.min === 'number' && there.length < now.min;
    const isSame =
      there.length === place.there.length &&
      there.every((row, at) => row === place.there[at]) &&
      isShort === place.isShort &&
      now.isAsked === place.isAsked &&
      now.limit === place.limit;
    if (isSame) return;
    for (const row of place.there) row.isThere = false;
    for (const [order, row] of there.entries()) Object.assign(row, { order, isThere: true });
    Object.assign(place, { ...now, there, isShort });
    this.#program.moved(place);
  }
}
