import { itemAt } from '../../engine/outline.ts';
import { rosterNamed } from '../../instrument/rosterPath.ts';
import { rowAddress, rowsIn } from '../../instrument/rowAddress.ts';
import type { Instrument } from '../../instrument/schema.ts';

/** The rows that known answers speak of: by the address of each roster, their ids in order. */
function rowsOf(known: Readonly<Record<string, string | number>>): ReadonlyMap<string, ReadonlySet<string>> {
  const rows = new Map<string, Set<string>>();
  for (const address of Object.keys(known)) {
    let within: string | undefined;
    for (const { roster, row } of rowsIn(address)) {
      const place = within === undefined ? roster : `${within}.${roster}`;
      rows.set(place, (rows.get(place) ?? new Set()).add(row));
      within = rowAddress(roster, row, within);
    }
  }
  return rows;
}

/**
 * What is wrong with the rows of known answers as a whole: more of a roster than any draft may have, or an answer that
 * chooses a row of which nothing is known. A respondent's own rows have ids that no office can know before.
 */
export function knownRowFaults(instrument: Instrument, known: Readonly<Record<string, string | number>>): string[] {
  const rows = rowsOf(known);
  const tooMany = [...rows].flatMap(([place, ids]) => {
    const max = rosterNamed(instrument.rosters, place.slice(place.lastIndexOf('.') + 1))?.max ?? 0;
    return ids.size > max ? [`${place}: ${ids.size} rows, and no draft has more than ${max}`] : [];
  });
  const unknown = Object.entries(known).flatMap(([address, value]) => {
    const item = itemAt(instrument, address);
    const from = item && 'ofRows' in item ? item.ofRows?.rows : undefined;
    if (from === undefined) return [];
    const missing = `${value}`.split(' ').filter((id) => !rows.get(from)?.has(id));
    return missing.map((id) => `${address}: nothing is known of a row ${rowAddress(from, id)}`);
  });
  return [...tooMany, ...unknown];
}
