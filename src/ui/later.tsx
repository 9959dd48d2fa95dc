import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { WordsName } from '../i18n/load.ts';
import { needWords, useWords } from './locale.ts';
import { Awaited } from './parts/awaited.tsx';
import { laterStyles } from './styles/later.ts';

/**
 * A component whose code is fetched when it is first needed, or beforehand by `fetch`. The app's first screen
 * must not wait for pages that come an hour later.
 * @param words the files of words that it uses
 * @param Box what stands in its place meanwhile
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  words: readonly WordsName[],
  Box: 'main' | 'div' = 'main',
) {
  let known: ComponentType<Props> | undefined;
  const fetched = async () => {
    const [component] = await Promise.all([known ?? load(), needWords(words), laterStyles()]);
    known = component;
    return component;
  };
  function Later(props: Props) {
    const [Loaded, setLoaded] = useState<ComponentType<Props> | 'failed' | undefined>(() => known);
    useEffect(() => {
      if (Loaded) return;
      fetched().then(
        (component) => setLoaded(() => component),
        () => setLoaded('failed'),
      );
    }, [Loaded]);
    if (Loaded && Loaded !== 'failed') return <Loaded {...props} />;
    if (Loaded !== 'failed') return Box === 'main' ? <Awaited /> : <div aria-busy="true" />;
    return (
      <Box>
        <NotLoaded again={() => setLoaded(undefined)} />
      </Box>
    );
  }
  // A failure is met, and said, where the page is wanted.
  return { Later, fetch: () => void fetched().catch(() => {}) };
}

/** The page's code is not to be had: no network, or another window has accepted a newer version. */
export function NotLoaded({ again }: { readonly again: () => void }) {
  const words = useWords();
  return (
    <>
      <h1 tabIndex={-1}>{words.notLoaded.title}</h1>
      <p>{words.notLoaded.what}</p>
      {/* Where a worker has the app, a fresh start brings all of one version; where none has, it could bring nothing. */}
      <button
        type="button"
        class="button"
        onClick={() => (navigator.serviceWorker?.controller ? location.reload() : again())}
      >
        {words.notLoaded.again}
      </button>
    </>
  );
}
