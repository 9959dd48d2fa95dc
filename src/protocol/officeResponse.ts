import * as z from 'zod/mini';
import { responseHead } from './officeCase.ts';
import { readDocument } from './readDocument.ts';

/** One response, as far as it can be read and the rights allow. */
export const officeResponse = z.object({
  head: responseHead,
  /** Why there is no document. */
  closed: z.optional(z.enum(['sealed', 'erased', 'unreadable', 'unknown-questionnaire'])),
  document: z.optional(readDocument),
  /** The questions on contact data and their items, where the right to those is missing: they are not in the document. */
  withheld: z.array(z.string()),
  /** What is unlikely in it: each a word, with what it is about after a colon. */
  flags: z.array(z.string()),
});
export type OfficeResponse = z.infer<typeof officeResponse>;
