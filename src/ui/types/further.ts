import { date, month, year } from './dates.ts';
import type { Further } from './first.ts';
import { decimal, money, whole } from './numbers.ts';

/** The rows that a questionnaire brings along where it uses one of them. */
export const further = { decimal, whole, money, date, month, year } satisfies Further;
