import * as z from 'zod/mini';
import { responseId } from '../../protocol/names.ts';
import { receipt } from '../../protocol/receipt.ts';
import { responseRow } from '../rows.ts';
import { writtenParts } from '../whole.ts';
import { crc32 } from './checksum.ts';

/** Whose record it is, in which writer's time, after which change of the response. */
const head = { response: responseId, epoch: z.int().check(z.gte(1)), seq: z.int().check(z.gte(1)) };
const parts = z.partial(z.object(writtenParts)).shape;

/** One line of the journal. */
export const journalRecord = z.discriminatedUnion('kind', [
  /** All there is of a response: whatever stood before it counts no more. */
  z.strictObject({ kind: z.literal('whole'), ...head, ...parts, row: responseRow }),
  /** What came new since the line before. */
  z.strictObject({ kind: z.literal('change'), ...head, ...parts, row: z.optional(responseRow) }),
  /** It was deleted, and does not come back; its receipt stays. */
  z.strictObject({ kind: z.literal('gone'), ...head, receipt: z.optional(receipt) }),
]);
export type JournalRecord = z.infer<typeof journalRecord>;

/** A record as a line, with its checksum in front. */
export function lineOf(record: JournalRecord): string {
  const text = JSON.stringify(record);
  return `${crc32(text)} ${text}\n`;
}

/** The records of a segment that read, in their order, and how many lines do not: torn, corrupt, or of a later kind. */
export function recordsIn(text: string): { readonly records: readonly JournalRecord[]; readonly damaged: number } {
  const records: JournalRecord[] = [];
  let damaged = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const record = recordOf(line);
    if (record) records.push(record);
    else damaged += 1;
  }
  return { records, damaged };
}

function recordOf(line: string): JournalRecord | undefined {
  const text = line.slice(9);
  if (line[8] !== ' ' || crc32(text) !== line.slice(0, 8)) return undefined;
  try {
    return journalRecord.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
