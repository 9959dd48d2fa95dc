import { choices } from './choices.ts';
import { date, month } from './date.ts';
import { decimal, money } from './decimal.ts';
import type { Further } from './first.ts';
import { identifier } from './identifier.ts';
import { url } from './url.ts';
import { whole, year } from './wholeNumber.ts';

/** The rows that a questionnaire brings along where it uses one of them. */
export const further = {
  ...{ decimal, whole, money, date, month, year },
  ...{ choices, url, identifier },
} satisfies Further;
