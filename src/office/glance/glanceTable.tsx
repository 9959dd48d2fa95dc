import type { ComponentChildren } from 'preact';
import type { GlanceTableName } from '../../protocol/glance.ts';
import { FileButton } from '../downloads/fileButton.tsx';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { StackingTable } from '../page/stackingTable.tsx';
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
  hint,
  children,
}: {
  /** What marks the table (`data-table`), and names its file. */
  readonly name: GlanceTableName;
  /** The first one is that of the heads. */
  readonly columns: readonly string[];
  readonly rows: readonly GlanceRow[];
  /** Whether there may be very many rows. */
  readonly tall?: boolean;
  /** What has to be known to read it. */
  readonly hint?: ComponentChildren;
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
        <StackingTable
          name={name}
          caption={caption}
          captionHidden={false}
          columns={columns}
          look={columns.length > 2 ? 'figures' : 'pair'}
          numbersFrom={1}
          rows={rows.map(({ key, head, cells, bar }) => ({
            key,
            cells: [head, ...cells],
            ...(bar !== undefined && { aside: <meter min={0} max={most} value={bar} /> }),
          }))}
        />
        {rows.length === 0 && <p class="hint">{office.glance.none}</p>}
      </TableCard>
      {rows.length > 0 && hint !== undefined && <p class="hint office-figures__hint">{hint}</p>}
      {rows.length > 0 && (
        <FileButton path={`/glance/tables/${name}`} data-file={name}>
          {office.glance.file}
          <span class="visually-hidden">: {caption}</span>
        </FileButton>
      )}
    </div>
  );
}
