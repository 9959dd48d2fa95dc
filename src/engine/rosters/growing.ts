import { addressIn } from '../../instrument/address.ts';
import type { Expression, Reference } from '../../instrument/expression/expression.ts';
import { rosterOfEach } from '../../instrument/rosterOfEach.ts';
import { madeRow, rowAddress } from '../../instrument/rowAddress.ts';
import type { Check, Instrument } from '../../instrument/schema.ts';
import { Compilation } from '../compilation.ts';
import type { Located } from '../compileExpression.ts';
import { type Evaluate, type ExpressionValue, open } from '../expressionValue.ts';
import { type Entry, type Item, outlineOf } from '../outline.ts';
import type { Node, QuestionPlace } from '../program.ts';
import type { Value } from '../value.ts';
import { AskedQuestions } from './askedQuestions.ts';
import { chooseRows, withRows } from './choosing.ts';
import { computing, roundedBy } from './computed.ts';
import { EnteredRows } from './enteredRows.ts';
import { comparedOrders, type Order, orderIn } from './order.ts';
import { Readied } from './readied.ts';
import { Reckonings } from './reckonings.ts';
import { resolved, type Stand, seen } from './resolver.ts';
import { RosterRoute } from './rosterRoute.ts';
import type { RosterPlace, RosterRow } from './row.ts';
import { type RowProgram, step } from './rowProgram.ts';
import { Watches } from './watches.ts';

/** What is compiled for each row of a roster, and where that stands among what comes once. */
interface Part {
  readonly rank: number;
  readonly expand: (row: RosterRow) => void;
}

/** What an evaluation lends a program that grows by its rows. */
export interface Lent {
  readonly results: ExpressionValue[];
  readonly queue: { readonly add: (place: number) => void };
  /** Tells that what is computed is another. */
  readonly computed: (item: string) => void;
  /** Tells that a roster is otherwise than before: it has other rows, or is asked, or lacks some. */
  readonly told: (place: RosterPlace, flipped: readonly RosterRow[] | undefined) => void;
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
  readonly readied = new Readied(this);
  readonly #reckonings = new Reckonings(this);
  #stand: Stand = { at: undefined };
  readonly #parts = new Map<string, Part[]>();
  readonly #entered = new Map<string, EnteredRows>();
  readonly #orders = new Map<string, Order>();
  readonly #checkOrders = new Map<number, Order>();
  readonly #conditionRows = new Map<string, RosterRow>();
  readonly #asked = new AskedQuestions(super.questions, this.#orders);
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
  override get questions(): ReadonlyMap<string, QuestionPlace> {
    return this.#lent ? this.#asked : super.questions;
  }

  override add(node: Node, reads: Iterable<number>): number {
    const slot = super.add(node, reads);
    this.ranks.push(this.#rank ?? slot);
    if (this.#rank !== undefined) this.#rank += step;
    if (node.kind === 'case') this.#checkOrders.set(slot, this.order);
    this.#lent?.results.push(open);
    this.#lent?.queue.add(slot);
    return slot;
  }

  /** What stands behind what is being compiled is not seen: in a row it would be there already. */
  override locate(reference: Reference): Located | undefined {
    const found = super.locate(reference);
    return found && this.#rank !== undefined && this.rankOf(found.slot) >= this.#rank ? undefined : found;
  }

  /** By where nodes stand in the instrument, and in which rows. */
  override compared(one: number, other: number): number {
    return comparedOrders(this.#orderOf(one), this.#orderOf(other)) || one - other;
  }

  #orderOf(slot: number): Order {
    const node = this.nodes[slot];
    return (node?.kind === 'item' ? this.#orders.get(node.item.question) : this.#checkOrders.get(slot)) ?? [slot];
  }

  override compiled(expression: Expression): { readonly evaluate: Evaluate; readonly reads: Set<number> } {
    return super.compiled(this.#resolved(expression));
  }

  override scope(gate: Expression | undefined, parent: number, item?: string): number {
    return super.scope(gate && this.#resolved(gate), parent, item);
  }

  #resolved(expression: Expression): Expression {
    // What is asked of rows was seen to when its part was compiled.
    if (!this.#lent) this.readied.for([expression]);
    return resolved(this.#reckonings, expression, this.#stand);
  }

  placePart(part: Expression, row: RosterRow | undefined): void {
    resolved(this.#reckonings, part, { at: row });
  }

  placeCondition(name: string, row: RosterRow | undefined): void {
    const { conditions } = this.instrument;
    const expression = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
    const address = row ? addressIn(row.address, name) : name;
    if (row) this.#conditionRows.set(address, row);
    // As it is compiled: why a question is skipped is asked of its parts.
    if (expression) this.conditions[address] = resolved(this.#reckonings, expression, { at: row });
    this.condition(address);
  }

  override condition(name: string): Located | undefined {
    return this.from({ at: this.#conditionRows.get(name) }, () => super.condition(name));
  }

  isReference(name: string): boolean {
    const item = outlineOf(this.instrument).items.get(name);
    return item !== undefined && 'ofRows' in item && item.ofRows !== undefined;
  }

  override route(): void {
    this.idle = this.add({ kind: 'given' }, []);
    new RosterRoute(this).go();
  }

  override check(check: Check, named: ReadonlyMap<string, Check>): void {
    this.order = [this.nodes.length];
    if (check.for === undefined) {
      super.check(check, named);
      return;
    }
    const around = check.cases.flatMap(({ unless }) => named.get(unless ?? '')?.cases ?? []);
    this.readied.for(
      [...check.cases, ...around].map(({ when }) => when),
      check.for,
    );
    const place = this.nodes.length;
    this.part(check.for, (row) => {
      this.order = orderIn(row, place);
      const cases = check.cases.map((one) => ({
        ...one,
        // Of a row that is not there, or not asked, nothing is found.
        when: { call: 'and', args: [{ name: row.address }, one.when] } satisfies Expression,
        items: one.items.map((item) => seen(this.#reckonings, item, row)),
        text: one.text ?? check.id,
      }));
      super.check({ ...check, id: addressIn(row.address, check.id), cases }, named);
    });
  }

  override question(entry: Entry, gate: Expression | undefined, around: number): QuestionPlace {
    this.#orders.set(entry.id, this.order);
    const all = entry.all.map((item) => withRows(item, this));
    return super.question({ ...entry, all, items: all.filter(({ is }) => !is) } as Entry, gate, around);
  }

  override item(item: Item, scope: number, module: number): void {
    if (!this.#lent) this.readied.forItem(item);
    if (item.is) {
      this.#compute(item, scope);
      return;
    }
    super.item(item, scope, module);
    const { at } = this.#stand;
    chooseRows(item, at, this);
    const node = this.nodes[this.located.get(item.id)?.slot ?? this.idle];
    if (node?.kind === 'item') at?.items.push(node);
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
    const behind = this.sectionsBehind;
    const rank = this.add({ kind: 'given' }, []);
    const parts = this.#parts.get(roster) ?? [];
    this.#parts.set(roster, parts);
    parts.push({
      rank,
      expand: (row) => {
        const now = this.sectionsBehind;
        this.sectionsBehind = behind;
        expand(row);
        this.sectionsBehind = now;
      },
    });
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
  enteredAt(roster: string): EnteredRows {
    const entered = this.#entered.get(roster) ?? new EnteredRows();
    this.#entered.set(roster, entered);
    return entered;
  }

  /** Keeps what was entered for a row; gives the place to evaluate for it. What names no row is kept by nobody. */
  enter(address: string, entry: unknown): number {
    const begin = address.lastIndexOf('[');
    const roster = address.slice(0, begin);
    const id = address.slice(begin + 1, -1);
    if (!madeRow.test(id)) return this.idle;
    this.enteredAt(roster).set(id, typeof entry === 'string' && entry !== '' ? entry : undefined);
    return this.rosters.get(roster)?.slot ?? this.idle;
  }

  /** What a node gives now. */
  resultAt(slot: number): ExpressionValue | undefined {
    return this.#lent?.results[slot];
  }

  moved(place: RosterPlace, flipped: readonly RosterRow[] | undefined): void {
    this.#asked.changed();
    this.#lent?.told(place, flipped);
    for (const reader of this.readers[place.slot] ?? []) this.#lent?.queue.add(reader);
    for (const { slot } of flipped ?? []) this.#lent?.queue.add(slot);
  }

  #grow(place: RosterPlace, id: string): RosterRow {
    const address = rowAddress(place.name, id, place.within?.address);
    const row: RosterRow = {
      id,
      address,
      place,
      slot: this.nodes.length,
      isThere: false,
      isAway: false,
      items: [],
      inner: [],
      order: 0,
    };
    place.rows.set(id, row);
    this.located.set(address, { slot: row.slot });
    this.ranked(this.rankOf(place.slot) + step / 2, () => {
      const evaluate: Evaluate = (results) => (row.isThere ? (results[place.scope] ?? open) : false);
      this.add({ kind: 'scope', parent: place.scope, gate: { truth: true }, evaluate, questions: [] }, [place.scope]);
    });
    for (const { rank, expand } of this.#parts.get(place.name) ?? [])
      this.ranked(rank + step, () => this.from({ at: row }, () => expand(row)));
    this.watches.met(row);
    return row;
  }
}
