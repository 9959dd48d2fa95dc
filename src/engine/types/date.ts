import { isDate, isMonth } from '../../instrument/calendar.ts';
import type { TypeRow } from './row.ts';

interface Bounds {
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** Reads a text that is in the calendar. As text, dates are in the order of the calendar. */
const readIn = (isThere: (text: string) => boolean) => ({
  wire: 'text' as const,
  read: (raw: unknown, { min, max }: Bounds): string | undefined =>
    typeof raw === 'string' && isThere(raw) && (min === undefined || min <= raw) && (max === undefined || raw <= max)
      ? raw
      : undefined,
});

/** A day of the calendar. */
export const date: TypeRow<'date'> = readIn(isDate);

/** A month of a year. */
export const month: TypeRow<'month'> = readIn(isMonth);
