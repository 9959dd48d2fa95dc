import { addressIn } from '../../instrument/address.ts';
import { type Call, type Expression, pathOf, type Reference } from '../../instrument/expression/expression.ts';
import { rosterOfEach } from '../../instrument/rosterOfEach.ts';
import type { Check, Instrument } from '../../instrument/schema.ts';
import { Compilation } from '../compilation.ts';
import type { Located } from '../compileExpression.ts';
import { type Evaluate, type ExpressionValue, open } from '../expressionValue.ts';
import { type Entry, type Item, itemAt, type RowCalling } from '../outline.ts';
import type { Node, QuestionPlace } from '../program.ts';
import type { Reading } from '../reading.ts';
import type { Value } from '../value.ts';
import { AskedQuestions } from './askedQuestions.ts';
import { callingOf } from './calling.ts';
import { chooseRows, withChosenRows } from './choosing.ts';
import { ComputedItems } from './computedItems.ts';
import type { CountedRows } from './counted.ts';
import { EnteredRosters } from './enteredRosters.ts';
import type { EnteredRows } from './enteredRows.ts';
import type { Order } from './order.ts';
import { Orders } from './orders.ts';
import { Readers } from './readers.ts';
import { Readied } from './readied.ts';
import { lookedUp, reckonedAt } from './reckoned.ts';
import { Reckonings } from './reckonings.ts';
import { resolved } from './resolver.ts';
import { RosterRoute } from './rosterRoute.ts';
import { baseOf, type Reckoned, type RosterPlace, type RosterRow, type Stand } from './row.ts';
import { compileRowCheck } from './rowChecks.ts';
import { compileRowCondition } from './rowConditions.ts';
import { RowExpressions } from './rowExpressions.ts';
import { RowScope } from './rowNodes.ts';
import { RowParts } from './rowParts.ts';
import { type Lent, type RowProgram, step } from './rowProgram.ts';
import type { RowExpression } from './template.ts';
import { UniqueItems } from './uniqueItems.ts';
import { Watches } from './watches.ts';

const outside: Stand = { at: undefined };

/** The program of an instrument with rosters. It belongs to one evaluation, and grows by each of its rows. */
export class GrowingProgram extends Compilation implements RowProgram {
  /** In which order nodes are evaluated, by their places. */
  readonly ranks: number[] = [];
  /** The rosters where they stand, by their addresses. */
  readonly rosters = new Map<string, RosterPlace>();
  readonly rosterOf: ReadonlyMap<string, string>;
  readonly watches = new Watches();
  sectionsBehind = 0;
  /** The place of what is never so, and that nothing reads. */
  idle = 0;
  /** The order of the questions that are compiled. */
  order: Order = [];
  readonly readied = new Readied(this);
  readonly #reckonings = new Reckonings(this);
  readonly #computed = new ComputedItems(this, (item) => this.#lent?.computed(item));
  readonly #entered = new EnteredRosters();
  readonly #readers = new Readers();
  readonly #expressions = new RowExpressions(this, this.#reckonings);
  #stand = outside;
  readonly #parts = new RowParts(this);
  readonly #unique = new UniqueItems(this);
  readonly #orders = new Orders();
  readonly #asked = new AskedQuestions(super.questions, this.#orders.questions);
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

  /** What is computed, by its address; undefined where that has no value. */
  get computed(): ReadonlyMap<string, Value | undefined> {
    return this.#computed.values;
  }

  /** The questions of what is asked once, and of the rows that are there, in order. */
  override get questions(): ReadonlyMap<string, QuestionPlace> {
    return this.#lent ? this.#asked : super.questions;
  }

  override add(node: Node, reads: Iterable<number>): number {
    const slot = this.nodes.push(node) - 1;
    for (const read of reads) this.read(read, slot);
    this.ranks.push(this.#rank ?? slot);
    if (this.#rank !== undefined) this.#rank += step;
    if (node.kind === 'case') this.#orders.case(slot, this.order);
    this.#lent?.results.push(open);
    this.#lent?.queue.add(slot);
    return slot;
  }

  override read(slot: number, reader: number): void {
    this.#readers.add(slot, reader);
  }

  unread(slot: number, reader: number): void {
    this.#readers.delete(slot, reader);
  }

  override wake(slot: number, queue: Lent['queue']): void {
    this.#readers.wake(slot, queue);
  }

  itemNow(address: string): Item | undefined {
    const node = this.nodes[this.located.get(address)?.slot ?? this.idle];
    return node?.kind === 'item' ? node.item : itemAt(this.instrument, address);
  }

  readingNow(address: string): Reading | undefined {
    return this.#lent?.reading(address);
  }

  calling(row: RosterRow, label?: string): RowCalling {
    return callingOf(this, row, label);
  }

  /** What stands behind what is being compiled is not seen: in a row it would be there already. */
  override locate(reference: Reference): Located | undefined {
    const found = super.locate(reference);
    return found && this.#rank !== undefined && this.rankOf(found.slot) >= this.#rank ? undefined : found;
  }

  /** By where nodes stand in the instrument, and in which rows. */
  override compared(one: number, other: number): number {
    return this.#orders.compared(one, other, this.nodes);
  }

  override compiled(expression: Expression): { readonly evaluate: Evaluate; readonly reads: Set<number> } {
    if (!this.#isInRows()) return super.compiled(this.#resolved(expression));
    const bound = this.bound(expression);
    const row = baseOf(this.#stand);
    return { evaluate: (results) => bound.evaluate(results, row), reads: new Set(bound.slots(row)) };
  }

  override scope(gate: Expression | undefined, parent: number, item?: string): number {
    if (!gate || !this.#isInRows()) return super.scope(gate && this.#resolved(gate), parent, item);
    const bound = this.bound(gate);
    const node = new RowScope(this, parent, bound, this.#stand, item);
    return this.add(node, new Set([...bound.slots(baseOf(this.#stand)), parent]));
  }

  #isInRows(): boolean {
    return this.#stand.at !== undefined || this.#stand.counted !== undefined;
  }

  #resolved(expression: Expression): Expression {
    // What is asked of rows was seen to when its part was compiled.
    if (!this.#lent) this.readied.for([expression]);
    return this.readIn(expression, this.#stand);
  }

  readIn(written: Expression, stand: Stand): Expression {
    return resolved(this.#reckonings, written, stand);
  }

  bound(expression: Expression): RowExpression {
    return this.#expressions.in(this.#stand, expression);
  }

  found(reference: Reference): Located | undefined {
    return this.locate(reference) ?? this.condition(pathOf(reference));
  }

  /** Puts a value that never changes in front of everything. */
  constant(value: string): number {
    const slot = this.ranked(0, () => this.add({ kind: 'given' }, []));
    if (this.#lent) this.#lent.results[slot] = value;
    return slot;
  }

  index(part: Call, counted: CountedRows, around: readonly string[]): void {
    this.#reckonings.index(part, counted, around);
  }

  evaluateSoon(slot: number): void {
    this.#lent?.queue.add(slot);
  }

  reckoned(name: string): Reckoned | undefined {
    return reckonedAt(this, this.#reckonings.written, name);
  }

  lookedUp(path: string): string | undefined {
    return lookedUp(this, path);
  }

  placePart(part: Expression, row: RosterRow | undefined): void {
    this.readIn(part, row?.stand ?? outside);
  }

  placeCondition(name: string, row: RosterRow | undefined): void {
    const { conditions } = this.instrument;
    const expression = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
    if (!row || !expression) {
      // As it is compiled: why a question is skipped is asked of its parts.
      if (expression) this.conditions[name] = this.readIn(expression, outside);
      this.condition(name);
      return;
    }
    const address = addressIn(row.address, name);
    this.conditions[address] = compileRowCondition(this, expression, row, address);
  }

  override condition(name: string): Located | undefined {
    return this.from(outside, () => super.condition(name));
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
    compileRowCheck(this, { ...check, for: check.for }, named);
  }

  override question(entry: Entry, gate: Expression | undefined, around: number): QuestionPlace {
    this.#orders.questions.set(entry.id, this.order);
    return super.question(withChosenRows(entry, this), gate, around);
  }

  override item(item: Item, scope: number, module: number): void {
    if (!this.#lent) this.readied.forItem(item);
    if (item.is) {
      this.located.set(item.id, { slot: this.#computed.compile(item, scope), scope });
      return;
    }
    super.item(item, scope, module);
    const { at } = this.#stand;
    const slot = this.located.get(item.id)?.slot ?? this.idle;
    this.#lent?.placed(item.id, slot);
    chooseRows(item, at, this);
    const node = this.nodes[slot];
    if (node?.kind !== 'item' || !at) return;
    at.items.push(node);
    this.#unique.compile(item, at);
  }

  from<Made>(stand: Stand, make: () => Made): Made {
    const before = this.#stand;
    this.#stand = stand;
    try {
      return make();
    } finally {
      this.#stand = before;
    }
  }

  ranked<Made>(rank: number, make: () => Made): Made {
    const before = this.#rank;
    this.#rank = rank;
    try {
      return make();
    } finally {
      this.#rank = before;
    }
  }

  rankOf(slot: number): number {
    return this.ranks[slot] ?? slot;
  }

  part(roster: string, expand: (row: RosterRow) => void): void {
    this.#parts.add(roster, expand);
  }

  place(place: RosterPlace): void {
    this.rosters.set(place.address, place);
    this.watches.stands(place);
  }

  row(place: RosterPlace, id: string): RosterRow {
    return place.rows.get(id) ?? this.#parts.grow(place, id);
  }

  enteredAt(roster: string): EnteredRows {
    return this.#entered.at(roster);
  }

  /** Keeps what was entered for a row; gives the place to evaluate for it. */
  enter(address: string, entry: unknown): number {
    const roster = this.#entered.enter(address, entry);
    return this.rosters.get(roster ?? '')?.slot ?? this.idle;
  }

  resultAt(slot: number): ExpressionValue | undefined {
    return this.#lent?.results[slot];
  }

  moved(place: RosterPlace, flipped: readonly RosterRow[] | undefined): void {
    this.#asked.changed();
    if (!this.#lent) return;
    this.#lent.told(place, flipped);
    this.wake(place.slot, this.#lent.queue);
    for (const { slot } of flipped ?? []) this.#lent.queue.add(slot);
  }
}
