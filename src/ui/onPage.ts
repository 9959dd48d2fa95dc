import type { ComponentChildren } from 'preact';
import type { WordsName } from '../i18n/load.ts';
import { alsoFetch } from './lazy.tsx';
import { needWords } from './locale.ts';
import { needStyles } from './styles/needStyles.ts';

type Component<Props> = (props: Props) => ComponentChildren;

/** A component that is loaded with the first page that draws it: the page waits for it, and then draws it at once. */
export interface OnPage<Props> {
  readonly load: () => Promise<Component<Props>>;
  loaded?: Component<Props>;
}

/** One that comes with the app, or with a page. */
export type Drawn<Props> = Component<Props> | OnPage<Props>;

/**
 * Has a component loaded with the first page that draws it.
 * @param words the files of words that it uses, beside those that come with the app
 * @param styles the address of a style sheet of its own
 */
export function onPage<Props>(
  component: () => Promise<Component<Props>>,
  words: readonly WordsName[] = [],
  styles?: string,
): OnPage<Props> {
  const drawn: OnPage<Props> = {
    load: async () => (await Promise.all([component(), needWords(words), styles && needStyles(styles)]))[0],
  };
  alsoFetch(() => load(drawn));
  return drawn;
}

/** Whether a component is there. */
export const isLoaded = (drawn: Drawn<never>): boolean => !('load' in drawn) || drawn.loaded !== undefined;

/**
 * Loads a component, if it is not there.
 * @throws where it cannot be fetched
 */
export async function load(drawn: Drawn<never>): Promise<void> {
  if ('load' in drawn) drawn.loaded ??= await drawn.load();
}

/** A component that the page has asked for. */
export function drawnBy<Props>(drawn: Drawn<Props>): Component<Props> {
  if (!('load' in drawn)) return drawn;
  if (!drawn.loaded) throw new Error('a page draws what it has not asked for');
  return drawn.loaded;
}
