import { dateOnly } from '../../i18n/format.ts';
import type { Language } from '../../instrument/language.ts';

/**
 * A day (YYYY-MM-DD, or a moment of which the day in UTC counts) in words, wherever the browser is: a last day ends at
 * midnight in UTC, which is the next day in Belgium already.
 */
export const dayInWords = (day: string, language: Language): string =>
  dateOnly(new Date(`${day.slice(0, 10)}T12:00:00`), language);
