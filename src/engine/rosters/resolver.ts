import { addressIn } from '../../instrument/address.ts';
import { type Call, type Expression, pathOf, type Reference } from '../../instrument/expression/expression.ts';
import { expressionText } from '../../instrument/expression/expressionText.ts';
import { referencesIn } from '../../instrument/expression/reads.ts';
import { isOverRows } from '../../instrument/expression/signatures.ts';
import { rosterAt, rosterNamed } from '../../instrument/rosterPath.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { outwards, type RosterRow } from './row.ts';

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

/** What is reckoned over: the roster, and the row whose own inner rows they are. */
export interface Over {
  readonly roster: string;
  readonly path: string;
  readonly within: RosterRow | undefined;
}

/** What gives a place of its own to what only rows have; each gives the name of that place. */
export interface Places {
  readonly instrument: Instrument;
  readonly rosterOf: ReadonlyMap<string, string>;
  readonly position: (row: RosterRow) => string;
  readonly aggregate: (written: Call, over: Over, at: RosterRow | undefined) => string;
  readonly cashFlows: (written: Call, over: Over, at: RosterRow | undefined) => string;
  readonly lookThrough: (source: string, name: string, reference: string) => string;
  /** Has a named condition that reads what a row has be one of the row. */
  readonly conditionInRow: (name: string, row: RosterRow) => void;
}

/**
 * An expression as it reads in one row: names are the addresses of what they mean there, and what is reckoned over rows, or
 * looked up in another row, has a place of its own by a name that no item has.
 */
export function resolved(places: Places, part: Expression, stand: Stand): Expression {
  if ('name' in part) return reference(places, part, stand);
  if (!('call' in part)) return part;
  if (part.call === 'position' && stand.at) return { name: places.position(stand.at) };
  const over = overOf(places, part, stand.at);
  if (over && (part.call === 'npv' || part.call === 'irr')) return { name: places.cashFlows(part, over, stand.at) };
  if (over) return { name: places.aggregate(part, over, stand.at) };
  return { ...part, args: part.args.map((arg) => resolved(places, arg, stand)) };
}

function reference(places: Places, part: Reference, { at, counted }: Stand): Expression {
  const { name, of } = part;
  if (of === 'given') return part;
  if (counted && of === counted.path) return { name: seen(places, name, counted.row) };
  if (of === 'outer') return { name: seen(places, name, at) };
  if (counted?.isWhere && name === 'row' && of === undefined) return { text: at?.id ?? '' };
  const from = counted?.isWhere ? counted.row : at;
  return { name: of === undefined ? seen(places, name, from) : places.lookThrough(seen(places, of, from), name, of) };
}

/** The address of what a name means in a row. */
export function seen(places: Places, name: string, at: RosterRow | undefined): string {
  const roster = places.rosterOf.get(name);
  if (roster === undefined) return name;
  for (const row of outwards(at))
    if (row.place.name === roster) {
      places.conditionInRow(name, row);
      return addressIn(row.address, name);
    }
  return name;
}

/** What a call reckons over, where that is a roster. */
function overOf({ instrument }: Places, { call, args }: Call, at: RosterRow | undefined): Over | undefined {
  if (!isOverRows(call)) return undefined;
  for (const named of args.flatMap(referencesIn)) {
    const path = call === 'count' ? pathOf(named) : (named.of ?? '');
    const inner = rosterNamed(instrument.rosters, path)?.in;
    const within = inner === undefined ? undefined : [...outwards(at)].find(({ place }) => place.name === inner);
    const roster = within ? path : rosterAt(instrument.rosters, path);
    if (roster !== undefined) return { roster, path, within };
  }
  return undefined;
}

/** The name that something reckoned has from a row: one for all rows, where none of them has a say in it. */
export function reckonedAs(
  part: Call,
  { within }: Over,
  at: RosterRow | undefined,
): { name: string; asker: RosterRow | undefined } {
  const text = expressionText(part);
  const asks = at !== undefined && (within !== undefined || readsAsker(part.where));
  return asks ? { name: `${text} @${at.address}`, asker: at } : { name: text, asker: undefined };
}

const readsAsker = (part: Expression | undefined): boolean =>
  part !== undefined &&
  referencesIn(part).some(({ name, of }) => of === 'outer' || (of === undefined && name === 'row'));
