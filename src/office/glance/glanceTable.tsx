import type { ComponentChildren } from 'preact';
import type { GlanceTableName } from '../../protocol/glance.ts';
import { FileButton } from '../downloads/fileButton.tsx';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { TableCard } from '../page/tableCard.tsx';
import { captionsIn } from './captions.ts';

/** A row: what it is about, and its figures. */
export interface GlanceRow {
  readonly key: string;
  readonly head: ComponentChildren;
  readonly cells: readonly string[];
  /** What a bar beside it compares with the others. */
  readonly bar?: number;
}

/** Figures under their caption, with plots of them where plots are shown, and the way to keep them as a file. */
export function GlanceTable({
  name,
  columns,
  rows,
  tall = false,
  children,
}: {
  /** What marks the table (`data-table`), and names its file. */
  readonly name: GlanceTableName;
  /** The first one is that of the heads. */
  readonly columns: readonly string[];
  readonly rows: readonly GlanceRow[];
  /** Whether there may be very many rows. */
  readonly tall?: boolean;
  readonly children?: ComponentChildren;
}) {
  const { office } = useOfficeLocale();
  const caption = captionsIn(office)[name];
  const bars = rows.flatMap(({ bar }) => bar ?? []);
  const most = Math.max(1, ...bars);
  return (
    <div class="office-figures">
      {rows.length > 0 && children}
      <TableCard label={caption} tall={tall}>
        <table data-table={name}>
          <caption>{caption}</caption>
          {rows.length > 0 && (
            <thead>
              <tr>
                {columns.map((column, at) => (
                  <th key={column} scope="col" class={at === 0 ? undefined : 'office-table__number'}>
                    {column}
                  </th>
                ))}
                {bars.length > 0 && <td />}
              </tr>
            </thead>
          )}
          <tbody>
            {rows.map(({ key, head, cells, bar }) => (
              <tr key={key}>
                <th scope="row">{head}</th>
                {cells.map((cell, at) => (
                  <td key={columns[at + 1]} class="office-table__number">
                    {cell}
                  </td>
                ))}
                {bar !== undefined && (
                  <td class="office-table__bar" aria-hidden="true">
                    <meter min={0} max={most} value={bar} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p class="hint">{office.glance.none}</p>}
      </TableCard>
      {rows.length > 0 && (
        <FileButton path={`/glance/tables/${name}`} data-file={name}>
          {office.glance.file}
          <span class="visually-hidden">: {caption}</span>
        </FileButton>
      )}
    </div>
  );
}
