import { useEffect, useRef, useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import { frameReady, type sealedMessage } from '../../protocol/sealedLine.ts';
import { useDraft } from '../actions/drafts.ts';
import { askOfficeForFile, type OfficeFault } from '../page/officeApi.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import type { ViewProps } from '../page/useView.ts';
import { ViewFrame } from '../page/viewFrame.tsx';
import { documentsFor } from './documentsFor.ts';
import { linesIn } from './linesIn.ts';

type Fetching = 'idle' | 'busy' | 'done' | 'none';

/**
 * Sealed responses: fetched as they are, and opened in a frame that has no origin and no way to send. The key goes into
 * the frame alone, and this page never has what is inside.
 */
export function SealedView({ officer, onSignedOut }: ViewProps) {
  const { office, language } = useOfficeLocale();
  const told = office.sealed;
  const frame = useRef<HTMLIFrameElement>(null);
  // At another address the frame would lose the key, and all that was fetched.
  const [firstLanguage] = useState(language);
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<Fetching>('idle');
  const [fault, setFault] = useState<OfficeFault>();
  const [since, setSince] = useDraft('sealed since');
  const [caseId, setCaseId] = useDraft('sealed case');
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      if (source === frame.current?.contentWindow && frameReady.safeParse(data).success) setReady(true);
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  // Its origin is none, so none can be named. What is sent is sealed.
  const tell = (message: z.infer<typeof sealedMessage>) => frame.current?.contentWindow?.postMessage(message, '*');
  useEffect(() => {
    if (ready) tell({ language });
  }, [ready, language]);
  const fetchThem = async () => {
    setState('busy');
    setFault(undefined);
    const asked = { ...(since && { since }), ...(caseId.trim() && { caseId: caseId.trim() }) };
    const init = { method: 'POST', body: JSON.stringify(asked) };
    const found = await askOfficeForFile('/sealed', init, () => undefined, AbortSignal.timeout(600_000));
    if (!found.ok) {
      setFault(found.fault);
      setState('idle');
      return found.fault === 'signed-out' && onSignedOut();
    }
    const lines = await found.value.content.text();
    // The frame can ask for nothing.
    tell({ documents: await documentsFor(linesIn(lines)) });
    tell({ lines, contact: officer.rights.includes('contact') });
    setState(lines === '' ? 'none' : 'done');
  };
  return (
    <ViewFrame title={office.views.sealed} fault={fault} waits={false}>
      <p class="hint">{told.what}</p>
      <form
        class="office-filter"
        onSubmit={(event) => {
          event.preventDefault();
          void fetchThem();
        }}
      >
        <label>
          {office.downloads.since}
          <input type="date" value={since} onInput={({ currentTarget }) => setSince(currentTarget.value)} />
        </label>
        <label>
          {office.downloads.caseId}
          <input
            value={caseId}
            maxLength={200}
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => setCaseId(currentTarget.value)}
          />
        </label>
        <button type="submit" class="button" data-action="fetch-sealed" disabled={!ready || state === 'busy'}>
          {told.fetch}
        </button>
        <p role="status" data-sealed-state={state}>
          {state === 'done' && told.fetched}
          {state === 'none' && told.none}
        </p>
      </form>
      <iframe
        ref={frame}
        class="office-sealed"
        title={told.frame}
        src={`sealed.html?lang=${firstLanguage}`}
        sandbox="allow-scripts allow-downloads allow-modals"
        referrerpolicy="no-referrer"
      />
    </ViewFrame>
  );
}
