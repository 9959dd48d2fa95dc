import { firstYear, lastYear } from '../../instrument/calendar.ts';
import type { TypeRow } from './row.ts';
import { counted, readBetween } from './whole.ts';

/** A whole number, of whatever is counted. */
export const whole: TypeRow<'whole'> = {
  ...counted,
  read: (raw, { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER }) => readBetween(raw, min, max),
};

/** A year of the calendar. */
export const year: TypeRow<'year'> = {
  ...counted,
  read: (raw, { min = firstYear, max = lastYear }) => readBetween(raw, min, max),
};
