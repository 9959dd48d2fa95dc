import { addressIn } from '../../instrument/address.ts';
import type { Call, Expression, Reference } from '../../instrument/expression/expression.ts';
import { expressionText } from '../../instrument/expression/expressionText.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { askedBy, asks, type CountedRows, countedBy } from './counted.ts';
import { outwards, type RosterRow, type Stand } from './row.ts';

/** What is reckoned over: the roster, and the row whose own inner rows they are. */
export interface Over extends CountedRows {
  readonly within: RosterRow | undefined;
  /** The row that has a say in it. */
  readonly asker: RosterRow | undefined;
}

/** What gives a place of its own to what only rows have; each gives the name of that place. */
export interface Places {
  readonly instrument: Instrument;
  readonly rosterOf: ReadonlyMap<string, string>;
  readonly position: (row: RosterRow) => string;
  readonly aggregate: (written: Call, over: Over, name: string) => string;
  readonly lookThrough: (source: string, name: string, reference: string) => string;
}

/**
 * An expression as it reads in one row: names are the addresses of what they mean there, and what is reckoned over rows, or
 * looked up in another row, has a place of its own by a name that no item has.
 * @param put what stands in the place of each thing that is read
 */
export function resolved(places: Places, part: Expression, stand: Stand, put = (read: Expression) => read): Expression {
  if ('name' in part) return put(reference(places, part, stand));
  if (!('call' in part)) return part;
  // Outside of rows there is no place among them: what has no place of its own is open.
  if (part.call === 'position') return put({ name: stand.at ? places.position(stand.at) : 'position()' });
  const over = overOf(places, part, stand.at);
  if (over) return put({ name: places.aggregate(part, over, nameOf(part, over)) });
  return { ...part, args: part.args.map((arg) => resolved(places, arg, stand, put)) };
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
export function seen({ rosterOf }: Pick<Places, 'rosterOf'>, name: string, at: RosterRow | undefined): string {
  const roster = rosterOf.get(name);
  if (roster === undefined) return name;
  for (const row of outwards(at)) if (row.place.name === roster) return addressIn(row.address, name);
  return name;
}

/** What a call reckons over, where that is a roster. */
function overOf({ instrument, rosterOf }: Places, part: Call, at: RosterRow | undefined): Over | undefined {
  const rows = [...outwards(at)];
  const around = rows.map(({ place }) => place.name);
  const counted = countedBy(instrument, part, around);
  if (!counted) return undefined;
  return {
    ...counted,
    within: rows.find(({ place }) => place.name === counted.of),
    asker: asks(part, counted, around, rosterOf) ? at : undefined,
  };
}

/** The name of something reckoned: one for all rows, where none of them has a say in it. */
const nameOf = (part: Call, { asker }: Over): string =>
  asker ? `${expressionText(part)}${askedBy}${asker.address}` : expressionText(part);
