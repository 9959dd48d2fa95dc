import type { Call, Expression, Reference } from '../../instrument/expression/expression.ts';
import type { Instrument } from '../../instrument/schema.ts';
import type { Located } from '../compileExpression.ts';
import type { Evaluate, ExpressionValue } from '../expressionValue.ts';
import type { Entry, Item, RowCalling } from '../outline.ts';
import type { Node, QuestionPlace } from '../program.ts';
import type { Reading } from '../reading.ts';
import type { CountedRows } from './counted.ts';
import type { EnteredRows } from './enteredRows.ts';
import type { Order } from './order.ts';
import type { RosterPlace, RosterRow, Stand } from './row.ts';
import type { RowExpression } from './template.ts';
import type { Watches } from './watches.ts';

/** How far the nodes of a row lie apart, between two that come once. */
export const step = 2 ** -20;

/** Gives what expressions share its place before the first that reads it. */
export interface Readies {
  /** @param roster the one in whose rows the expressions stand */
  readonly for: (expressions: Iterable<Expression | number | undefined>, roster?: string) => void;
  readonly forItem: (item: Item, roster?: string) => void;
}

/** What an evaluation lends a program that grows by its rows. */
export interface Lent {
  readonly results: ExpressionValue[];
  readonly queue: { readonly add: (place: number) => void };
  readonly reading: (item: string) => Reading | undefined;
  /** Tells that an item is compiled, and where. */
  readonly placed: (item: string, slot: number) => void;
  /** Tells that what is computed is another. */
  readonly computed: (item: string) => void;
  /** Tells that a roster is otherwise than before: it has other rows, or is asked, or lacks some. */
  readonly told: (place: RosterPlace, flipped: readonly RosterRow[] | undefined) => void;
}

/** A program that grows by the rows of its rosters, as its own parts see it. */
export interface RowProgram {
  readonly instrument: Instrument;
  readonly nodes: Node[];
  readonly located: Map<string, Located>;
  /** The rosters where they stand, by their addresses. */
  readonly rosters: ReadonlyMap<string, RosterPlace>;
  /** The roster that each item and condition of a row stands in, by its name. */
  readonly rosterOf: ReadonlyMap<string, string>;
  readonly watches: Watches;
  /** The place of what is never so, and that nothing reads. */
  readonly idle: number;
  /** The order of the questions that are compiled. */
  order: Order;
  /** How many sections stand before what is compiled. */
  sectionsBehind: number;
  readonly add: (node: Node, reads: Iterable<number>) => number;
  /** Has a node evaluated when another one that it reads is different. */
  readonly read: (slot: number, reader: number) => void;
  /** Has it not evaluated for that one any more. */
  readonly unread: (slot: number, reader: number) => void;
  /** An expression as it reads where something stands in rows: compiled once for all that read it alike. */
  readonly bound: (expression: Expression) => RowExpression;
  /** An expression as it reads where something stands, for who asks for it. */
  readonly readIn: (written: Expression, stand: Stand) => Expression;
  readonly compiled: (expression: Expression) => { readonly evaluate: Evaluate; readonly reads: Set<number> };
  readonly scope: (gate: Expression | undefined, parent: number, item?: string) => number;
  readonly question: (entry: Entry, gate: Expression | undefined, around: number) => QuestionPlace;
  readonly item: (item: Item, scope: number, module: number) => void;
  readonly condition: (name: string) => Located | undefined;
  /** Where a name stands, if that is before what is compiled. */
  readonly locate: (reference: Reference) => Located | undefined;
  /** Compiles a named condition, of a row where it reads what rows have. */
  readonly placeCondition: (name: string, row: RosterRow | undefined) => void;
  /** Compiles what a part of an expression has a place of its own for. */
  readonly placePart: (part: Expression, row: RosterRow | undefined) => void;
  /** Sees to it that rows are found by a value where that is how they are asked for. */
  readonly index: (part: Call, counted: CountedRows, around: readonly string[]) => void;
  /** Has a node evaluated before all is settled. */
  readonly evaluateSoon: (slot: number) => void;
  /** Sees to what expressions share. */
  readonly readied: Readies;
  /** Compiles from where something stands. */
  readonly from: <Made>(stand: Stand, make: () => Made) => Made;
  /** Compiles what is evaluated in the order of a rank, and those behind it. */
  readonly ranked: <Made>(rank: number, make: () => Made) => Made;
  /** The rank of a node. */
  readonly rankOf: (slot: number) => number;
  /** An item by its address, as it was compiled, and how it reads now. */
  readonly itemNow: (address: string) => Item | undefined;
  readonly readingNow: (address: string) => Reading | undefined;
  /** What a row is called by. @param label the item in it to call it by, rather than by that of its roster */
  readonly calling: (row: RosterRow, label?: string) => RowCalling;
  /** What a node gives now. */
  readonly resultAt: (slot: number) => ExpressionValue | undefined;
  /** Has something compiled for each row of a roster, which stands here among what comes once. */
  readonly part: (roster: string, expand: (row: RosterRow) => void) => void;
  /** Has a roster stand somewhere. */
  readonly place: (place: RosterPlace) => void;
  /** What was entered for the rows of a roster, as it changes. */
  readonly enteredAt: (roster: string) => EnteredRows;
  /** A row of a roster, compiled when it comes for the first time. */
  readonly row: (place: RosterPlace, id: string) => RosterRow;
  /** Tells that a roster is otherwise than before. @param flipped the rows that came or went, where there are other rows */
  readonly moved: (place: RosterPlace, flipped: readonly RosterRow[] | undefined) => void;
}
