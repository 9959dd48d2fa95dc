import * as z from 'zod/mini';

/** UUID version 7 (RFC 9562): made on the device before the first write, and the response's name everywhere. */
export const responseId = z
  .string()
  .check(
    z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'not a UUIDv7 in lower case'),
  );

/** Which questionnaire, and which version of it. */
export const instrumentName = z.strictObject({ id: z.string(), version: z.string() });
export type InstrumentName = z.infer<typeof instrumentName>;
