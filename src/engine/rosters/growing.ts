import { addressIn } from '../../instrument/address.ts';
import type { Expression } from '../../instrument/expression/expression.ts';
import { rosterOfEach } from '../../instrument/rosterOfEach.ts';
import { rowAddress } from '../../instrument/rowAddress.ts';
import type { Check, Instrument } from '../../instrument/schema.ts';
import { Compilation } from '../compilation.ts';
import type { Located } from '../compileExpression.ts';
import { type Evaluate, type ExpressionValue, open } from '../expressionValue.ts';
import type { Entry, Item } from '../outline.ts';
import type { Node, QuestionPlace } from '../program.ts';
import type { Value } from '../value.ts';
import { chooseRows, withRows } from './choosing.ts';
import { computing, roundedBy } from './computed.ts';
import { comparedOrders, type Order } from './order.ts';
import { Reckonings } from './reckonings.ts';
import { resolved, type Stand, seen } from './resolver.ts';
import { RosterRoute } from './rosterRoute.ts';
import { isRowAsked, type RosterPlace, type RosterRow } from './row.ts';
import { type RowProgram, step } from './rowProgram.ts';
import { Watches } from './watches.ts';

/** What is compiled for each row of a roster, and where that stands among what comes once. */
interface Part {
  readonly roster: string;
  readonly rank: number;
  readonly expand: (row: RosterRow) => void;
}

/** What an evaluation lends a program that grows by its rows. */
export interface Lent {
  readonly results: ExpressionValue[];
  readonly queue: { readonly add: (place: number) => void };
  /** Tells that what is computed is another. */
  readonly computed: (item: string) => void;
  /** Tells that a roster has other rows, or that it lacks some, or no longer does. */
  readonly told: (place: RosterPlace) => void;
}

/** The program of an instrument with rosters. It belongs to one evaluation, and grows by each of its rows. */
export class GrowingProgram extends Compilation implements RowProgram {
  /** In which order nodes are evaluated, by their places. */
  readonly ranks: number[] = [];
  /** The rosters where they stand, by their addresses. */
  readonly rosters = new Map<string, RosterPlace>();
  readonly rosterOf: ReadonlyMap<string, string>;
  readonly watches = new Watches();
  /** What is computed, by its address; undefined where that has no value. */
  readonly computed = new Map<string, Value | undefined>();
  sectionsBehind = 0;
  /** The place of what is never so, and that nothing reads. */
  idle = 0;
  /** The order of the questions that are compiled. */
  order: Order = [];
  readonly #reckonings = new Reckonings(this);
  #stand: Stand = { at: undefined };
  readonly #parts: Part[] = [];
  readonly #entered = new Map<string, Map<string, string>>();
  readonly #orders = new Map<string, Order>();
  readonly #conditionRows = new Map<string, RosterRow>();
  #inOrder: Map<string, QuestionPlace> | undefined;
  /** The rank of the next node, while a row is compiled. */
  #rank: number | undefined;
  #lent: Lent | undefined;

  constructor(instrument: Instrument) {
    super(instrument);
    this.rosterOf = rosterOfEach(instrument);
  }

  /** Goes on with what an evaluation lends. */
  lend(lent: Lent): void {
    this.#lent = lent;
    lent.results[this.idle] = false;
  }

  /** The questions of what is asked once, and of the rows that are there, in order. */
  override get questions(): Map<string, QuestionPlace> {
    if (!this.#lent) return super.questions;
    this.#inOrder ??= new Map(
      [...super.questions]
        .filter(([id]) => this.#orders.get(id)?.every((part) => typeof part === 'number' || isRowAsked(part)) ?? true)
        .sort(([one], [other]) => comparedOrders(this.#orders.get(one) ?? [], this.#orders.get(other) ?? [])),
    );
    return this.#inOrder;
  }

  override add(node: Node, reads: Iterable<number>): number {
    const slot = super.add(node, reads);
    this.ranks.push(this.#rank ?? slot);
    if (this.#rank === undefined) return slot;
    this.#rank += step;
    this.#lent?.results.push(open);
    this.#lent?.queue.add(slot);
    return slot;
  }

  override compiled(expression: Expression): { readonly evaluate: Evaluate; readonly reads: Set<number> } {
    return super.compiled(resolved(this.#reckonings, expression, this.#stand));
  }

  override scope(gate: Expression | undefined, parent: number, item?: string): number {
    return super.scope(gate && resolved(this.#reckonings, gate, this.#stand), parent, item);
  }

  /** A named condition that reads what a row has is one of the row. */
  conditionInRow(name: string, row: RosterRow): void {
    const { conditions } = this.instrument;
    const expression = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
    const address = addressIn(row.address, name);
    if (!expression || this.#conditionRows.has(address)) return;
    this.#conditionRows.set(address, row);
    this.conditions[address] = resolved(this.#reckonings, expression, { at: row });
  }

  override condition(name: string): Located | undefined {
    return this.from({ at: this.#conditionRows.get(name) }, () => super.condition(name));
  }

  override route(): void {
    this.idle = this.add({ kind: 'given' }, []);
    new RosterRoute(this).go();
  }

  override check(check: Check, named: ReadonlyMap<string, Check>): void {
    if (check.for === undefined) super.check(check, named);
    else
      this.part(check.for, (row) => {
        const cases = check.cases.map((one) => ({
          ...one,
          items: one.items.map((item) => seen(this.#reckonings, item, row)),
          text: one.text ?? check.id,
        }));
        super.check({ ...check, id: addressIn(row.address, check.id), cases }, named);
      });
  }

  override question(entry: Entry, gate: Expression | undefined, around: number, module: number): void {
    this.#orders.set(entry.id, this.order);
    const { at } = this.#stand;
    const items = entry.items.map((item) => withRows(item, this));
    super.question({ ...entry, items } as Entry, gate, around, module);
    for (const item of items) chooseRows(item, at, this);
    if (entry.computed) this.#compute(entry.computed, super.questions.get(entry.id)?.scope ?? 0);
  }

  #compute(item: Item, scope: number): void {
    const { evaluate, reads } = this.compiled(roundedBy(item));
    this.computed.set(item.id, undefined);
    const tell = (value: Value | undefined) => {
      if (this.computed.get(item.id) === value) return;
      this.computed.set(item.id, value);
      this.#lent?.computed(item.id);
    };
    const slot = this.add({ kind: 'rows', evaluate: computing(item, evaluate, scope, tell) }, reads.add(scope));
    this.located.set(item.id, { slot, scope });
  }

  /** Compiles from where something stands. */
  from<Made>(stand: Stand, make: () => Made): Made {
    const before = this.#stand;
    this.#stand = stand;
    try {
      return make();
    } finally {
      this.#stand = before;
    }
  }

  /** Compiles what is evaluated in the order of a rank, and those behind it. */
  ranked<Made>(rank: number, make: () => Made): Made {
    const before = this.#rank;
    this.#rank = rank;
    try {
      return make();
    } finally {
      this.#rank = before;
    }
  }

  /** The rank of a node. */
  rankOf(slot: number): number {
    return this.ranks[slot] ?? slot;
  }

  /** Has something compiled for each row of a roster, which stands here among what comes once. */
  part(roster: string, expand: Part['expand']): void {
    this.#parts.push({ roster, rank: this.add({ kind: 'given' }, []), expand });
  }

  /** Has a roster stand somewhere. */
  place(place: RosterPlace): void {
    this.rosters.set(place.address, place);
    this.watches.stands(place);
  }

  /** A row of a roster, compiled when it comes for the first time. */
  row(place: RosterPlace, id: string): RosterRow {
    return place.rows.get(id) ?? this.#grow(place, id);
  }

  /** What was entered for the rows of a roster, as it changes. */
  enteredAt(roster: string): Map<string, string> {
    const entered = this.#entered.get(roster) ?? new Map<string, string>();
    this.#entered.set(roster, entered);
    return entered;
  }

  /** Keeps what was entered for a row; gives the place to evaluate for it. */
  enter(address: string, entry: unknown): number {
    const begin = address.lastIndexOf('[');
    const roster = address.slice(0, begin);
    const id = address.slice(begin + 1, -1);
    if (typeof entry === 'string' && entry !== '') this.enteredAt(roster).set(id, entry);
    else this.enteredAt(roster).delete(id);
    return this.rosters.get(roster)?.slot ?? this.idle;
  }

  /** What a node gives now. */
  resultAt(slot: number): ExpressionValue | undefined {
    return this.#lent?.results[slot];
  }

  /** Tells that other rows are there than before. */
  moved(place: RosterPlace): void {
    this.#inOrder = undefined;
    this.#lent?.told(place);
    for (const reader of this.readers[place.slot] ?? []) this.#lent?.queue.add(reader);
    for (const { slot } of place.rows.values()) this.#lent?.queue.add(slot);
  }

  #grow(place: RosterPlace, id: string): RosterRow {
    const address = rowAddress(place.name, id, place.within?.address);
    const row: RosterRow = { id, address, place, slot: this.nodes.length, isThere: false, order: 0 };
    place.rows.set(id, row);
    this.ranked(this.rankOf(place.slot) + step / 2, () => {
      const evaluate: Evaluate = (results) => (row.isThere ? (results[place.scope] ?? open) : false);
      this.add({ kind: 'scope', parent: place.scope, gate: { truth: true }, evaluate, questions: [] }, [place.scope]);
    });
    for (const { roster, rank, expand } of this.#parts)
      if (roster === place.name) this.ranked(rank + step, () => this.from({ at: row }, () => expand(row)));
    this.watches.met(row);
    return row;
  }
}
