import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { WordsName } from '../i18n/load.ts';
import { useLoading } from './loading.ts';
import { needWords } from './locale.ts';
import { LoadingPlaceholder } from './parts/loadingPlaceholder.tsx';
import { PageNotLoaded, PartNotLoaded } from './parts/notLoaded.tsx';
import { needStyles } from './styles/needStyles.ts';

const loads: (() => Promise<unknown>)[] = [];

/**
 * Fetches what is not loaded yet, while there still is a network, or this version's files. What cannot be fetched now
 * is asked for again where it is wanted, and said there.
 */
export function fetchRest(): void {
  // Met, and said, where it is wanted.
  for (const load of loads) void load().catch(() => {});
}

/** Has something else fetched with the rest. */
export const alsoFetch = (load: () => Promise<unknown>): void => void loads.push(load);

/**
 * A page that is loaded when it is first drawn: its code, its words and its styles together.
 * @param words the files of words that it uses, beside those that come with the app
 * @param styles the address of a style sheet of its own
 */
export const lazyPage = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  words: readonly WordsName[],
  styles?: string,
) => lazy(load, words, styles, LoadingPlaceholder, PageNotLoaded);

/** A part of a page that is loaded when it is first drawn, as `lazyPage` does it. */
export const lazyPart = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  words: readonly WordsName[],
  styles?: string,
) => lazy(load, words, styles, PartAwaited, PartNotLoaded);

const PartAwaited = () => <div aria-busy="true" />;

function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  words: readonly WordsName[],
  styles: string | undefined,
  Meanwhile: ComponentType,
  Failed: ComponentType<{ readonly again: () => void }>,
): ComponentType<Props> {
  /** Once it is there, it is so wherever it is drawn. */
  const loaded = signal<ComponentType<Props> | undefined>(undefined);
  const loadAll = async () => {
    const [component] = await Promise.all([load(), needWords(words), styles === undefined || needStyles(styles)]);
    loaded.value = component;
    return component;
  };
  loads.push(loadAll);
  return function Lazy(props: Props) {
    const Loaded = loaded.value;
    const loading = useLoading(loadAll, [], Loaded);
    if (Loaded) return <Loaded {...props} />;
    return loading.state === 'failed' ? <Failed again={loading.again} /> : <Meanwhile />;
  };
}
