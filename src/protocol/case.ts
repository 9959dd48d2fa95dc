import * as z from 'zod/mini';

/** The case that a response is for, as the office names it; with the number of the enterprise, as Belgium writes it. */
export const caseName = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  enterpriseNumber: z.optional(z.string().check(z.regex(/^[01]\d{3}\.\d{3}\.\d{3}$/))),
});
export type CaseName = z.infer<typeof caseName>;
