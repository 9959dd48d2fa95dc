import { dateFormats, localeOf } from './format.ts';

// A date of the calendar is nowhere another one: reckoned and written in one time zone.
const months = dateFormats({ year: 'numeric', month: 'long', timeZone: 'UTC' });
const days = dateFormats({ dateStyle: 'long', timeZone: 'UTC' });

/** A date or a month as the language writes it: "27 maart 2024", "maart 2024". */
export function calendarWords(text: string, language: string): string {
  const [year = 0, month = 1, day] = text.split('-').map(Number);
  const format = day === undefined ? months(language) : days(language);
  return format.format(Date.UTC(year, month - 1, day ?? 1));
}

/** A part of a date. */
export type DatePart = 'day' | 'month' | 'year';

/** What a part of a date is called, as a label: "Dag". */
export function datePartName(part: DatePart, language: string): string {
  const name = new Intl.DisplayNames(localeOf(language), { type: 'dateTimeField' }).of(part) ?? part;
  return name.charAt(0).toLocaleUpperCase(localeOf(language)) + name.slice(1);
}
