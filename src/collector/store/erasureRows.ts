import * as z from 'zod/mini';
import { actWork } from './acts.ts';
import { eraseDraftsWork } from './draftRows.ts';
import { type Connection, queryRow, queryRows, type Work } from './statement.ts';
import type { KeptResponse } from './storedResponses.ts';

/** The bytes of a response without what has to be erased. */
export interface Altered {
  readonly bytes: Uint8Array;
  /** Hex, of these bytes; the receipt keeps the digest of the bytes that came in. */
  readonly sha256: string;
}

/** Erasure by law: ids, digests and receipts stay, so that what is sent again is known and not kept again. */
export interface ErasureRows {
  /**
   * Empties all responses of a case that came in until a time (ISO 8601), removes the copies of its drafts until then, and
   * forgets name, e-mail, known answers and what an office wrote when it asked for a correction until then.
   * Gives the ids of the responses; undefined where neither the register nor a response knows the case.
   */
  eraseCase(caseId: string, until: string, at: string): Promise<readonly string[] | undefined>;
  /** Replaces the bytes of a response by an altered copy; false where it was emptied meanwhile. */
  alterResponse(of: KeptResponse, to: Altered, at: string): Promise<boolean>;
  /** Forgets the e-mail address of a case, or of all cases that were delivered before a time. Gives their number. */
  eraseEmails(of: { readonly caseId: string } | { readonly before: string }): Promise<number>;
  /** The time before which no response has contact data any more; blank: they were never erased so. */
  contactErasedUntil(): Promise<string>;
  noteContactErased(until: string): Promise<void>;
}

/** Erasure in a database. */
export const erasuresOn = (connection: Connection): ErasureRows => ({
  eraseCase: (caseId, until, at) => connection.write(() => eraseCaseWork(caseId, until, at)),
  alterResponse: (of, to, at) => connection.write(() => alterWork(of, to, at)),
  eraseEmails: (of) => connection.write(() => eraseEmailsWork(of)),
  contactErasedUntil: () => connection.read(erasedUntilWork),
  noteContactErased: (until) =>
    connection.write(function* () {
      yield* queryRow(
        `INSERT INTO settings (name, value) VALUES ('contact-erased', $1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        until,
      );
    }),
});

/** No bytes. A view of a larger buffer, since node:sqlite binds an empty one as NULL. */
const nothing = new Uint8Array(1).subarray(0, 0);

const idRow = z.object({ id: z.string() });

function* eraseCaseWork(caseId: string, until: string, at: string): Work<readonly string[] | undefined> {
  const rows = yield* queryRows(
    `UPDATE responses SET bytes = $3, facts = '', language = '', completed_at = '', altered_sha256 = NULL,
       erased_at = $4
     WHERE case_id = $1 AND received_at <= $2 AND erased_at IS NULL RETURNING id`,
    caseId,
    until,
    nothing,
    at,
  );
  yield* eraseDraftsWork(caseId, until);
  const of = yield* queryRow(
    'UPDATE cases SET name = NULL, email = NULL, known = NULL WHERE id = $1 RETURNING id',
    caseId,
  );
  // What an office wrote to the respondent may say what was answered. That it asked, and about which items, is on its record.
  yield* queryRows('DELETE FROM correction_requests WHERE case_id = $1 AND at <= $2 RETURNING number', caseId, until);
  const known = of ?? (yield* queryRow('SELECT id FROM responses WHERE case_id = $1 LIMIT 1', caseId));
  if (!known) return undefined;
  yield* actWork({ at, act: 'erased', caseId, detail: 'case' });
  const ids = rows.map((row) => idRow.parse(row).id);
  for (const id of ids) yield* actWork({ at, act: 'erased', caseId, detail: id });
  return ids;
}

function* alterWork({ owner, receipt, caseId }: KeptResponse, { bytes, sha256 }: Altered, at: string): Work<boolean> {
  const row = yield* queryRow(
    'UPDATE responses SET bytes = $3, altered_sha256 = $4 WHERE id = $1 AND owner = $2 AND erased_at IS NULL RETURNING id',
    receipt.id,
    owner,
    bytes,
    sha256,
  );
  if (!row) return false;
  yield* actWork({ at, act: 'erased', caseId, detail: `contact ${receipt.id}` });
  return true;
}

function* eraseEmailsWork(of: { readonly caseId: string } | { readonly before: string }): Work<number> {
  const rows =
    'caseId' in of
      ? yield* queryRows('UPDATE cases SET email = NULL WHERE id = $1 AND email IS NOT NULL RETURNING id', of.caseId)
      : yield* queryRows(
          `UPDATE cases SET email = NULL
           WHERE email IS NOT NULL AND EXISTS (
             SELECT 1 FROM responses
             WHERE responses.case_id = cases.id AND responses.sender = 'proven' AND responses.received_at < $1)
           RETURNING id`,
          of.before,
        );
  return rows.length;
}

function* erasedUntilWork(): Work<string> {
  const row = yield* queryRow("SELECT value FROM settings WHERE name = 'contact-erased'");
  return row ? z.object({ value: z.string() }).parse(row).value : '';
}
