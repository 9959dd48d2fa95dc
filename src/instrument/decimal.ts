import * as z from 'zod/mini';

/** A decimal number as it rests and travels: no zeros that say nothing, no -0; with its places at most 34 digits. */
export const canonicalDecimal = /^(?!-0$)-?(0|[1-9]\d{0,23})(\.\d{0,9}[1-9])?$/;

/** A decimal number in its canonical form, as text: "12.5". */
export const decimalText = z
  .string()
  .check(z.regex(canonicalDecimal, 'a decimal number is written as "12.5", without zeros that say nothing'));
