import { dateText, firstYear, lastYear, monthText } from '../instrument/calendar.ts';
import { language } from '../instrument/language.ts';

/** What is typed for the parts of a date, in their order. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** Letters without case, without accents and with an umlaut written out or left out. */
const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const writtenOut = (word: string): string => plain(word.replace(/[äöü]/gi, (letter) => `${letter}e`));

/** How a month is called, by its number less one: whole and short, in every language of the app. */
let names: readonly (readonly string[])[] | undefined;

const namesOf = (month: number): string[] =>
  language.options.flatMap((spoken) =>
    (['long', 'short'] as const).flatMap((length) => {
      const format = new Intl.DateTimeFormat(spoken, { month: length, timeZone: 'UTC' });
      const name = format.format(Date.UTC(2024, month, 1)).replace(/\.$/, '');
      return [plain(name), writtenOut(name)];
    }),
  );

/**
 * The number of the month that is meant: typed as a number, or as a word in any language of the app, of which three
 * letters are enough where they begin one month only.
 */
function monthMeant(typed: string): number | undefined {
  if (/^\d{1,2}$/.test(typed)) return Number(typed);
  const word = plain(typed.replace(/\.$/, ''));
  if (!/^[a-z]{3,}$/.test(word)) return undefined;
  names ??= Array.from({ length: 12 }, (_, month) => namesOf(month));
  const found = names.flatMap((called, at) => (called.some((name) => name.startsWith(word)) ? [at + 1] : []));
  return found.length === 1 ? found[0] : undefined;
}

/** The day that is meant: a number, which may be said to be the first or the second. */
const dayMeant = (typed: string): number | undefined => {
  const [, day] = /^(\d{1,2})(?:\.|er|e|de|ste|st|nd|rd|th)?$/i.exec(typed) ?? [];
  return day === undefined ? undefined : Number(day);
};

/** The year that is meant: of four digits, since two may be of any century. */
export function yearMeant(typed: string): number | undefined {
  const year = /^\d{4}$/.test(typed.trim()) ? Number(typed) : 0;
  return firstYear <= year && year <= lastYear ? year : undefined;
}

const among = (number: number | undefined, most: number) => number !== undefined && number >= 1 && number <= most;

/** Whether a part of a date that is typed could be one, whatever the others are. */
export const canBe: Readonly<Record<keyof DateParts, (typed: string) => boolean>> = {
  day: (typed) => among(dayMeant(typed.trim()), 31),
  month: (typed) => among(monthMeant(typed.trim()), 12),
  year: (typed) => yearMeant(typed) !== undefined,
};

/** The date that is meant by its typed parts, in the canonical form; undefined where the calendar has none. */
export const dateMeant = ({ day, month, year }: DateParts): string | undefined =>
  dateText(yearMeant(year) ?? 0, monthMeant(month.trim()) ?? 0, dayMeant(day.trim()) ?? 0);

/** The month that is meant by its typed parts, in the canonical form; undefined where the calendar has none. */
export const monthYearMeant = ({ month, year }: Omit<DateParts, 'day'>): string | undefined =>
  monthText(yearMeant(year) ?? 0, monthMeant(month.trim()) ?? 0);

const between = '\\s*[\\s./-]\\s*';
const dayPart = '(?<day>\\d{1,2}(?:\\.|er|e|de|ste|st|nd|rd|th)?)';
const monthPart = '(?<month>\\d{1,2}|\\p{L}{3,}\\.?)';
const yearPart = '(?<year>\\d{4})';
const weekday = '(?:\\p{L}+\\.?,?\\s+)?';

const wholeDates = [
  `${yearPart}${between}(?<month>\\d{1,2})${between}(?<day>\\d{1,2})`,
  `${weekday}${dayPart}${between}${monthPart},?${between}${yearPart}`,
  `${weekday}(?<month>\\p{L}{3,}\\.?)\\s+${dayPart},?\\s+${yearPart}`,
].map((shape) => new RegExp(`^${shape}$`, 'iu'));

const wholeMonths = [`${yearPart}${between}(?<month>\\d{1,2})`, `${monthPart}${between}${yearPart}`].map(
  (shape) => new RegExp(`^${shape}$`, 'iu'),
);

/** No date is longer, its weekday included. */
const longest = 60;

const partsBy = (shapes: readonly RegExp[], typed: string): DateParts | undefined => {
  if (typed.length > longest) return undefined;
  for (const shape of shapes) {
    const { day = '', month, year } = shape.exec(typed.trim())?.groups ?? {};
    if (month !== undefined && year !== undefined) return { day, month, year };
  }
  return undefined;
};

/**
 * The parts of a date that was typed or pasted as a whole: the day first, as in all languages of the app, or the year
 * first, as machines have it. Whether the calendar has it is another question.
 */
export const partsOfDate = (typed: string): DateParts | undefined => partsBy(wholeDates, typed);

/** The parts of a month that was typed or pasted as a whole. */
export const partsOfMonth = (typed: string): DateParts | undefined => partsBy(wholeMonths, typed);
