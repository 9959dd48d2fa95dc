import { useWords } from '../locale.ts';

/** How something that could not be loaded is tried again. */
interface Again {
  readonly again: () => void;
}

/** Where a worker has the app, a fresh start brings all of one version; where none has, it could bring nothing. */
const tryAgain = (again: () => void) => (navigator.serviceWorker?.controller ? location.reload() : again());

/** In the place of a page that could not be loaded: there is no network, or another window has accepted a newer version. */
export function PageNotLoaded({ again }: Again) {
  const { notLoaded } = useWords();
  return (
    <main data-not-loaded="page">
      <h1 tabIndex={-1}>{notLoaded.title}</h1>
      <p role="alert">{notLoaded.what}</p>
      <button type="button" class="button" data-action="load-again" onClick={() => tryAgain(again)}>
        {notLoaded.again}
      </button>
    </main>
  );
}

/** In the place of a part of a page that could not be loaded. */
export function PartNotLoaded({ again }: Again) {
  const { notLoaded } = useWords();
  return (
    <div class="not-loaded" data-not-loaded="part">
      <p role="alert">{notLoaded.part}</p>
      <button type="button" class="button button--quiet" data-action="load-again" onClick={() => tryAgain(again)}>
        {notLoaded.retry}
      </button>
    </div>
  );
}
