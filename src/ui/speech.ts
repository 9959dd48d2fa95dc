import { type ReadonlySignal, signal } from '@preact/signals';
import { dictionaries } from '../i18n/dictionaries.ts';
import type { Dictionary } from '../i18n/dictionary.ts';
import type { LaterWords } from '../i18n/nl.later.ts';
import type { Words } from '../i18n/nl.ts';
import { nl } from '../i18n/nl.ts';
import { type Language, language as languages } from '../instrument/schema.ts';

/** What is spoken: the words of the first screen, and, but for Dutch, whose come with their pages, those of the later ones. */
interface Speech {
  readonly language: Language;
  readonly words: Words;
  readonly later?: LaterWords;
}

const spoken = signal<Speech>({ language: 'nl', words: nl });

/** The language of the interface and its words. */
export const speech: ReadonlySignal<Speech> = spoken;

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

/** Speaks a language from now on, on this device; what cannot be fetched leaves the one spoken before. */
export async function speak(language: Language): Promise<void> {
  const dictionary: Dictionary | undefined = language === 'nl' ? undefined : await dictionaries[language]();
  spoken.value = dictionary ? { language, words: dictionary.first, later: dictionary.later } : { language, words: nl };
  document.documentElement.lang = language;
}

/** Goes on in a language that the respondent chose. What cannot be fetched now leaves the one spoken before. */
export function choose(language: Language): void {
  keep(language);
  void speak(language).catch(() => {});
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
    return null;
  }
}
