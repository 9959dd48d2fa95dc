import type { Language } from '../instrument/schema.ts';
import type { Dictionary } from './dictionary.ts';

/** The languages of the interface by their own names; Dutch comes with the app, the others when they are spoken. */
export const endonyms: Readonly<Record<Language, string>> = {
  nl: 'Nederlands',
  fr: 'Français',
  de: 'Deutsch',
  en: 'English',
};

/** Where the words of the other languages are. */
export const dictionaries: Readonly<Record<Exclude<Language, 'nl'>, () => Promise<Dictionary>>> = {
  fr: async () => (await import('./fr.ts')).fr,
  de: async () => (await import('./de.ts')).de,
  en: async () => (await import('./en.ts')).en,
};
