import { receiptRow } from '../rows.ts';
import { aboutOf, type LineSeal, receiptOf, textIn } from './line.ts';
import { type JournalRecord, journalRecord } from './record.ts';

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
  const given = gone.receipt ?? receiptRow.safeParse(opened).data;
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
    // Not JSON: counted with the torn lines.
    return undefined;
  }
}
