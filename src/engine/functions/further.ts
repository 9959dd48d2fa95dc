import { addMonths, days, months, years } from './calendar.ts';
import { count, selected } from './codes.ts';
import { divide, floor, mod, multiply, round } from './decimals.ts';
import type { FurtherMeanings } from './first.ts';

/** The functions that a questionnaire brings along where it uses one of them. */
export const further = {
  '*': multiply,
  '/': divide,
  floor,
  round,
  mod,
  selected,
  count,
  addMonths,
  months,
  years,
  days,
} satisfies FurtherMeanings;
