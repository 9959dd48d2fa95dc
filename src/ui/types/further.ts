import { decimal } from './decimal.ts';
import type { Further } from './first.ts';

/** The rows that a questionnaire brings along where it uses one of them. */
export const further = { decimal } satisfies Further;
