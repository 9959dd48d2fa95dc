import * as z from 'zod/mini';
import { responseId } from '../../protocol/names.ts';
import { receipt } from '../../protocol/receipt.ts';
import type { Cipher } from '../lock/cipher.ts';
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
  /** It was deleted, and does not come back; its receipt stays, sealed on a device with a lock. */
  z.strictObject({ kind: z.literal('gone'), ...head, receipt: z.optional(receipt), sealed: z.optional(z.string()) }),
]);
export type JournalRecord = z.infer<typeof journalRecord>;

/** How lines are sealed, on a device with a lock. */
export interface LineSeal {
  readonly cipher: Pick<Cipher, 'sealText' | 'openText'>;
  /** Whether lines that are not sealed are read as well: those from before the lock was set. */
  readonly plain: boolean;
}

/** A sealed line opens for its own response alone. */
const aboutOf = (response: string) => `journal ${response}`;

const receiptOf = (response: string) => `receipt ${response}`;

/** A text as a line, with its checksum in front. */
export const lineWith = (text: string): string => `${crc32(text)} ${text}\n`;

/** The text of a line; undefined where it is torn or changed. */
export const textIn = (line: string): string | undefined => {
  const text = line.slice(9);
  return line[8] === ' ' && crc32(text) === line.slice(0, 8) ? text : undefined;
};

/** A record as a line. That a response is gone tells nothing of it, and is never sealed; its receipt is. */
export function lineOf(record: JournalRecord, seal?: LineSeal): string {
  if (!seal) return lineWith(JSON.stringify(record));
  if (record.kind !== 'gone') return lineWith(seal.cipher.sealText(record, aboutOf(record.response)));
  const { receipt: given, ...gone } = record;
  const sealed = given && { sealed: seal.cipher.sealText(given, receiptOf(record.response)) };
  return lineWith(JSON.stringify({ ...gone, ...sealed }));
}

/**
 * The records of a response's segment that read, in their order, and how many lines do not: torn, corrupt, sealed under
 * a key that is not here, or of a later kind.
 */
export function recordsIn(
  text: string,
  response: string,
  seal?: LineSeal,
): { readonly records: readonly JournalRecord[]; readonly damaged: number } {
  const records: JournalRecord[] = [];
  let damaged = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const record = recordOf(line, response, seal);
    if (record) records.push(record);
    else damaged += 1;
  }
  return { records, damaged };
}

/** Where the key of its receipt is not here, it is gone all the same. */
function withReceipt({ sealed, ...gone }: Extract<JournalRecord, { kind: 'gone' }>, seal?: LineSeal): JournalRecord {
  const opened = sealed && seal?.cipher.openText(sealed, receiptOf(gone.response));
  const given = gone.receipt ?? receipt.safeParse(opened).data;
  return { ...gone, ...(given && { receipt: given }) };
}

function recordOf(line: string, response: string, seal: LineSeal | undefined): JournalRecord | undefined {
  const text = textIn(line);
  if (text === undefined) return undefined;
  try {
    const plain = text.startsWith('{');
    const found: unknown = plain ? JSON.parse(text) : seal?.cipher.openText(text, aboutOf(response));
    const record = journalRecord.safeParse(found).data;
    if (record?.kind === 'gone') return withReceipt(record, seal);
    return record && (!plain || !seal || seal.plain) ? record : undefined;
  } catch {
    return undefined;
  }
}
