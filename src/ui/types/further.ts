import { choices } from './choices.ts';
import { decimal } from './decimal.ts';
import type { Further } from './first.ts';
import { identifier } from './identifier.ts';
import { url } from './url.tsx';

/** The rows that a questionnaire brings along where it uses one of them. */
export const further = { choices, decimal, url, identifier } satisfies Further;
