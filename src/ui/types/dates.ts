import { calendarWords } from '../../i18n/calendar.ts';
import { onPage } from '../onPage.ts';
import dateStyles from '../styles/date.css?url';
import type { TypeView } from './row.ts';

/** A day of the calendar. */
export const date: TypeView<'date'> = {
  Field: onPage(async () => (await import('./dateField.tsx')).DateField, ['more'], dateStyles),
  format: (value, _item, { language }) => calendarWords(`${value}`, language),
};

/** A month of a year. */
export const month: TypeView<'month'> = {
  Field: onPage(async () => (await import('./dateField.tsx')).MonthField, ['more'], dateStyles),
  format: (value, _item, { language }) => calendarWords(`${value}`, language),
};

/** A year. */
export const year: TypeView<'year'> = {
  Field: onPage(async () => (await import('./yearField.tsx')).YearField, [], dateStyles),
  format: String,
};
