import * as z from 'zod/mini';
import { canonicalDecimal } from './canonicalDecimal.ts';

/** A decimal number in its canonical form, as text: "12.5". */
export const decimalText = z
  .string()
  .check(z.regex(canonicalDecimal, 'a decimal number is written as "12.5", without zeros that say nothing'));
