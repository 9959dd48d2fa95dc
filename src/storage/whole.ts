import * as z from 'zod/mini';
import { auditEvent } from '../protocol/audit.ts';
import { receipt } from '../protocol/receipt.ts';
import { annotationRow, answerRow, outboxRow, responseRow, timeRow } from './rows.ts';

/** A frozen response as text can carry it. */
export const writtenOutbox = z.extend(z.omit(outboxRow, { bytes: true }), { bytes: z.base64url() });
export type WrittenOutbox = z.infer<typeof writtenOutbox>;

/** The parts of a response beside its row. A name that is struck has no annotation any more. */
export const writtenParts = {
  answers: z.array(z.omit(answerRow, { response: true })),
  annotations: z.array(
    z.union([z.omit(annotationRow, { response: true }), z.strictObject({ name: z.string(), struck: z.literal(true) })]),
  ),
  events: z.array(auditEvent),
  time: timeRow,
  outbox: z.nullable(writtenOutbox),
  receipt,
};

/** All that the device knows of one response, as text can carry it: what the second store and a backup keep. */
export const wholeResponse = z.object({
  row: responseRow,
  answers: writtenParts.answers,
  annotations: z.array(z.omit(annotationRow, { response: true })),
  events: writtenParts.events,
  time: z.optional(timeRow),
  outbox: z.optional(writtenOutbox),
  receipt: z.optional(receipt),
});
export type Whole = z.infer<typeof wholeResponse>;
