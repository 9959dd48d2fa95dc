import type { Language } from '../instrument/schema.ts';

const locales: Record<Language, string> = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' };

/** A time of day as the language writes it: 14:32. */
export const timeOfDay = (when: Date, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit' }).format(when);

/** A date and time as the language writes it. */
export const dateAndTime = (when: Date, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short' }).format(when);

/** Items of a list, joined as the language does it: "B1a en B1b". */
export const list = (items: readonly string[], language: Language): string =>
  new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items);
