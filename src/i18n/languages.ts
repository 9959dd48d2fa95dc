import type { Language } from '../instrument/language.ts';

const ofInterface: Readonly<Record<string, string>> = {
  nl: 'Nederlands',
  fr: 'Français',
  de: 'Deutsch',
  en: 'English',
} satisfies Record<Language, string>;

/** A language by its own name; what the browser knows no name of, as it was given. */
export function languageNameOf(tag: string): string {
  try {
    return ofInterface[tag] ?? new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  } catch {
    // It is no tag of a language.
    return tag;
  }
}
