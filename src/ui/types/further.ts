import { choices } from './choices.ts';
import { date, month, year } from './dates.ts';
import type { Further } from './first.ts';
import { identifier } from './identifier.ts';
import { decimal, money, whole } from './numbers.ts';
import { url } from './url.tsx';

/** The rows that a questionnaire brings along where it uses one of them. */
export const further = {
  ...{ decimal, whole, money, date, month, year },
  ...{ choices, url, identifier },
} satisfies Further;
