import { useState } from 'preact/hooks';
import type { OfficeExport } from '../../protocol/exportRequest.ts';
import { useDraft } from '../actions/drafts.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { ExportProgressLine } from './exportProgressLine.tsx';
import { useExport } from './useExport.ts';

/** A form that asks for an export: which, of what, for whom; and how far it is. */
export function ExportForm({
  name,
  title,
  what,
  path,
  formats,
  rosters = [],
  onSignedOut,
}: {
  /** What marks it: `data-export`. */
  readonly name: string;
  readonly title: string;
  readonly what: string;
  readonly path: string;
  readonly formats: readonly [OfficeExport, ...OfficeExport[]] | readonly OfficeExport[];
  /** The rosters that there are tables of. */
  readonly rosters?: readonly string[];
  readonly onSignedOut: () => void;
}) {
  const { office } = useOfficeLocale();
  const told = office.downloads;
  const [format, setFormat] = useState(formats[0] ?? 'csv');
  const [roster, setRoster] = useState('');
  const [forProgram, setForProgram] = useState(false);
  const [superseded, setSuperseded] = useState(false);
  const [since, setSince] = useDraft(`export ${name} since`);
  const [caseId, setCaseId] = useDraft(`export ${name} case`);
  const { state, save, cancel } = useExport(path, onSignedOut);
  const isTable = format !== 'ndjson';
  const isOfRows = format === 'csv' && rosters.length > 0;
  return (
    <section class="card" aria-labelledby={`export-${name}`} data-export={name}>
      <h2 id={`export-${name}`}>{title}</h2>
      <p class="hint">{what}</p>
      <form
        class="office-export"
        onSubmit={(event) => {
          event.preventDefault();
          void save({
            ...{ format, reader: isTable && !forProgram ? 'spreadsheet' : 'program', superseded },
            ...(isOfRows && roster && { roster }),
            ...(since && { since }),
            ...(caseId.trim() && { caseId: caseId.trim() }),
          });
        }}
      >
        {formats.length > 1 && (
          <fieldset>
            <legend>{told.format}</legend>
            {formats.map((one) => (
              <label key={one} class="office-choice">
                <input type="radio" name={`${name}-format`} checked={one === format} onChange={() => setFormat(one)} />
                {told.formats[one]}
              </label>
            ))}
          </fieldset>
        )}
        {isOfRows && (
          <label>
            {told.table}
            <select
              value={roster}
              data-export-table
              onChange={({ currentTarget }) => setRoster(rosters.find((one) => one === currentTarget.value) ?? '')}
            >
              <option value="">{told.ofResponses}</option>
              {rosters.map((one) => (
                <option key={one} value={one} translate={false}>
                  {told.ofRows({ name: one })}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {told.since}
          <input type="date" value={since} onInput={({ currentTarget }) => setSince(currentTarget.value)} />
        </label>
        <label>
          {told.caseId}
          <input
            value={caseId}
            maxLength={200}
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => setCaseId(currentTarget.value)}
          />
        </label>
        <label class="office-choice">
          <input
            type="checkbox"
            checked={superseded}
            onChange={({ currentTarget }) => setSuperseded(currentTarget.checked)}
          />
          {told.superseded}
        </label>
        {isTable && (
          <label class="office-choice">
            <input
              type="checkbox"
              checked={forProgram}
              onChange={({ currentTarget }) => setForProgram(currentTarget.checked)}
            />
            {told.forProgram}
          </label>
        )}
        <button type="submit" class="button" disabled={state.kind === 'busy'} data-action={`export-${name}`}>
          {told.save}
        </button>
        {state.kind === 'busy' && (
          <button type="button" class="button button--plain" onClick={cancel}>
            {told.cancel}
          </button>
        )}
      </form>
      <ExportProgressLine state={state} />
    </section>
  );
}
