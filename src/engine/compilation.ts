import { type Expression, pathOf, type Reference } from '../instrument/expression/expression.ts';
import type { Check, Instrument } from '../instrument/schema.ts';
import { compileExpression, type Located } from './compileExpression.ts';
import { type Evaluate, none } from './expressionValue.ts';
import { and } from './functions/logic.ts';
import { type Entry, type Item, outlineOf } from './outline.ts';
import { measuredMinutes, minutesSlot, type Node, type Program, type QuestionPlace } from './program.ts';
import type { Queue } from './queue.ts';

/** A gate as it opens a part: one that rests on what does not exist does not hold. */
const holding =
  (condition: Evaluate): Evaluate =>
  (results) => {
    const result = condition(results);
    return result === none ? false : result;
  };

const noOptions: ReadonlyMap<string, number> = new Map();

const programs = new WeakMap<Instrument, Program>();

/** The program of an instrument without rosters, made once. */
export function programOf(instrument: Instrument): Program {
  const known = programs.get(instrument);
  if (known) return known;
  const made = new Compilation(instrument).whole();
  programs.set(instrument, made);
  return made;
}

/** Makes the program of an instrument. */
export class Compilation implements Program {
  readonly instrument: Instrument;
  readonly conditions: Record<string, Expression>;
  readonly nodes: Node[] = [];
  readonly located = new Map<string, Located>();
  readonly #questions = new Map<string, QuestionPlace>();
  readonly #readers: number[][] = [];
  readonly #beingPlaced = new Set<string>();

  constructor(instrument: Instrument) {
    this.instrument = instrument;
    this.conditions = { ...instrument.conditions };
  }

  get questions(): ReadonlyMap<string, QuestionPlace> {
    return this.#questions;
  }

  locate(reference: Reference): Located | undefined {
    return this.located.get(pathOf(reference));
  }

  compared(one: number, other: number): number {
    return one - other;
  }

  whole(): this {
    // What no gate stands before, and the minutes measured.
    for (let slot = 0; slot <= minutesSlot; slot += 1) this.add({ kind: 'given' }, []);
    this.located.set(measuredMinutes, { slot: minutesSlot });
    for (const name of this.instrument.given ?? [])
      this.located.set(name, { slot: this.add({ kind: 'given', name }, []) });
    this.route();
    const { checks } = this.instrument;
    const named = new Map(checks.map((check) => [check.id, check]));
    for (const check of checks) this.check(check, named);
    return this;
  }

  /** Puts a node behind all that it reads. */
  add(node: Node, reads: Iterable<number>): number {
    const slot = this.nodes.push(node) - 1;
    this.#readers.push([]);
    for (const read of reads) this.read(read, slot);
    return slot;
  }

  /** Has a node evaluated when another one that it reads is different. */
  read(slot: number, reader: number): void {
    this.#readers[slot]?.push(reader);
  }

  wake(slot: number, queue: Pick<Queue, 'add'>): void {
    for (const reader of this.#readers[slot] ?? []) queue.add(reader);
  }

  /** What an expression compiles to, and the places that it reads. */
  compiled(expression: Expression): { readonly evaluate: Evaluate; readonly reads: Set<number> } {
    const reads = new Set<number>();
    const evaluate = compileExpression(expression, (reference) => {
      const found = this.locate(reference) ?? this.condition(pathOf(reference));
      if (!found) return undefined;
      reads.add(found.slot);
      if (found.scope !== undefined) reads.add(found.scope);
      return found;
    });
    return { evaluate, reads };
  }

  scope(gate: Expression | undefined, parent: number, item?: string): number {
    if (!gate) return parent;
    const { evaluate: condition, reads } = this.compiled(gate);
    const own = holding(condition);
    const evaluate = parent === 0 ? own : and((results) => results[parent] ?? true, own);
    return this.add({ kind: 'scope', parent, gate, evaluate, questions: [], ...(item && { item }) }, reads.add(parent));
  }

  route(): void {
    const { entries } = outlineOf(this.instrument);
    let entryAt = 0;
    for (const [module, { gate: moduleGate, sections }] of this.instrument.modules.entries()) {
      const inModule = this.scope(moduleGate, 0);
      for (const { gate: sectionGate, questions } of sections) {
        const inSection = this.scope(sectionGate, inModule);
        for (const { gate } of questions) {
          const entry = entries[entryAt];
          entryAt += 1;
          if (!entry) continue;
          const { scope } = this.question(entry, gate, inSection);
          for (const item of entry.items) this.item(item, scope, module);
        }
      }
    }
  }

  question(entry: Entry, gate: Expression | undefined, around: number): QuestionPlace {
    const { id } = entry;
    const scope = this.scope(gate, around);
    const node = this.nodes[scope];
    if (node?.kind === 'scope') node.questions.push(id);
    const place = { entry, scope };
    this.#questions.set(id, place);
    return place;
  }

  item(item: Item, scope: number, module: number): void {
    const own = this.scope('gate' in item ? item.gate : undefined, scope);
    const gates = 'optionGates' in item && item.optionGates;
    const options = gates ? this.#options(item, gates, own) : noOptions;
    const slot = this.add({ kind: 'item', item, scope: own, options, module }, [own, ...new Set(options.values())]);
    this.located.set(item.id, { slot, scope: own });
  }

  /** What opens the options of an item. A list has thousands, of which many have the same gate. */
  #options(item: Item, gates: Readonly<Record<string, Expression>>, own: number): ReadonlyMap<string, number> {
    const opened = new Map<Expression, number>();
    return new Map(
      Object.entries(gates).map(([code, gate]) => {
        const scope = opened.get(gate) ?? this.scope(gate, own, item.id);
        opened.set(gate, scope);
        return [code, scope];
      }),
    );
  }

  /** Puts a named condition where it is read first, behind all that it reads; one that reads itself stays open. */
  condition(name: string): Located | undefined {
    const expression = Object.hasOwn(this.conditions, name) ? this.conditions[name] : undefined;
    if (!expression || this.#beingPlaced.has(name)) return undefined;
    this.#beingPlaced.add(name);
    const { evaluate, reads } = this.compiled(expression);
    const located = { slot: this.add({ kind: 'condition', expression, evaluate }, reads) };
    this.located.set(name, located);
    return located;
  }

  check(check: Check, named: ReadonlyMap<string, Check>): void {
    for (const one of check.cases) {
      const { evaluate, reads } = this.compiled(one.when);
      const located = one.items.flatMap((item) => this.located.get(item) ?? []);
      const items = located.map(({ slot }) => slot);
      const unless = (one.unless === undefined ? [] : (named.get(one.unless)?.cases ?? [])).map(({ when }) => {
        const other = this.compiled(when);
        for (const read of other.reads) reads.add(read);
        return other.evaluate;
      });
      for (const { slot, scope = 0 } of located) reads.add(slot).add(scope);
      this.add({ kind: 'case', check, case: one, evaluate, unless, items }, reads);
    }
  }
}
