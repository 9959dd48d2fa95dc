import {
  canBe,
  type DateParts,
  dateMeant,
  monthYearMeant,
  partsOfDate,
  partsOfMonth,
  yearMeant,
} from '../../engine/typedDate.ts';
import type { Entered } from '../../engine/value.ts';
import type { DatePart } from '../../i18n/calendar.ts';
import { typedNumber } from './typedNumber.ts';

/** How a date, or a month, is typed: in parts, each in a field of its own. */
export interface Parted {
  readonly parts: readonly DatePart[];
  /** The value that the parts mean, in the canonical form. */
  readonly meant: (typed: DateParts) => string | undefined;
  /** A value in which no part can be taken for another one. */
  readonly example: string;
  /** The parts of what was typed or pasted into one field as a whole. */
  readonly whole: (typed: string) => DateParts | undefined;
}

export const dateParted: Parted = {
  parts: ['day', 'month', 'year'],
  meant: dateMeant,
  whole: partsOfDate,
  example: '2024-03-27',
};
export const monthParted: Parted = {
  parts: ['month', 'year'],
  meant: monthYearMeant,
  whole: partsOfMonth,
  example: '2024-03',
};

const noParts: DateParts = { day: '', month: '', year: '' };

/** The parts of a whole that was typed into one field, where the others are blank; else what was typed. */
export function spreadOut(typed: DateParts, { parts, whole }: Parted): DateParts {
  const [only, ...others] = parts.map((part) => typedNumber(typed[part])).filter((text) => text.trim() !== '');
  return (only !== undefined && others.length === 0 ? whole(only) : undefined) ?? typed;
}

/** What is typed, as an entry: the date where the calendar has it, else as typed, its parts divided by strokes. */
export function partedEntry(typed: DateParts, parted: Parted): Entered {
  const said = parted.parts.map((part) => typed[part]);
  if (said.every((text) => typedNumber(text).trim() === '')) return null;
  const { day, month, year } = spreadOut(typed, parted);
  const bare = { day: typedNumber(day), month: typedNumber(month), year: typedNumber(year) };
  return parted.meant(bare) ?? said.join('/');
}

/** The parts that are wrong in what is typed and means no date: those that could be in none, or else all of them. */
export function wrongParts(typed: DateParts, { parts }: Parted): readonly DatePart[] {
  const wrong = parts.filter((part) => !canBe[part](typedNumber(typed[part])));
  return wrong.length > 0 ? wrong : parts;
}

/** What stands in the fields for an entry. */
export function partsTyped(entry: Entered | undefined, { parts }: Parted): DateParts {
  const text = `${entry ?? ''}`;
  const numbers = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text)?.slice(1);
  if (numbers) {
    // Without the zeros that nobody types.
    const [year = '', month = '', day = ''] = numbers.map((number) => number?.replace(/^0/, ''));
    return { day, month, year };
  }
  // A stroke that was typed itself stays with the first of them.
  const pieces = text.split('/');
  const first = Math.max(0, pieces.length - parts.length);
  const shown = [pieces.slice(0, first + 1).join('/'), ...pieces.slice(first + 1)];
  return { ...noParts, ...Object.fromEntries(parts.map((part, at) => [part, shown[at] ?? ''])) };
}

/** What is typed for a year, as an entry. */
export function yearEntry(typed: string): Entered {
  const bare = typedNumber(typed).trim();
  return bare === '' ? null : (yearMeant(bare) ?? typed);
}
