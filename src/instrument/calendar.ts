import * as z from 'zod/mini';

/** The years that dates have: those of four digits, so that dates as text are in the order of the calendar. */
export const firstYear = 1000;
export const lastYear = 9999;

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How many days a month has, 1 being January; none where there is no such month. */
export function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (daysOfMonths[month - 1] ?? 0);
}

const isBetween = (value: number, least: number, most: number) =>
  Number.isInteger(value) && least <= value && value <= most;
const twoDigits = (value: number) => `${value}`.padStart(2, '0');

/** A month in its canonical form, "2024-03"; undefined where the calendar has none. */
export const monthText = (year: number, month: number): string | undefined =>
  isBetween(year, firstYear, lastYear) && isBetween(month, 1, 12) ? `${year}-${twoDigits(month)}` : undefined;

/** A date in its canonical form, "2024-03-27"; undefined where the calendar has none. */
export function dateText(year: number, month: number, day: number): string | undefined {
  const within = monthText(year, month);
  return within && isBetween(day, 1, daysIn(year, month)) ? `${within}-${twoDigits(day)}` : undefined;
}

/** The numbers that a date or a month in its canonical form is made of: year, month, day. */
const numbersOf = (text: string) => text.split('-').map(Number);

/** Whether a text is a date in its canonical form. */
export function isDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = numbersOf(text);
  return dateText(year, month, day) === text;
}

/** Whether a text is a month in its canonical form. */
export function isMonth(text: string): boolean {
  const [year = 0, month = 0] = numbersOf(text);
  return monthText(year, month) === text;
}

/** A date as it stands in a file. */
export const dateValue = z
  .string()
  .check(z.refine(isDate, 'a date is written as "2014-07-01", and stands in the calendar'));

/** A month as it stands in a file. */
export const monthValue = z.string().check(z.refine(isMonth, 'a month is written as "2014-07"'));

/** A year as it stands in a file. */
export const yearValue = z.int().check(z.gte(firstYear), z.lte(lastYear));
