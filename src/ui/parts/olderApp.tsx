import { useWords } from '../locale.ts';
import { LanguageChoice } from './pageLayout.tsx';

/** In the place of the app, on a device where a newer version of it has been: what is kept there stays as it is. */
export function OlderApp({ reload }: { readonly reload: () => void }) {
  const { app, notices } = useWords();
  return (
    <>
      <div class="top">
        <header class="bar">
          <span class="bar__name">{app.name}</span>
          <span class="bar__status" />
          <LanguageChoice />
        </header>
      </div>
      <main data-older-app>
        <h1 tabIndex={-1}>{notices.olderTitle}</h1>
        <p role="alert">{notices.older}</p>
        <button type="button" class="button" data-action="reload" onClick={reload}>
          {notices.reload}
        </button>
      </main>
    </>
  );
}
