import * as z from 'zod/mini';

/** The number of a Belgian enterprise, as it travels. */
const enterpriseNumber = z.string().check(z.regex(/^[01]\d{3}\.\d{3}\.\d{3}$/));

/** The case that a response is for, as the office names it; with the number of the enterprise, as Belgium writes it. */
export const caseName = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  enterpriseNumber: z.optional(enterpriseNumber),
});
export type CaseName = z.infer<typeof caseName>;

/** The enterprise that a response without a case is for, as the respondent gave it: nobody has proven it. */
export const respondent = z.strictObject({
  enterpriseNumber,
  enterpriseName: z.optional(z.string().check(z.minLength(1), z.maxLength(300))),
});
export type GivenEnterprise = z.infer<typeof respondent>;
