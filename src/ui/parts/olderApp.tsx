import { useWords } from '../locale.ts';

/** In the place of the app, on a device where a newer version of it has been: what is kept there stays as it is. */
export function OlderApp({ reload }: { readonly reload: () => void }) {
  const { notices } = useWords();
  return (
    <main data-older-app>
      <h1 tabIndex={-1}>{notices.olderTitle}</h1>
      <p role="alert">{notices.older}</p>
      <button type="button" class="button" data-action="reload" onClick={reload}>
        {notices.reload}
      </button>
    </main>
  );
}
