import * as z from 'zod/mini';
import { decimalText } from '../../instrument/decimal.ts';
import { longestText } from '../../instrument/limits.ts';

/** The shapes that values have on the wire: few, so that what travels is read without the row of its type. */
export const shapes = {
  /** A text, a code, a date. No questionnaire has longer ones. */
  text: z.string().check(z.maxLength(longestText)),
  whole: z.int(),
  decimal: decimalText,
};
