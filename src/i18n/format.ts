import type { Language } from '../instrument/language.ts';

/** A language as it is written in Belgium; English as in Britain. */
export const locales: Record<Language, string> = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' };

/** A format by language, made once: that takes longer than using it a hundred times, and lists of responses are long. */
export const dateFormats = (options: Intl.DateTimeFormatOptions) => {
  const made = new Map<Language, Intl.DateTimeFormat>();
  return (language: Language): Intl.DateTimeFormat => {
    const format = made.get(language) ?? new Intl.DateTimeFormat(locales[language], options);
    made.set(language, format);
    return format;
  };
};
const times = dateFormats({ hour: '2-digit', minute: '2-digit' });
const dates = dateFormats({ dateStyle: 'long', timeStyle: 'short' });
const days = dateFormats({ dateStyle: 'long' });

/** A time of day as the language writes it: 14:32. */
export const timeOfDay = (when: Date, language: Language): string => times(language).format(when);

/** A date and time as the language writes it. */
export const dateAndTime = (when: Date, language: Language): string => dates(language).format(when);

/** A date as the language writes it. */
export const dateOnly = (when: Date, language: Language): string => days(language).format(when);

const lists = new Map<Language, Intl.ListFormat>();

/** Items of a list, joined as the language does it: "B1a en B1b". */
export function list(items: readonly string[], language: Language): string {
  const format = lists.get(language) ?? new Intl.ListFormat(locales[language], { type: 'conjunction' });
  lists.set(language, format);
  return format.format(items);
}
