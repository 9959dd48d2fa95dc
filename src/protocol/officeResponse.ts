import * as z from 'zod/mini';
import { criterionStates } from '../engine/criterionStates.ts';
import { answerValue } from './answerValue.ts';
import { responseHead } from './officeCase.ts';
import { readDocument } from './readDocument.ts';
import { itemId } from './response.ts';

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
  /** What came otherwise than the collector computes it, which stands in the document; by its address, null: nothing came. */
  came: z.optional(
    z.object({
      computed: z.record(itemId, z.nullable(answerValue)),
      outcome: z.record(itemId, z.nullable(z.enum(criterionStates))),
    }),
  ),
});
export type OfficeResponse = z.infer<typeof officeResponse>;
