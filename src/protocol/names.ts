import * as z from 'zod/mini';
import { responseIdForm } from './responseIdForm.ts';

/** UUID version 7 (RFC 9562): made on the device before the first write, and the response's name everywhere. */
export const responseId = z.string().check(z.regex(responseIdForm, 'not a UUIDv7 in lower case'));

/** Which questionnaire, and which version of it. */
export const instrumentName = z.strictObject({ id: z.string(), version: z.string() });
export type InstrumentName = z.infer<typeof instrumentName>;
