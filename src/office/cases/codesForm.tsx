import { useState } from 'preact/hooks';
import { type CaseSelection, codeIssuing } from '../../protocol/caseList.ts';
import { download } from '../../ui/parts/download.ts';
import { useDraft } from '../actions/drafts.ts';
import { useOpenWithDraft } from '../actions/openWithDraft.ts';
import { WhyField } from '../actions/whyField.tsx';
import { askOfficeForFile, type OfficeFault } from '../page/officeApi.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { useView } from '../page/useView.ts';

/** New codes for cases, which go to a file for the letters and are shown on no page. */
export function CodesForm({
  of,
  asked,
  onSignedOut,
  onDone,
}: {
  readonly of: CaseSelection;
  /** How many cases these are. */
  readonly asked: number;
  readonly onSignedOut: () => void;
  readonly onDone: () => void;
}) {
  const { office } = useOfficeLocale();
  const told = office.codes;
  const { answer } = useView('/codes', codeIssuing, onSignedOut, false);
  const [why, setWhy] = useDraft(`codes ${JSON.stringify(of)}`);
  const [state, setState] = useState<'idle' | 'busy' | { readonly issued: number } | { readonly fault: OfficeFault }>(
    'idle',
  );
  const folded = useOpenWithDraft();
  const issue = async () => {
    setState('busy');
    const init = { method: 'POST', body: JSON.stringify({ of, why }) };
    const found = await askOfficeForFile('/codes-issue', init, () => undefined, AbortSignal.timeout(600_000));
    if (!found.ok) {
      setState({ fault: found.fault });
      return found.fault === 'signed-out' && onSignedOut();
    }
    download(found.value.name, 'text/csv', found.value.content);
    setState({ issued: found.value.count ?? 0 });
    setWhy('');
    onDone();
  };
  const left = typeof state === 'object' && 'issued' in state ? asked - state.issued : 0;
  return (
    <details ref={folded} class="office-action" data-form="codes">
      <summary>{told.title}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (state !== 'busy') void issue();
        }}
      >
        <p class="hint">{told.what}</p>
        {answer?.app !== undefined && (
          <p>
            {told.links} <span translate={false}>{answer.app}</span>
          </p>
        )}
        {answer && !answer.ready && <p role="alert">{told.unprepared}</p>}
        <WhyField id="why-codes" value={why} onValue={setWhy} />
        <button type="submit" class="button" data-action="do-codes" disabled={!answer?.ready || state === 'busy'}>
          {told.go}
        </button>
        <p
          role="status"
          data-action-state={typeof state === 'string' ? state : 'fault' in state ? state.fault : 'done'}
        >
          {typeof state === 'object' && 'issued' in state && told.issued({ count: state.issued })}{' '}
          {left > 0 && told.left({ count: left })}
          {typeof state === 'object' &&
            'fault' in state &&
            (state.fault === 'missing' ? told.none : office.faults[state.fault])}
        </p>
      </form>
    </details>
  );
}
