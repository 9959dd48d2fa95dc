import * as z from 'zod/mini';
import { auditEvent } from '../protocol/audit.ts';
import { annotationRow, answerRow, outboxRow, receiptRow, responseRow, timeRow } from './rows.ts';

const { bytes: _bytes, ...outboxShape } = outboxRow.shape;
const { response: _ofAnswer, ...answerShape } = answerRow.shape;
const { response: _ofAnnotation, ...annotationShape } = annotationRow.shape;
const writtenAnnotation = z.object(annotationShape);

/** A frozen response as text can carry it: plain shapes, since zod's own ways to derive one would weigh on the first screen. */
export const writtenOutbox = z.object({ ...outboxShape, bytes: z.string().check(z.regex(/^[\w-]*$/)) });
export type WrittenOutbox = z.infer<typeof writtenOutbox>;

/** The parts of a response beside its row. A name that is struck has no annotation any more. */
export const writtenParts = {
  answers: z.array(z.object(answerShape)),
  annotations: z.array(z.union([writtenAnnotation, z.strictObject({ name: z.string(), struck: z.literal(true) })])),
  events: z.array(auditEvent),
  time: timeRow,
  outbox: z.nullable(writtenOutbox),
  receipt: receiptRow,
};

/** All that the device knows of one response, as text can carry it: what the second store and a backup keep. */
export const wholeResponse = z.object({
  row: responseRow,
  answers: writtenParts.answers,
  annotations: z.array(writtenAnnotation),
  events: writtenParts.events,
  time: z.optional(timeRow),
  outbox: z.optional(writtenOutbox),
  receipt: z.optional(receiptRow),
});
export type WholeResponse = z.infer<typeof wholeResponse>;
