import { addressIn, nameIn } from '../../instrument/address.ts';
import { longestAddress } from '../../instrument/limits.ts';
import { rosterOfEach } from '../../instrument/rosterOfEach.ts';
import { rostersAround } from '../../instrument/rosterParts.ts';
import { rosterNamed } from '../../instrument/rosterPath.ts';
import { madeRow, type RowName, rowAddress, rowsIn } from '../../instrument/rowAddress.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { type Item, itemAt, optionsOf, outlineOf } from '../outline.ts';

/** The item that an office may know something of, by its address; undefined where no draft has such a one, or answers it. */
export function knownItem(instrument: Instrument, address: string): Item | undefined {
  const name = nameIn(address);
  const declared = outlineOf(instrument).items.get(name);
  if (!declared || declared.is !== undefined || address.length > longestAddress) return undefined;
  const rows = rowsIn(address);
  const around = rostersAround(instrument, rosterOf(instrument, name));
  const isItsPlace =
    rows.length === around.length &&
    rows.every((row, at) => row.roster === around[at] && mayBeRow(instrument, row)) &&
    address === writtenOut(rows, name);
  return isItsPlace ? itemAt(instrument, address) : undefined;
}

const rostersOf = new WeakMap<Instrument, ReadonlyMap<string, string>>();

/** The roster of an item. A sample asks for each of its cells. */
function rosterOf(instrument: Instrument, item: string): string | undefined {
  const known = rostersOf.get(instrument) ?? rosterOfEach(instrument);
  rostersOf.set(instrument, known);
  return known.get(item);
}

function writtenOut(rows: readonly RowName[], name: string): string {
  let row: string | undefined;
  for (const one of rows) row = rowAddress(one.roster, one.row, row);
  return row === undefined ? name : addressIn(row, name);
}

/** Whether a roster may have a row of an id: one over the options of an item has those, others have what an app makes. */
function mayBeRow(instrument: Instrument, { roster, row }: RowName): boolean {
  const { over } = rosterNamed(instrument.rosters, roster) ?? {};
  const chosen = over === undefined ? undefined : outlineOf(instrument).items.get(over);
  return chosen ? optionsOf(chosen).includes(row) : over !== undefined || madeRow.test(row);
}
