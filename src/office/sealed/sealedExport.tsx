import type { CryptoKey } from 'jose';
import { useState } from 'preact/hooks';
import type { ExportFormat } from '../../export/formats.ts';
import { exportFormats } from '../../export/formats.ts';
import type { SealedLine } from '../../protocol/sealedLine.ts';
import { download } from '../../ui/parts/download.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { type OpenedExport, openedExport } from './openedExport.ts';

/** Writes all that the key opens as a table, in this frame, and saves it. */
export function SealedExport({
  lines,
  opener,
  contact,
}: {
  readonly lines: readonly SealedLine[];
  readonly opener: CryptoKey;
  /** Whether contact data may be saved, too. */
  readonly contact: boolean;
}) {
  const { office } = useOfficeLocale();
  const told = office.downloads;
  const offered = exportFormats.filter((one) => contact || one !== 'contact');
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [read, setRead] = useState<number>();
  const [done, setDone] = useState<OpenedExport>();
  const save = async () => {
    setDone(undefined);
    setRead(0);
    const written = await openedExport(lines, opener, format, setRead);
    download(written.name, 'application/octet-stream', written.content);
    setRead(undefined);
    setDone(written);
  };
  return (
    <section aria-labelledby="sealed-export">
      <h2 id="sealed-export">{office.sealed.exportTitle}</h2>
      <label>
        {told.format}{' '}
        <select
          value={format}
          data-sealed-format
          onChange={({ currentTarget: { value } }) => setFormat(offered.find((one) => one === value) ?? 'csv')}
        >
          {offered.map((one) => (
            <option key={one} value={one}>
              {one === 'contact' ? told.contact : told.formats[one]}
            </option>
          ))}
        </select>
      </label>{' '}
      <button
        type="button"
        class="button"
        data-action="save-opened"
        disabled={read !== undefined}
        onClick={() => void save()}
      >
        {told.save}
      </button>
      {read !== undefined && <progress aria-label={told.progress} max={Math.max(1, lines.length)} value={read} />}
      <p role="status" data-opened-export={done?.skipped.length}>
        {done && told.saved({ name: done.name })}{' '}
        {done && done.skipped.length > 0 && told.skipped({ count: done.skipped.length })}
      </p>
      {done?.tables.map(({ name, content }) => (
        <button
          key={name}
          type="button"
          class="button button--plain"
          data-action="save-table"
          onClick={() => download(name, 'application/octet-stream', content)}
        >
          {told.saveTable({ name })}
        </button>
      ))}
      {done && done.skipped.length > 0 && (
        <ul lang="en" translate={false}>
          {done.skipped.slice(0, 20).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
