import { type ReadonlySignal, signal } from '@preact/signals';
import { loadWords, type WordsName } from '../i18n/load.ts';
import type { Messages } from '../i18n/messages.ts';
import { notLoaded } from '../i18n/notLoaded.ts';
import { type Language, language as languages } from '../instrument/language.ts';
import { report } from '../lib/report.ts';

/** The language of the interface and its words, as far as they are loaded. */
export interface Locale {
  readonly language: Language;
  readonly words: Messages;
}

type Loaded = Partial<Record<keyof Messages, unknown>>;

/** All words that were loaded, by language and file. */
const loaded: Readonly<Record<Language, Loaded>> = {
  nl: { notLoaded: notLoaded.nl },
  fr: { notLoaded: notLoaded.fr },
  de: { notLoaded: notLoaded.de },
  en: { notLoaded: notLoaded.en },
};

/** The words of a language. Those of a page that does not name them where it is loaded are an error, not a blank. */
const wordsIn = (language: Language): Messages =>
  // Read as what `loadWords` gives: each file by its name.
  new Proxy(loaded[language], {
    get(files: Loaded, name: keyof Messages) {
      if (name in files) return files[name];
      throw new Error(`the words "${name}" are used by a page that is loaded without them`);
    },
  }) as unknown as Messages;

const current = signal<Locale>({ language: 'nl', words: wordsIn('nl') });

/** The language of the interface and its words. */
export const locale: ReadonlySignal<Locale> = current;

/** The language of the interface, for a component that draws in it. */
export const useLanguage = (): Language => current.value.language;

/** The words of the interface, for a component that draws them. */
export const useWords = (): Messages => current.value.words;

const missing = (language: Language, names: readonly WordsName[]) =>
  names.filter((name) => !(name in loaded[language]));

async function load(language: Language, names: readonly WordsName[]): Promise<void> {
  await Promise.all(
    missing(language, names).map(async (name) => {
      loaded[language][name] = await loadWords(language, name);
    }),
  );
}

/**
 * Loads words by file, in the language of the interface.
 * @throws where they cannot be fetched
 */
export async function needWords(names: readonly WordsName[]): Promise<void> {
  // The language may change meanwhile.
  while (missing(current.peek().language, names).length > 0) await load(current.peek().language, names);
}

/** How many languages were asked for: the one that was asked for last is spoken, whichever is there first. */
let asked = 0;

/**
 * Changes the language of the interface, once its words for all that was shown so far are there.
 * @throws where they cannot be fetched: then the language stays
 */
export async function setLocale(language: Language): Promise<void> {
  asked += 1;
  const turn = asked;
  // What is shown by then may be more.
  const shown = () => missing(language, Object.keys(loaded[current.peek().language]) as WordsName[]);
  while (shown().length > 0) await load(language, shown());
  if (turn !== asked) return;
  current.value = { language, words: wordsIn(language) };
  document.documentElement.lang = language;
}

const kept = 'veldwerk-language';

const known = (name: string | null | undefined): Language | undefined =>
  languages.options.find((one) => one === name?.slice(0, 2).toLowerCase());

/**
 * The language to begin with: the address asks for one (`?lang=fr`), it was chosen on this device before, or the
 * device has it among its own. The address is relieved of it, so that it does not undo a later choice.
 */
export function firstLanguage(): Language {
  const address = new URL(location.href);
  const asked = known(address.searchParams.get('lang'));
  if (address.searchParams.has('lang')) {
    address.searchParams.delete('lang');
    history.replaceState(history.state, '', address);
  }
  if (asked) keep(asked);
  return asked ?? known(recalled()) ?? navigator.languages.map(known).find((one) => one !== undefined) ?? 'nl';
}

const notLoadedNow = signal<Language | undefined>(undefined);

/** The language that was chosen last, where its words could not be loaded: the one before stays. */
export const localeNotLoaded: ReadonlySignal<Language | undefined> = notLoadedNow;

/** Goes on in a language that the respondent chose. */
export function chooseLocale(language: Language): void {
  keep(language);
  notLoadedNow.value = undefined;
  setLocale(language).catch((cause: unknown) => {
    report('load', cause);
    notLoadedNow.value = language;
  });
}

/** Remembers a language that the respondent chose, for later starts. */
function keep(language: Language): void {
  try {
    localStorage.setItem(kept, language);
  } catch {
    // A browser that keeps nothing asks its own languages again.
  }
}

function recalled(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    // A browser that keeps nothing has not kept this either.
    return null;
  }
}
