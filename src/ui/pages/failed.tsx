import { useLayoutEffect, useRef } from 'preact/hooks';
import { unsaved } from '../../session/opening.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { ToStart } from '../parts/toStart.tsx';
import { addressOf } from '../router.ts';
import { useServices } from '../services.ts';

interface Frame {
  readonly session?: Session | undefined;
}

/** Stands in the place of a page that failed. `frame`: what stands around it; without one, nothing is known of what is saved. */
export function FailedPage({ frame, again }: { readonly frame: Frame | undefined; readonly again: () => void }) {
  const words = useWords();
  const { failed } = words.notices;
  const heading = useRef<HTMLHeadingElement>(null);
  // What had the focus is gone.
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <main data-page="failed">
      <h1 ref={heading} tabIndex={-1}>
        {failed.title}
      </h1>
      {frame && <Safe session={frame.session} />}
      <p>{failed.listed}</p>
      <div class="response__actions">
        <button type="button" class="button" data-action="redraw" onClick={again}>
          {failed.redraw}
        </button>
        <button type="button" class="button button--plain" data-action="reload" onClick={() => location.reload()}>
          {failed.restart}
        </button>
      </div>
      <p>
        <ToStart />{' '}
        <a class="alone" href={addressOf({ page: 'storage' })}>
          {words.app.storage}
        </a>
      </p>
    </main>
  );
}

/** Whether all that was typed is durable: of the open response, else of all that were open. */
function Safe({ session }: Frame) {
  const { failed } = useWords().notices;
  const { store } = useServices();
  const saved = session ? session.save.value.state === 'saved' : unsaved.value.length === 0;
  // Where there is no database, what was open before is in the second store, or nowhere.
  if (!session && saved && store.inMemory) return null;
  return <p role="alert">{saved ? failed.saved : failed.unsaved}</p>;
}
