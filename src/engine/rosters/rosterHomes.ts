import { addressIn } from '../../instrument/address.ts';
import type { Expression } from '../../instrument/expression/expression.ts';
import type { Roster } from '../../instrument/roster.ts';
import { rosterNamed } from '../../instrument/rosterPath.ts';
import { stateByGates } from '../evaluation.ts';
import { type Evaluate, type ExpressionValue, isUndecided, none, open, sameValue } from '../expressionValue.ts';
import { less } from '../functions/comparison.ts';
import { and } from '../functions/logic.ts';
import type { State } from '../step.ts';
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

/** Where rosters are asked first: there they stand, and see to their rows. */
export class RosterHomes {
  readonly #program: RowProgram;
  readonly #found = new Set<string>();

  constructor(program: RowProgram) {
    this.#program = program;
  }

  /**
   * Has a roster stand where it is asked first; whether that is here.
   * @param gates those that stand around it; of one in rows, all of them: what opens the row is the row's own
   * @param around what the outer ones of them give, of a roster that stands in no row
   */
  home(name: string, gates: readonly (Expression | undefined)[], around: number, module: number): boolean {
    const roster = rosterNamed(this.#program.instrument.rosters, name);
    if (!roster || this.#found.has(name)) return false;
    this.#found.add(name);
    const program = this.#program;
    program.readied.for([...gates, roster.gate, roster.min, roster.limit], roster.in);
    const own = roster.in === undefined && around !== 0 ? gates.slice(1) : gates;
    const opens = [...own, roster.gate, ...moreThanNone(roster.min), ...moreThanNone(roster.limit)].filter(isThere);
    if (roster.in === undefined) this.#place(name, roster, opens, around, module, undefined);
    else program.part(roster.in, (row) => this.#place(name, roster, opens, row.slot, module, row));
    return true;
  }

  #place(
    name: string,
    roster: Roster,
    opens: readonly Expression[],
    around: number,
    module: number,
    within: RosterRow | undefined,
  ): void {
    const program = this.#program;
    const source = roster.over === undefined ? undefined : this.#source(roster.over, within);
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
