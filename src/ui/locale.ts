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
  /** The languages to put a questionnaire in: the one that was chosen, which the interface may not have, and its own. */
  readonly preferred: readonly string[];
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

const current = signal<Locale>({ language: 'nl', words: wordsIn('nl'), preferred: ['nl'] });

/** The language of the interface and its words. */
export const locale: ReadonlySignal<Locale> = current;

/** The languages that the questionnaires on offer are worded in. */
export const worded = signal<readonly string[]>([]);

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
 * Changes the language, once the words of the interface for all that was shown so far are there. Where the interface does
 * not have it, that stays as it is, and questionnaires are put in it.
 * @throws where they cannot be fetched: then the language stays
 */
export async function setLocale(...wanted: [string, ...string[]]): Promise<void> {
  const language = spokenOf(wanted) ?? current.peek().language;
  asked += 1;
  const turn = asked;
  // What is shown by then may be more.
  const shown = () => missing(language, Object.keys(loaded[current.peek().language]) as WordsName[]);
  while (shown().length > 0) await load(language, shown());
  if (turn !== asked) return;
  current.value = { language, words: wordsIn(language), preferred: [wanted[0], baseOf(wanted[0]), language] };
  document.documentElement.lang = language;
}

const kept = 'veldwerk-language';

/** A language without its region or script: "nl" of "nl-BE". */
const baseOf = (tag: string): string => tag.split('-')[0] ?? tag;

const known = (tag: string): Language | undefined => languages.options.find((one) => one === baseOf(tag));

/** The language of the interface for those that are wanted, the first of them first; undefined: it has none of them. */
export const spokenOf = (wanted: readonly string[]): Language | undefined =>
  wanted.map(known).find((one) => one !== undefined);

/** A tag of a language as it is written; undefined where it is none. */
function tagOf(text: string | null): string | undefined {
  try {
    return text ? Intl.getCanonicalLocales(text)[0] : undefined;
  } catch {
    // Whoever wrote the address, or kept it, meant no language.
    return undefined;
  }
}

/**
 * The languages to begin with: the address asks for one (`?lang=fr`), or it was chosen on this device before; and those of
 * the device. The address is relieved of it, so that it does not undo a later choice.
 */
export function firstLanguages(): [string, ...string[]] {
  const address = new URL(location.href);
  const asked = tagOf(address.searchParams.get('lang'));
  if (address.searchParams.has('lang')) {
    address.searchParams.delete('lang');
    history.replaceState(history.state, '', address);
  }
  if (asked) keep(asked);
  const [first = 'nl', ...more] = [asked ?? tagOf(recalled()) ?? [], ...navigator.languages, 'nl'].flat();
  return [first, ...more];
}

const notLoadedNow = signal<string | undefined>(undefined);

/** The language that was chosen last, where its words could not be loaded: the one before stays. */
export const localeNotLoaded: ReadonlySignal<string | undefined> = notLoadedNow;

/** Goes on in a language that the respondent chose. */
export function chooseLocale(language: string): void {
  keep(language);
  notLoadedNow.value = undefined;
  setLocale(language).catch((cause: unknown) => {
    report('load', cause);
    notLoadedNow.value = language;
  });
}

/** Remembers a language that the respondent chose, for later starts. */
function keep(language: string): void {
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
