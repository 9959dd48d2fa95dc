import type { Expression, Reference } from '../instrument/expression/expression.ts';
import type { Check, Instrument } from '../instrument/schema.ts';
import { compileExpression, type Locate, type Located } from './compileExpression.ts';
import { type Evaluate, none } from './expressionValue.ts';
import { and } from './functions/logic.ts';
import { type Entry, type Item, outlineOf } from './outline.ts';
import type { State, Step } from './step.ts';

/** A part with a gate of its own: its result is the `and` of that and of all around it, outside in. */
export interface ScopeNode {
  readonly kind: 'scope';
  readonly parent: number;
  readonly gate: Expression;
  readonly evaluate: Evaluate;
  /** The questions that it opens, not counting those with a gate of their own. */
  readonly questions: string[];
  /** The item whose option it opens. */
  readonly item?: string;
}

/** An item: its result is how what was entered reads. */
export interface ItemNode {
  readonly kind: 'item';
  readonly item: Item;
  readonly scope: number;
  /** The places of what the gates of its options give, by their codes. */
  readonly options: ReadonlyMap<string, number>;
  /** The place of its module. */
  readonly module: number;
}

/** A condition with a name. */
export interface ConditionNode {
  readonly kind: 'condition';
  readonly expression: Expression;
  readonly evaluate: Evaluate;
}

/** What is no answer and can be read like one. */
export interface GivenNode {
  readonly kind: 'given';
}

/** A case of an edit check. */
export interface CaseNode {
  readonly kind: 'case';
  readonly check: Check;
  readonly case: Check['cases'][number];
  readonly evaluate: Evaluate;
  /** The conditions of the check that it gives way to. */
  readonly unless: readonly Evaluate[];
  /** The places of the items that it is about. */
  readonly items: readonly number[];
}

export type Node = ScopeNode | ItemNode | ConditionNode | GivenNode | CaseNode;

/** A question, the place of what the gates around it give, and its step in each state that it was met in. */
export type QuestionPlace = { readonly entry: Entry; readonly scope: number } & { [Met in State]?: Step };

/** An instrument ready to be evaluated: what reads what, each behind all that it reads. */
export interface Program {
  readonly instrument: Instrument;
  readonly nodes: readonly Node[];
  /** The places of those that read a node, by its place. */
  readonly readers: readonly (readonly number[])[];
  /** Where items, and what is given, stand. */
  readonly located: ReadonlyMap<string, Located>;
  /** Each question, with the place of what the gates around it give. */
  readonly questions: ReadonlyMap<string, QuestionPlace>;
  /** Finds a name from behind everything, to evaluate a part of an expression by itself. */
  readonly locate: Locate;
}

/** The minutes that the app measured, by the name that conditions read them by. */
export const measuredMinutes = 'given.measuredMinutes';

/** Their place. */
export const minutesSlot = 1;

/** A name as it stands in an expression. */
export const nameOf = ({ name, of }: Reference): string => (of === undefined ? name : `${of}.${name}`);

/** The condition of a name, where there is one. */
export const conditionOf = ({ conditions }: Instrument, name: string): Expression | undefined =>
  Object.hasOwn(conditions, name) ? conditions[name] : undefined;

/** A gate as it opens a part: one that rests on what does not exist does not hold. */
const holding =
  (condition: Evaluate): Evaluate =>
  (results) => {
    const result = condition(results);
    return result === none ? false : result;
  };

const programs = new WeakMap<Instrument, Program>();

/** The program of an instrument, made once. */
export function programOf(instrument: Instrument): Program {
  const known = programs.get(instrument);
  if (known) return known;
  const made = new Compilation(instrument).program();
  programs.set(instrument, made);
  return made;
}

class Compilation {
  readonly #instrument: Instrument;
  readonly #nodes: Node[] = [];
  readonly #readers: number[][] = [];
  readonly #located = new Map<string, Located>();
  readonly #questions = new Map<string, QuestionPlace>();
  readonly #beingPlaced = new Set<string>();

  constructor(instrument: Instrument) {
    this.#instrument = instrument;
  }

  program(): Program {
    const instrument = this.#instrument;
    // What no gate stands before, and the minutes measured.
    for (let slot = 0; slot <= minutesSlot; slot += 1) this.#add({ kind: 'given' }, []);
    this.#located.set(measuredMinutes, { slot: minutesSlot });
    this.#route();
    const { checks } = instrument;
    const named = new Map(checks.map((check) => [check.id, check]));
    for (const check of checks) for (const one of check.cases) this.#case(check, one, named);
    return {
      instrument,
      nodes: this.#nodes,
      readers: this.#readers,
      located: this.#located,
      questions: this.#questions,
      locate: (reference) => this.#located.get(nameOf(reference)),
    };
  }

  #add(node: Node, reads: Iterable<number>): number {
    const slot = this.#nodes.push(node) - 1;
    this.#readers.push([]);
    for (const read of reads) this.#readers[read]?.push(slot);
    return slot;
  }

  /** What an expression compiles to, and the places that it reads. */
  #compile(expression: Expression): { readonly evaluate: Evaluate; readonly reads: Set<number> } {
    const reads = new Set<number>();
    const evaluate = compileExpression(expression, (reference) => {
      const found = this.#located.get(nameOf(reference)) ?? this.#condition(nameOf(reference));
      if (!found) return undefined;
      reads.add(found.slot);
      if (found.scope !== undefined) reads.add(found.scope);
      return found;
    });
    return { evaluate, reads };
  }

  #scope(gate: Expression | undefined, parent: number, item?: string): number {
    if (!gate) return parent;
    const { evaluate: condition, reads } = this.#compile(gate);
    const own = holding(condition);
    const evaluate = parent === 0 ? own : and((results) => results[parent] ?? true, own);
    return this.#add(
      { kind: 'scope', parent, gate, evaluate, questions: [], ...(item && { item }) },
      reads.add(parent),
    );
  }

  #route(): void {
    const { entries } = outlineOf(this.#instrument);
    let entryAt = 0;
    for (const [module, { gate: moduleGate, sections }] of this.#instrument.modules.entries()) {
      const inModule = this.#scope(moduleGate, 0);
      for (const { gate: sectionGate, questions } of sections) {
        const inSection = this.#scope(sectionGate, inModule);
        for (const { id, gate } of questions) {
          const scope = this.#scope(gate, inSection);
          const node = this.#nodes[scope];
          if (node?.kind === 'scope') node.questions.push(id);
          const entry = entries[entryAt];
          if (!entry) continue;
          this.#questions.set(id, { entry, scope });
          for (const item of entry.items) {
            const own = this.#scope('gate' in item ? item.gate : undefined, scope);
            const options = new Map(
              Object.entries(('optionGates' in item && item.optionGates) || {}).map(([code, optionGate]) => [
                code,
                this.#scope(optionGate, own, item.id),
              ]),
            );
            const slot = this.#add({ kind: 'item', item, scope: own, options, module }, [own, ...options.values()]);
            this.#located.set(item.id, { slot, scope: own });
          }
          entryAt += 1;
        }
      }
    }
  }

  /** Puts a named condition where it is read first, behind all that it reads; one that reads itself stays open. */
  #condition(name: string): Located | undefined {
    const expression = conditionOf(this.#instrument, name);
    if (!expression || this.#beingPlaced.has(name)) return undefined;
    this.#beingPlaced.add(name);
    const { evaluate, reads } = this.#compile(expression);
    const located = { slot: this.#add({ kind: 'condition', expression, evaluate }, reads) };
    this.#located.set(name, located);
    return located;
  }

  #case(check: Check, one: Check['cases'][number], named: ReadonlyMap<string, Check>): void {
    const { evaluate, reads } = this.#compile(one.when);
    const items = one.items.flatMap((item) => this.#located.get(item)?.slot ?? []);
    const unless = (one.unless === undefined ? [] : (named.get(one.unless)?.cases ?? [])).map(({ when }) => {
      const other = this.#compile(when);
      for (const read of other.reads) reads.add(read);
      return other.evaluate;
    });
    for (const item of items) reads.add(item);
    this.#add({ kind: 'case', check, case: one, evaluate, unless, items }, reads);
  }
}
