import { type ExpressionValue, none } from '../expressionValue.ts';
import { strict2 } from './strict.ts';

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const msADay = 86_400_000;

function dayOf(date: ExpressionValue): Day {
  const [year = 1, month = 1, day = 1] = String(date).split('-').map(Number);
  return { year, month, day };
}

/** A day of the calendar that goes on backwards, in milliseconds; no clock and no time zone has a part in it. */
function utcOf({ year, month, day }: Day): number {
  const date = new Date(0);
  // Date.UTC would read a year below 100 as one of the last century.
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

const lengthOf = (year: number, month: number): number =>
  new Date(utcOf({ year, month: month + 1, day: 0 })).getUTCDate();

/** A date so many months on, at the month's end where the day is not there. */
function later(from: Day, by: number): Day {
  const at = from.year * 12 + from.month - 1 + by;
  const year = Math.floor(at / 12);
  const month = at - year * 12 + 1;
  return { year, month, day: Math.min(from.day, lengthOf(year, month)) };
}

const isBefore = (one: Day, other: Day): boolean => utcOf(one) < utcOf(other);

/** The greatest number of months by which one day can move on without passing another. */
function monthsBetween(from: Day, to: Day): number {
  const most = (to.year - from.year) * 12 + to.month - from.month;
  return isBefore(to, later(from, most)) ? most - 1 : most;
}

/** A date of four digits for the year; there is none outside of them, nor for a part of a month. */
export const addMonths = strict2((date, by) => {
  if (typeof by !== 'number') return none;
  const { year, month, day } = later(dayOf(date), by);
  if (year < 1 || year > 9999) return none;
  return `${`${year}`.padStart(4, '0')}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`;
});

/** Whole months from one date to another: the greatest number by which the first can move on without passing the second. */
export const months = strict2((from, to) => monthsBetween(dayOf(from), dayOf(to)));
/** Whole years, in the same way. */
export const years = strict2((from, to) => Math.floor(monthsBetween(dayOf(from), dayOf(to)) / 12));
/** Days from one date to another. */
export const days = strict2((from, to) => Math.round((utcOf(dayOf(to)) - utcOf(dayOf(from))) / msADay));
