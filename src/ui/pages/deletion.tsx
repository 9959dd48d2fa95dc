import { useState } from 'preact/hooks';
import { placeOfCopies } from '../../session/placeOfCopies.ts';
import { isRemovable, removeResponse, type StoredResponse } from '../../session/responses.ts';
import { lazyPart } from '../lazy.tsx';
import { useLoading } from '../loading.ts';
import { useWords } from '../locale.ts';
import { QuestionFirst, useAsking } from '../parts/questionFirst.tsx';
import { useServices } from '../services.ts';

/** Few drafts have a copy. */
const CopyStays = lazyPart(async () => (await import('./anotherDevice/copyStays.tsx')).CopyStays, ['anotherDevice']);

/** Takes a response off the device, after a question; never what is still to be delivered. */
export function Deletion({
  stored,
  name,
  of,
}: {
  readonly stored: StoredResponse;
  /** What the question calls the response. */
  readonly name: string;
  /** The id of what names it on the page. */
  readonly of: string;
}) {
  const services = useServices();
  const words = useWords();
  const { asking, ask, leave, opener } = useAsking();
  const [failed, setFailed] = useState(false);
  const { row, receipt } = stored;
  const removable = useLoading(() => isRemovable(services, stored), [services, stored]);
  if (removable.state !== 'loaded' || !removable.value) return null;
  const remove = async () => {
    if (await removeResponse(services, row)) return;
    // Changed by another window since it was drawn: the list shows how it is now.
    setFailed(true);
    leave();
  };
  const { title, draft, delivered, corrected, confirm } = words.response.deletion;
  if (!asking)
    return (
      <>
        <button ref={opener} type="button" class="tool" data-action="delete" aria-describedby={of} onClick={ask}>
          {words.response.delete}
        </button>
        {failed && <p role="alert">{words.response.deletion.failed}</p>}
      </>
    );
  const what = row.state === 'draft' ? draft : receipt ? delivered : corrected;
  return (
    <QuestionFirst title={title} cancel={words.app.cancel} onCancel={leave}>
      <p>
        <strong>{title}</strong> {what({ name })}
      </p>
      {placeOfCopies(services, row) && <CopyStays response={row.id} />}
      <button type="button" class="button button--danger" data-action="confirm-delete" onClick={() => void remove()}>
        {confirm}
      </button>
    </QuestionFirst>
  );
}
