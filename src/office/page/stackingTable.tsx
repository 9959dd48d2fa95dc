import type { ComponentChildren } from 'preact';

/** A row: the first cell is its head, where the table has heads of rows. */
export interface StackingRow {
  readonly key: string | number;
  readonly cells: readonly ComponentChildren[];
  /** What follows the cells, and stands in no column that has a name. */
  readonly aside?: ComponentChildren;
  /** Marks the row: `data-*` attributes and a class. */
  readonly attributes?: { readonly class?: string | undefined; readonly [name: `data-${string}`]: unknown };
}

/**
 * A table that becomes a list of its rows where it has no room, each value beside the name of its column. Its roles are
 * said aloud, since some browsers take them from a table with another `display`.
 */
export function StackingTable({
  name,
  caption,
  captionHidden = true,
  columns,
  rows,
  look,
  rowHeads = true,
  numbersFrom = columns.length,
  numbersTo = columns.length,
}: {
  /** What marks it: `data-table`. */
  readonly name: string;
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly StackingRow[];
  /** When it stacks, and how: see office.css. */
  readonly look: 'texts' | 'figures' | 'pair' | 'sides';
  readonly rowHeads?: boolean;
  /** The columns of numbers: from this one on, and before that one. */
  readonly numbersFrom?: number;
  readonly numbersTo?: number;
}) {
  const of = (at: number) => (at >= numbersFrom && at < numbersTo ? 'office-table__number' : undefined);
  const hasAside = rows.some(({ aside }) => aside !== undefined);
  return (
    <table {...(rows.length > 0 && as('table'))} class={`office-stack office-stack--${look}`} data-table={name}>
      <caption>
        <span class={captionHidden ? 'visually-hidden' : 'office-caption'}>{caption}</span>
      </caption>
      {rows.length > 0 && (
        <thead {...as('rowgroup')}>
          <tr {...as('row')}>
            {columns.map((column, at) => (
              <th key={at} {...as('columnheader')} scope="col" class={of(at)}>
                {column}
              </th>
            ))}
            {hasAside && <td {...as('cell')} />}
          </tr>
        </thead>
      )}
      <tbody {...(rows.length > 0 && as('rowgroup'))}>
        {rows.map(({ key, cells, aside, attributes }) => (
          <tr key={key} {...as('row')} {...attributes}>
            {cells.map((cell, at) =>
              at === 0 && rowHeads ? (
                <th key={at} {...as('rowheader')} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={at} {...as('cell')} class={of(at)} data-label={columns[at]}>
                  {cell}
                </td>
              ),
            )}
            {aside !== undefined && (
              <td class="office-table__bar" aria-hidden="true">
                {aside}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const as = <Role extends string>(role: Role): { readonly role: Role } => ({ role });
