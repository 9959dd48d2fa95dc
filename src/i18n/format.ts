const locales: Readonly<Record<string, string>> = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' };

/** How a language is written: the interface's as in Belgium, English as in Britain; any other as its tag says. */
export const localeOf = (language: string): string => locales[language] ?? language;

/** A format by language, made once: that takes longer than using it a hundred times, and lists of responses are long. */
export const dateFormats = (options: Intl.DateTimeFormatOptions) => {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (language: string): Intl.DateTimeFormat => {
    const format = made.get(language) ?? new Intl.DateTimeFormat(localeOf(language), options);
    made.set(language, format);
    return format;
  };
};
const times = dateFormats({ hour: '2-digit', minute: '2-digit' });
const dates = dateFormats({ dateStyle: 'long', timeStyle: 'short' });
const days = dateFormats({ dateStyle: 'long' });

/** A time of day as the language writes it: 14:32. */
export const timeOfDay = (when: Date, language: string): string => times(language).format(when);

/** A date and time as the language writes it. */
export const dateAndTime = (when: Date, language: string): string => dates(language).format(when);

/** A date as the language writes it. */
export const dateOnly = (when: Date, language: string): string => days(language).format(when);

const lists = new Map<string, Intl.ListFormat>();

/** Items of a list, joined as the language does it: "B1a en B1b". */
export function list(items: readonly string[], language: string): string {
  const format = lists.get(language) ?? new Intl.ListFormat(localeOf(language), { type: 'conjunction' });
  lists.set(language, format);
  return format.format(items);
}
