import { useState } from 'preact/hooks';
import { report } from '../../lib/report.ts';
import { draftToMove, type MovedIn, moveIn } from '../../session/moving.ts';
import type { StoredResponse } from '../../session/responses.ts';
import { useWords } from '../locale.ts';
import { download } from '../parts/download.ts';
import { useServices } from '../services.ts';

/** No draft comes near this, in bytes. */
const mostBytes = 4 * 1024 * 1024;

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

type Outcome = MovedIn | 'failed';

/** Brings a draft in from a file. Nothing that is here is ever overwritten by it. */
export function MoveIn() {
  const services = useServices();
  const words = useWords();
  const [outcome, setOutcome] = useState<Outcome>();
  const take = async (file: File): Promise<Outcome> =>
    file.size <= mostBytes ? moveIn(services, await file.text()) : 'unreadable';
  return (
    <div class="moving">
      <label for="moved-file">{words.response.move.open}</label>
      <input
        id="moved-file"
        type="file"
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file)
            void take(file).then(setOutcome, (cause: unknown) => {
              report('bring in', cause);
              setOutcome('failed');
            });
          // The same file, mended, may be chosen again.
          currentTarget.value = '';
        }}
      />
      <p role="status" data-moved={outcome}>
        {outcome && words.response.move.outcomes[outcome]}
      </p>
    </div>
  );
}
