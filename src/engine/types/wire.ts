import * as z from 'zod/mini';
import { longestText } from '../../instrument/limits.ts';
import { mostOptions, optionCode } from '../../instrument/optionCode.ts';

/** A text, a code, a date. No questionnaire has longer ones. */
const text = z.string().check(z.maxLength(longestText));

/** The shapes that values have on the wire: few, so that what travels is read without the row of its type. */
export const shapes = {
  text,
  whole: z.int(),
  /** A text as well: its item says which. */
  decimal: text,
};

/** Some of listed options, as the second format has them: in the first, nothing holds several codes. */
export const codesShape = z.array(optionCode).check(z.minLength(1), z.maxLength(mostOptions));
