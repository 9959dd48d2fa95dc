import { useRef, useState } from 'preact/hooks';
import { type ExportProgress, exportProgress, type OfficeExportRequest } from '../../protocol/exportRequest.ts';
import { newResponseId } from '../../protocol/newResponseId.ts';
import { download } from '../../ui/parts/download.ts';
import { askOffice, askOfficeForFile, type OfficeFault } from '../page/officeApi.ts';

/** How an export stands. `told`: what the collector says of it, where it says anything. */
export type ExportState =
  | { readonly kind: 'idle' | 'cancelled' }
  | { readonly kind: 'busy'; readonly bytes: number; readonly told?: ExportProgress | undefined }
  | { readonly kind: 'saved'; readonly name: string; readonly told?: ExportProgress | undefined }
  | { readonly kind: 'failed'; readonly fault: OfficeFault };

/** How often its progress is asked for. */
const askMs = 1000;

/** Saves an export as a file, and follows how far it is. @param path of the collector's */
export function useExport(path: string, onSignedOut: () => void) {
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const running = useRef<AbortController>(undefined);
  const save = async (asked: Omit<OfficeExportRequest, 'id'>) => {
    const id = newResponseId(Date.now());
    const controller = new AbortController();
    running.current = controller;
    setState({ kind: 'busy', bytes: 0 });
    const progress = async () => {
      const found = await askOffice(`/exports/${id}`, exportProgress);
      return found.ok ? found.value : undefined;
    };
    const follow = async () => {
      const told = await progress();
      setState((now) => (now.kind === 'busy' && told ? { ...now, told } : now));
    };
    const following = setInterval(() => void follow(), askMs);
    const init = { method: 'POST', body: JSON.stringify({ ...asked, id }) };
    const onBytes = (bytes: number) => setState((now) => (now.kind === 'busy' ? { ...now, bytes } : now));
    const found = await askOfficeForFile(path, init, onBytes, controller.signal);
    clearInterval(following);
    if (controller.signal.aborted) return setState({ kind: 'cancelled' });
    if (!found.ok) {
      setState({ kind: 'failed', fault: found.fault });
      return found.fault === 'signed-out' && onSignedOut();
    }
    download(found.value.name, 'application/octet-stream', found.value.content);
    setState({ kind: 'saved', name: found.value.name, told: await progress() });
  };
  return { state, save, cancel: () => running.current?.abort() };
}
