import * as z from 'zod/mini';
import { responseId } from '../../protocol/names.ts';
import { receiptRow, responseRow } from '../rows.ts';
import { writtenParts } from '../whole.ts';

/** Whose record it is, in which writer's time, after which change of the response. */
const head = { response: responseId, epoch: z.int().check(z.gte(1)), seq: z.int().check(z.gte(1)) };
const parts = z.partial(z.object(writtenParts)).shape;

/** One line of the journal. */
export const journalRecord = z.discriminatedUnion('kind', [
  /** All there is of a response: whatever stood before it counts no more. */
  z.strictObject({ kind: z.literal('whole'), ...head, ...parts, row: responseRow }),
  /** What came new since the line before. */
  z.strictObject({ kind: z.literal('change'), ...head, ...parts, row: z.optional(responseRow) }),
  /** It was deleted, and does not come back; its receipt stays, sealed on a device with a lock. */
  z.strictObject({ kind: z.literal('gone'), ...head, receipt: z.optional(receiptRow), sealed: z.optional(z.string()) }),
]);
export type JournalRecord = z.infer<typeof journalRecord>;
