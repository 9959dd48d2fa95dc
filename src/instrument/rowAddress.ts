/** A row, as an address names it: the roster, and the row's id. */
export interface RowName {
  readonly roster: string;
  readonly row: string;
}

/** What rows are called where an app makes them. Those of a roster over something else are called as that is. */
export const madeRow = /^[a-z0-9]{1,16}$/;

const step = /([A-Za-z][A-Za-z0-9]*)\[([A-Za-z0-9][A-Za-z0-9_.-]{0,31})\]\.?/y;

/** The rows that an address leads through, outside in: of `awards[k3].flows[b].amount`, two. */
export function rowsIn(address: string): RowName[] {
  const rows: RowName[] = [];
  step.lastIndex = 0;
  for (let found = step.exec(address); found; found = step.exec(address))
    rows.push({ roster: found[1] ?? '', row: found[2] ?? '' });
  return rows;
}

/** The address of the row that something stands in; undefined where it stands in none. Of a row, the row itself. */
export function rowOfAddress(address: string): string | undefined {
  const end = address.lastIndexOf(']');
  return end < 0 ? undefined : address.slice(0, end + 1);
}

/** The address of a row. @param within the row that its roster stands in, where it stands in one */
export const rowAddress = (roster: string, row: string, within?: string): string =>
  `${within === undefined ? '' : `${within}.`}${roster}[${row}]`;
