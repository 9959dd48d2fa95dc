import * as z from 'zod/mini';
import type { CorrectionAsking, CorrectionRequest } from '../../protocol/correctionRequest.ts';
import { type NewOfficeRecordLine, recordWork } from './officeRecordRows.ts';
import { type Connection, queryRow, queryRows, type Work } from './statement.ts';

/** One that was asked for, and when a device of the case first heard of it; undefined: none has. */
export interface KeptRequest extends CorrectionRequest {
  readonly heardAt: string | undefined;
}

/** The corrections that an office has asked for, by case. */
export interface CorrectionRequestRows {
  /** Asks for one; false where there is no such case. `line`: goes on the office's record with it. */
  askCorrection(caseId: string, asking: CorrectionAsking, line: NewOfficeRecordLine): Promise<boolean>;
  /** Those that were asked for after a moment, first to last. */
  correctionRequests(caseId: string, after: string): Promise<readonly KeptRequest[]>;
  /** Notes of those that were asked for after a moment, and that no device has heard of, when one did. */
  noteHeard(caseId: string, after: string, at: string): Promise<void>;
  /** The cases that a correction was ever asked of, by their id. */
  casesAsked(): Promise<readonly string[]>;
}

/** These in a database. */
export const correctionRequestsOn = (connection: Connection): CorrectionRequestRows => ({
  askCorrection: (caseId, asking, line) => connection.write(() => askWork(caseId, asking, line)),
  correctionRequests: (caseId, after) => connection.read(() => requestsWork(caseId, after)),
  noteHeard: (caseId, after, at) => connection.write(() => heardWork(caseId, after, at)),
  casesAsked: () => connection.read(askedWork),
});

function* askWork(caseId: string, { messages, items }: CorrectionAsking, line: NewOfficeRecordLine): Work<boolean> {
  const { at } = line;
  const found = yield* queryRow('UPDATE cases SET reopened_at = $2 WHERE id = $1 RETURNING id', caseId, at);
  if (!found) return false;
  yield* queryRow(
    'INSERT INTO correction_requests (case_id, at, messages, items) VALUES ($1, $2, $3, $4)',
    caseId,
    at,
    JSON.stringify(messages),
    JSON.stringify(items),
  );
  yield* recordWork(line);
  return true;
}

const requestRow = z.object({
  ...{ at: z.string(), messages: z.string(), items: z.string() },
  heard_at: z.nullable(z.string()),
});
const messages = z.record(z.string(), z.string());
const items = z.array(z.string());

function* requestsWork(caseId: string, after: string): Work<readonly KeptRequest[]> {
  const rows = yield* queryRows(
    'SELECT at, messages, items, heard_at FROM correction_requests WHERE case_id = $1 AND at > $2 ORDER BY number',
    caseId,
    after,
  );
  return rows.map((found) => {
    const row = requestRow.parse(found);
    return {
      at: row.at,
      messages: messages.parse(JSON.parse(row.messages)),
      items: items.parse(JSON.parse(row.items)),
      heardAt: row.heard_at ?? undefined,
    };
  });
}

function* heardWork(caseId: string, after: string, at: string): Work<void> {
  yield* queryRows(
    `UPDATE correction_requests SET heard_at = $3
     WHERE case_id = $1 AND at > $2 AND heard_at IS NULL RETURNING number`,
    ...[caseId, after, at],
  );
}

const caseRow = z.object({ case_id: z.string() });

function* askedWork(): Work<readonly string[]> {
  const rows = yield* queryRows('SELECT DISTINCT case_id FROM correction_requests ORDER BY case_id');
  return rows.map((row) => caseRow.parse(row).case_id);
}
