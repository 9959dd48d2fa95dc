import type { Item } from '../../engine/outline.ts';
import { readEntry } from '../../engine/reading.ts';
import type { Value } from '../../engine/value.ts';
import { dateText, daysIn, monthText } from '../../instrument/calendar.ts';
import type { Domain, Use } from './row.ts';
import { boundWords } from './words.ts';

const numbersOf = (text: Value) => `${text}`.split('-').map(Number);

/** A month of the calendar, so many months after another one. */
function monthsOn(year: number, month: number, on: number): [year: number, month: number] {
  const at = year * 12 + (month - 1) + on;
  return [Math.floor(at / 12), (at % 12) + 1];
}

/** The month before one, itself, and the one after it. */
function monthsAround(text: Value): (string | undefined)[] {
  const [year = 0, month = 0] = numbersOf(text);
  return [-1, 0, 1].map((on) => monthText(...monthsOn(year, month, on)));
}

/** The day before one, itself, and the one after it. */
function daysAround(text: Value): (string | undefined)[] {
  const [year = 0, month = 0, day = 0] = numbersOf(text);
  const [before, after] = [monthsOn(year, month, -1), monthsOn(year, month, 1)];
  return [
    day > 1 ? dateText(year, month, day - 1) : dateText(...before, daysIn(...before)),
    dateText(year, month, day),
    day < daysIn(year, month) ? dateText(year, month, day + 1) : dateText(...after, 1),
  ];
}

/** A value in the middle, the bounds and what is around each constant: one of every interval that they bound. */
function near(item: Item, middle: string, bounds: readonly Value[], around: readonly (string | undefined)[]) {
  const all = [middle, ...bounds, ...around].flatMap((value) => (value === undefined ? [] : [`${value}`]));
  return [...new Set(all)].filter((value) => readEntry(item, value).kind === 'valid').toSorted();
}

const boundsOf = ({ min, max }: { readonly min?: string | undefined; readonly max?: string | undefined }) =>
  [min, max].filter((bound) => bound !== undefined);

const order = ['later', 'earlier'] as const;

export const date: Domain<'date'> = {
  representatives: (item, { constants }: Use) =>
    near(item, '2000-02-29', boundsOf(item), constants.flatMap(daysAround)),
  words: (item) => boundWords('date, YYYY-MM-DD', item, undefined, [...order]),
};

export const month: Domain<'month'> = {
  representatives: (item, { constants }: Use) => near(item, '2000-02', boundsOf(item), constants.flatMap(monthsAround)),
  words: (item) => boundWords('month, YYYY-MM', item, undefined, [...order]),
};
