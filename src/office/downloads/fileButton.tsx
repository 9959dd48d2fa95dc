import type { ComponentChildren } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { download } from '../../ui/parts/download.ts';
import { askOfficeForFile, type OfficeFault } from '../page/officeApi.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { SignedOut } from '../page/signedOut.ts';

/** How long a file may take. */
const timeoutMs = 600_000;

type Saving = { readonly kind: 'idle' | 'busy' } | { readonly kind: 'saved'; readonly name: string };

/** A button that saves a file of the collector's, and says what became of it: a plain link could not. */
export function FileButton({
  path,
  children,
  ...marks
}: {
  /** Below `/api`. */
  readonly path: string;
  readonly children: ComponentChildren;
  readonly 'data-action'?: string;
  readonly 'data-file'?: string;
}) {
  const { office } = useOfficeLocale();
  const onSignedOut = useContext(SignedOut);
  const [state, setState] = useState<Saving>({ kind: 'idle' });
  const [fault, setFault] = useState<OfficeFault>();
  const save = async () => {
    setState({ kind: 'busy' });
    setFault(undefined);
    const found = await askOfficeForFile(path, {}, () => undefined, AbortSignal.timeout(timeoutMs));
    if (!found.ok) {
      setState({ kind: 'idle' });
      setFault(found.fault);
      return found.fault === 'signed-out' && onSignedOut();
    }
    download(found.value.name, 'application/octet-stream', found.value.content);
    setState({ kind: 'saved', name: found.value.name });
  };
  const busy = state.kind === 'busy';
  return (
    <div class="office-file">
      <button
        type="button"
        class="button button--plain"
        aria-disabled={busy}
        onClick={() => !busy && void save()}
        {...marks}
      >
        {children}
      </button>
      <p role="status" data-file-state={fault ?? state.kind}>
        {busy && office.loading}
        {state.kind === 'saved' && office.downloads.saved({ name: state.name })}
        {fault && office.faults[fault]}
      </p>
    </div>
  );
}
