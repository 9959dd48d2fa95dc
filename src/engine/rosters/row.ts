import type { Expression } from '../../instrument/expression/expression.ts';
import type { Roster } from '../../instrument/roster.ts';
import { rowAddress } from '../../instrument/rowAddress.ts';
import { type ExpressionValue, none, open } from '../expressionValue.ts';
import type { Item } from '../outline.ts';
import type { ItemStanding } from '../progress.ts';
import type { State } from '../step.ts';
import type { Value } from '../value.ts';
import type { EnteredRows } from './enteredRows.ts';

/** A row that is counted, and how the expression that counts it speaks of it. */
export interface CountedRow {
  readonly row: RosterRow;
  readonly path: string;
  /** Whether names are those of the counted row: in `where`. */
  readonly isWhere: boolean;
}

/** From where an expression is read: a row, or the instrument; and in what is reckoned over rows, the row that is counted. */
export interface Stand {
  readonly at: RosterRow | undefined;
  readonly counted?: CountedRow;
}

/** The place from which what is read from a stand is counted: that of the row that is counted, or else that asks. */
export const baseOf = ({ at, counted }: Stand): number => (counted?.row ?? at)?.slot ?? Number.MAX_SAFE_INTEGER;

/** A row of a roster, as long as the evaluation goes on: one that was removed may come back. */
export class RosterRow {
  readonly id: string;
  readonly address: string;
  readonly place: RosterPlace;
  /** The node that opens it: true while it is there, and its roster is asked. */
  readonly slot: number;
  /** From where what is asked of it is read. */
  readonly stand: Stand = { at: this };
  isThere = false;
  /** Whether it, or the row that its roster stands in, is not there: it counts for nothing then. */
  isAway = false;
  /** The items that are asked of it. */
  items: { readonly item: Item; readonly module: number }[] = [];
  /** The rosters that stand in it. */
  readonly inner: RosterPlace[] = [];
  /** Its place among the rows that are there, from 0. */
  order = 0;

  constructor(place: RosterPlace, id: string, slot: number) {
    this.id = id;
    this.address = rowAddress(place.name, id, place.within?.address);
    this.place = place;
    this.slot = slot;
  }
}

/** A roster where it stands: in the instrument, or in a row of another one. */
export interface RosterPlace {
  readonly name: string;
  readonly address: string;
  readonly roster: Roster;
  readonly within: RosterRow | undefined;
  /** The module in which rows are added. */
  readonly module: number;
  /** The node of how many rows there are. */
  readonly slot: number;
  /** The node of what opens it. */
  readonly scope: number;
  /** The places that were entered for its rows, by their ids. */
  readonly entered: EnteredRows;
  /** The roster that its own rows are taken from. */
  readonly source: RosterPlace | undefined;
  /** The items that choose from its rows. */
  readonly choosers: Set<string>;
  /** Every row that has been there, by its id. */
  readonly rows: Map<string, RosterRow>;
  /** The rows that are there, in order. */
  there: readonly RosterRow[];
  /** How many rows there must be, and may be; what keeps that from being told, where something does. */
  min: ExpressionValue;
  limit: ExpressionValue;
  /** What the route does with it. */
  state: State | undefined;
  /** Whether it is asked. */
  isAsked: boolean;
  /** Whether fewer rows are there than there must be. */
  isShort: boolean;
  /** Whether that is so, or it is so of the roster that its rows are taken from. */
  lacksRows: boolean;
  /** What it is counted as in the progress of its module. */
  countedAs: ItemStanding | undefined;
}

/** What is reckoned over rows, for who says why something rests on it. */
export interface Reckoned {
  /** The name of the roster. */
  readonly roster: string;
  /** Where the rows stand that are counted. */
  readonly places: readonly RosterPlace[];
  /** How many rows there are, where that is what is asked and each counts. */
  readonly count?: number;
  /** What an item of each row adds up to, where that is what is asked and each counts. */
  readonly sum?: { readonly item: Item; readonly value: Value };
  /** What is asked of a row, as it reads there: whether it counts, and what it gives. */
  readonly partsIn: (row: RosterRow) => readonly Expression[];
}

/** The rows in which a row stands, itself first. */
export function* outwards(row: RosterRow | undefined): Generator<RosterRow> {
  for (let at = row; at; at = at.place.within) yield at;
}

/** Whether a row is there, and its roster asked. */
export function isRowAsked({ isThere, place }: RosterRow): boolean {
  return isThere && place.isAsked && (place.within === undefined || isRowAsked(place.within));
}

/** How many rows a place has, as it is read: none where it is skipped. */
export function countOf({ scope, there }: RosterPlace, results: readonly ExpressionValue[]): ExpressionValue {
  const asked = results[scope] ?? open;
  if (asked === true) return there.length;
  return asked === false ? none : asked;
}
