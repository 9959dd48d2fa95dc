import * as z from 'zod/mini';

/** A text, or a code. */
export const textValue = z.string();
/** A whole number. */
export const wholeValue = z.int();
