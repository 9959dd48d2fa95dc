import { useOfficeLocale } from '../page/officeLocale.ts';
import type { ExportState } from './useExport.ts';

/** How far an export is, and once it is saved what there is to know of it. */
export function ExportProgressLine({ state }: { readonly state: ExportState }) {
  const { office, language } = useOfficeLocale();
  const told = office.downloads;
  const megabytes = (bytes: number) => (bytes / 1e6).toLocaleString(language, { maximumFractionDigits: 1 });
  const of = state.kind === 'busy' || state.kind === 'saved' ? state.told : undefined;
  return (
    <div data-export-state={state.kind}>
      {state.kind === 'busy' && (
        <p>
          <progress aria-label={told.progress} {...(of && { max: Math.max(1, of.of), value: of.responses })} />{' '}
          {of && told.responses({ count: of.of, read: of.responses.toLocaleString(language) })}{' '}
          {told.megabytes({ megabytes: megabytes(state.bytes) })}
        </p>
      )}
      <p role="status">
        {state.kind === 'cancelled' && told.cancelled}
        {state.kind === 'failed' && (state.fault === 'missing' ? told.noneOfCase : office.faults[state.fault])}
        {state.kind === 'saved' && told.saved({ name: state.name })}{' '}
        {state.kind === 'saved' && of && of.skipped > 0 && told.skipped({ count: of.skipped })}
      </p>
      {state.kind === 'saved' && of && of.lines.length > 0 && (
        <details class="office-action">
          <summary>{told.notes}</summary>
          <ul lang="en" translate={false}>
            {of.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
