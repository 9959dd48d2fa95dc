import type { Expression, Reference } from '../instrument/expression/expression.ts';
import type { Conditions } from '../instrument/expression/reads.ts';
import type { Check, Instrument } from '../instrument/schema.ts';
import type { Located } from './compileExpression.ts';
import type { Evaluate } from './expressionValue.ts';
import type { Entry, Item, RowCalling } from './outline.ts';
import type { Queue } from './queue.ts';
import type { Reckoned, RosterPlace, RosterRow } from './rosters/row.ts';
import type { State, Step } from './step.ts';
import type { Value } from './value.ts';

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
  /** What it is entered by, where it is set when a response is begun. */
  readonly name?: string;
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

/** What follows from the rows of a roster: how many there are, or what is reckoned over them. */
export interface RowsNode {
  readonly kind: 'rows';
  readonly evaluate: Evaluate;
  /** What it is the value of, where it is computed, and the place of the gates around that. */
  readonly item?: Item;
  readonly scope?: number;
}

export type Node = ScopeNode | ItemNode | ConditionNode | GivenNode | CaseNode | RowsNode;

/** A question, the place of what the gates around it give, and its step in each state that it was met in. */
export type QuestionPlace = { readonly entry: Entry; readonly scope: number } & { [Met in State]?: Step };

/** An instrument ready to be evaluated: what reads what, each behind all that it reads. */
export interface Program {
  readonly instrument: Instrument;
  /** The named conditions, by their names; those that a row has, by their addresses. */
  readonly conditions: Conditions;
  readonly nodes: readonly Node[];
  /** Where items, and what is given, stand. */
  readonly located: ReadonlyMap<string, Located>;
  /** Each question, with the place of what the gates around it give. */
  readonly questions: ReadonlyMap<string, QuestionPlace>;
  /** Where rosters stand, by their addresses; of an instrument that has some. */
  readonly rosters?: ReadonlyMap<string, RosterPlace>;
  /** What a row of theirs is called by. */
  readonly calling?: (row: RosterRow) => RowCalling;
  /** What the place of a name reckons over rows; undefined where it reckons over none. */
  reckoned?(name: string): Reckoned | undefined;
  /** The address of what the place of a name looks up in another row; undefined where it looks up nothing. */
  lookedUp?(name: string): string | undefined;
  /** What is computed, by its address; undefined where that has no value. */
  readonly computed?: ReadonlyMap<string, Value | undefined>;
  /** Finds a name from behind everything, to evaluate a part of an expression by itself. */
  locate(reference: Reference): Located | undefined;
  /** Has all that read a node wait. */
  wake(slot: number, queue: Pick<Queue, 'add'>): void;
  /** Below zero where one node stands before another in the instrument. */
  compared(one: number, other: number): number;
}

/** The minutes that the app measured, by the name that conditions read them by. */
export const measuredMinutes = 'given.measuredMinutes';

/** Their place. */
export const minutesSlot = 1;
