import * as z from 'zod/mini';
import { longestText } from '../../instrument/limits.ts';

/** A text, or a code. No questionnaire has longer ones. */
export const textValue = z.string().check(z.maxLength(longestText));
/** A whole number. */
export const wholeValue = z.int();
