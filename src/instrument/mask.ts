import * as z from 'zod/mini';

/**
 * The form of identifiers as they are printed: "####.###.###". `#` is a digit, `@` a letter, `*` either; what stands in
 * square brackets at the end may break off anywhere. No pattern of its own: those that hang a program are patterns too.
 */
export const mask = z
  .string()
  .check(z.maxLength(64))
  .check(z.regex(/^[A-Z\d#@* ./-]*[#@*][A-Z\d#@* ./-]*(\[[A-Z\d#@* ./-]+\])?$/, 'a mask is written as "####.###.###"'));

/** The check digits that identifiers are tested by. */
export const checkDigits = z.enum(['belgianEnterprise', 'belgianEstablishment', 'iban', 'iso7064', 'luhn']);
export type CheckDigits = z.infer<typeof checkDigits>;
