import type { Language } from '../instrument/language.ts';

/** The languages of the interface by their own names. */
export const languageNames: Readonly<Record<Language, string>> = {
  nl: 'Nederlands',
  fr: 'Français',
  de: 'Deutsch',
  en: 'English',
};
