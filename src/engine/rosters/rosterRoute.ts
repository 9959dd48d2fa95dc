import { addressIn } from '../../instrument/address.ts';
import type { Expression } from '../../instrument/expression/expression.ts';
import type { Roster } from '../../instrument/roster.ts';
import { rosterNamed } from '../../instrument/rosterPath.ts';
import type { Module, Section } from '../../instrument/schema.ts';
import { stateByGates } from '../evaluation.ts';
import { type Evaluate, type ExpressionValue, isUndecided, none, open, sameValue } from '../expressionValue.ts';
import { less } from '../functions/comparison.ts';
import { and } from '../functions/logic.ts';
import { type Entry, outlineOf } from '../outline.ts';
import type { QuestionPlace } from '../program.ts';
import type { State } from '../step.ts';
import { inRow } from './inRow.ts';
import { orderIn } from './order.ts';
import { seen } from './resolver.ts';
import { countOf, type RosterPlace, type RosterRow } from './row.ts';
import type { RowProgram } from './rowProgram.ts';

/** What a roster takes its rows from. */
interface Source {
  /** A roster, where it is one. */
  readonly place?: RosterPlace;
  /** What is to be said of its own opening. */
  readonly parent?: number;
  readonly gate: Expression;
  readonly reads: readonly number[];
  readonly opens: Evaluate;
  readonly ids: (results: readonly ExpressionValue[]) => readonly string[];
}

const isThere = (gate: Expression | undefined): gate is Expression => gate !== undefined;

/**
 * How many times as many rows are evaluated as a draft may have: two devices can each add as many. What comes to more was
 * written by hand; it is kept, and never asked.
 */
const mostEvaluated = 2;

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
        for (const { entry, own } of this.#questionsOf(section)) {
          const asked = program.question(entry, own, inSection);
          for (const item of asked.entry.all) program.item(item, asked.scope, at);
        }
      } else {
        const isHome = this.#home(roster, [gate, section.gate], inModule, at);
        this.#section(section, roster, isHome ? [] : [gate, section.gate], at);
      }
      program.sectionsBehind += 1;
    }
  }

  /** A module that is asked row by row. */
  #rowsModule({ gate, sections }: Module, at: number, outer: string): void {
    const program = this.#program;
    const isHome = this.#home(outer, [gate], 0, at);
    const around = isHome ? [] : [gate];
    const whole = { begins: program.nodes.length, roster: outer };
    for (const section of sections) {
      const { for: roster = outer } = section;
      const isInnerHome = roster !== outer && this.#home(roster, [...around, section.gate], 0, at);
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
    const place = program.nodes.length;
    program.readied.for(gates, roster);
    const scopes = new WeakMap<RosterRow, number>();
    program.part(roster, (row) => {
      scopes.set(
        row,
        gates.reduce((around, gate) => program.scope(gate, around), row.slot),
      );
    });
    for (const { entry, own } of this.#questionsOf(section)) {
      program.readied.for([own], roster);
      const asked = new WeakMap<RosterRow, QuestionPlace>();
      program.part(roster, (row) => {
        program.order = orderIn(row, place, whole);
        asked.set(row, program.question(inRow(entry, row), own, scopes.get(row) ?? program.idle));
      });
      for (const [index, item] of entry.all.entries()) {
        program.readied.forItem(item, roster);
        program.part(roster, (row) => {
          const { entry: inThis, scope } = asked.get(row) ?? {};
          const its = inThis?.all[index];
          if (its) program.item(its, scope ?? program.idle, at);
        });
      }
    }
  }

  /**
   * Has a roster stand where it is asked first; whether that is here.
   * @param gates those that stand around it; of one in rows, all of them: what opens the row is the row's own
   * @param around what the outer ones of them give, of a roster that stands in no row
   */
  #home(name: string, gates: readonly (Expression | undefined)[], around: number, module: number): boolean {
    const roster = rosterNamed(this.#program.instrument.rosters, name);
    if (!roster || this.#homes.has(name)) return false;
    this.#homes.add(name);
    const program = this.#program;
    program.readied.for([...gates, roster.gate, roster.min, roster.limit], roster.in);
    if (roster.in === undefined)
      this.#place(name, roster, around === 0 ? gates : gates.slice(1), around, module, undefined);
    else program.part(roster.in, (row) => this.#place(name, roster, gates, row.slot, module, row));
    return true;
  }

  #place(
    name: string,
    roster: Roster,
    gates: readonly (Expression | undefined)[],
    around: number,
    module: number,
    within: RosterRow | undefined,
  ): void {
    const program = this.#program;
    const source = roster.over === undefined ? undefined : this.#source(roster.over, within);
    const opens = [...gates, roster.gate, ...moreThanNone(roster.min), ...moreThanNone(roster.limit)].filter(isThere);
    const scope = opens.reduce(
      (outer, gate) => program.scope(gate, outer),
      source ? this.#behindSource(source, around) : around,
    );
    const [min, limit] = [this.#bound(roster.min), this.#bound(roster.limit)];
    const place: RosterPlace = {
      name,
      address: within ? addressIn(within.address, name) : name,
      roster,
      within,
      module,
      slot: program.nodes.length,
      scope,
      entered: program.enteredAt(within ? addressIn(within.address, name) : name),
      source: source?.place,
      choosers: new Set(),
      rows: new Map(),
      there: [],
      min: none,
      limit: none,
      state: undefined,
      isAsked: false,
      isShort: false,
      lacksRows: false,
      countedAs: undefined,
    };
    within?.inner.push(place);
    const evaluate: Evaluate = (results) => {
      this.#settle(place, source?.ids(results), {
        state: stateByGates(results[scope]),
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

  /** A roster over something else is there with that alone, and waits for it. */
  #behindSource({ parent = 0, gate, opens, reads }: Source, around: number): number {
    const evaluate = and((results) => results[around] ?? true, opens);
    return this.#program.add({ kind: 'scope', parent, gate, evaluate, questions: [] }, [around, ...reads]);
  }

  /** What a roster over something else takes its rows from. */
  #source(over: string, within: RosterRow | undefined): Source {
    const program = this.#program;
    const place = (within && program.rosters.get(addressIn(within.address, over))) ?? program.rosters.get(over);
    if (place)
      return {
        place,
        parent: place.scope,
        gate: { truth: true },
        reads: [place.slot, place.scope],
        opens: (results) => results[place.scope] ?? open,
        ids: () => place.there.map(({ id }) => id),
      };
    const name = seen(program, over, within);
    const item = program.located.get(name);
    const codesIn = (results: readonly ExpressionValue[]) => (item ? (results[item.slot] ?? open) : none);
    return {
      gate: { name },
      reads: item ? [item.slot] : [],
      opens: (results) => {
        const codes = codesIn(results);
        return isUndecided(codes) ? codes : codes !== none;
      },
      ids: (results) => {
        const codes = codesIn(results);
        return typeof codes === 'string' ? codes.split(' ') : [];
      },
    };
  }

  /** Sees to it that the rows that are wanted are there, and no others. @param derived those that follow from something else */
  #settle(
    place: RosterPlace,
    derived: readonly string[] | undefined,
    now: { readonly state: State; readonly min: ExpressionValue; readonly limit: ExpressionValue },
  ): void {
    const program = this.#program;
    const before = place.there;
    const from = derived ? firstOther(before, derived) : place.entered.sameUntil();
    const ids = (derived ?? place.entered.ids()).slice(0, mostEvaluated * place.roster.max);
    const isAsked = now.state === 'asked';
    const isShort = isAsked && isLess(ids.length, now.min);
    const lacksRows = isShort || (isAsked && (place.source?.lacksRows ?? false));
    const hasSameRows = from >= before.length && from >= ids.length;
    const isSame =
      hasSameRows &&
      now.state === place.state &&
      isShort === place.isShort &&
      lacksRows === place.lacksRows &&
      sameValue(now.min, place.min) &&
      sameValue(now.limit, place.limit);
    if (isSame) return;
    Object.assign(place, { ...now, isAsked, isShort, lacksRows });
    program.moved(
      place,
      hasSameRows
        ? undefined
        : withRows(
            place,
            from,
            ids.slice(from).map((id) => program.row(place, id)),
          ),
    );
  }
}

/** Puts rows in the place of all from one on; gives those that came or went. */
function withRows(place: RosterPlace, from: number, rows: readonly RosterRow[]): RosterRow[] {
  const gone = new Set(place.there.slice(from));
  const came: RosterRow[] = [];
  for (const [at, row] of rows.entries()) {
    if (!gone.delete(row)) came.push(row);
    row.order = from + at;
    row.isThere = true;
  }
  for (const row of gone) row.isThere = false;
  place.there = [...place.there.slice(0, from), ...rows];
  return [...gone, ...came];
}

/** The first place at which there is another row. */
function firstOther(rows: readonly RosterRow[], ids: readonly string[]): number {
  const at = ids.findIndex((id, place) => rows[place]?.id !== id);
  return at < 0 ? ids.length : at;
}

/** Whether a whole number is less than a result; what is no number, nothing is less than. */
const isLess = (count: number, than: ExpressionValue): boolean =>
  less(
    () => count,
    () => than,
  )([]) === true;
