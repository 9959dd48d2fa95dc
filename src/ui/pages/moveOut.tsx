import { useState } from 'preact/hooks';
import { draftToMove } from '../../session/moving.ts';
import type { StoredResponse } from '../../session/responses.ts';
import { useWords } from '../locale.ts';
import { download } from '../parts/download.ts';

/** Takes a draft along to another store, in a file. */
export function MoveOut({ stored }: { readonly stored: StoredResponse }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const save = () =>
    download(`veldwerk-${stored.row.id}.json`, 'application/json', JSON.stringify(draftToMove(stored), null, 2));
  return (
    <>
      <button
        type="button"
        class="button button--plain"
        data-action="move"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {words.response.move.title}
      </button>
      {open && (
        <div class="moving">
          <p>{words.response.move.what}</p>
          <p>{words.response.move.once}</p>
          <p>{words.response.move.care}</p>
          <button type="button" class="button button--quiet" data-action="move-save" onClick={save}>
            {words.response.move.save}
          </button>
        </div>
      )}
    </>
  );
}
