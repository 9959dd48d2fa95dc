import * as z from 'zod/mini';
import { type Connection, queryRow, queryRows, type Work } from './statement.ts';

/** An encrypted copy of a draft, to be kept. */
export interface NewDraftCopy {
  readonly caseId: string;
  readonly response: string;
  readonly bytes: Uint8Array;
  /** Hex, of the bytes. */
  readonly sha256: string;
  /** The digest of the copy that it takes the place of; undefined: there is none. */
  readonly after: string | undefined;
  /** ISO 8601. */
  readonly at: string;
}

/** A copy that is kept. */
export type KeptDraftCopy = Pick<NewDraftCopy, 'bytes' | 'sha256'>;

/**
 * The outcome of a new copy: kept now, or the last one already; there is another in the meantime; it comes too soon after
 * the last; the response was delivered; or the case has drafts enough.
 */
export type DraftPut =
  | { readonly kind: 'kept' | 'same' | 'changed' | 'delivered' | 'too-many' }
  | { readonly kind: 'too-soon'; readonly seconds: number };

/** How much rests here. */
export interface DraftUsage {
  readonly drafts: number;
  readonly copies: number;
  readonly bytes: number;
  /** When the last copy came of the draft that waits longest; undefined: there is none. */
  readonly oldest: string | undefined;
}

/** So many copies of a draft are kept, so that a bad one does not take the place of all before it. */
export const keptCopies = 3;

/** So many drafts of a case are kept: a case has one response, and somebody may begin it anew a few times. */
export const maxDrafts = 5;

/** The encrypted copies of drafts, by case and response. */
export interface DraftRows {
  /**
   * Notes whether copies are kept from now on. Where they are not, a delivery looks for none, and those that rest here are
   * removed. Gives the number of drafts that were removed.
   */
  keepDrafts(kept: boolean): Promise<number>;
  /**
   * Keeps a copy in the place of the last one, and as many before it as are kept.
   * @param pauseMs so long after the last one at the soonest
   */
  putDraft(copy: NewDraftCopy, pauseMs: number): Promise<DraftPut>;
  /** A copy by its age: 0 is the last one. `delivered`: there is none any more; undefined: there is none. */
  draftOf(caseId: string, response: string, age: number): Promise<KeptDraftCopy | 'delivered' | undefined>;
  /** The drafts of a case that have a copy, with when the last one came, the latest first. */
  draftsOf(caseId: string): Promise<readonly { readonly response: string; readonly at: string }[]>;
  /** Removes all copies of a draft; false where there are none. */
  removeDraft(caseId: string, response: string): Promise<boolean>;
  /** Removes the drafts whose last copy came before a time, and any that is delivered. Gives the number of those not ended yet. */
  removeDraftsBefore(before: string): Promise<number>;
  draftUsage(): Promise<DraftUsage>;
}

/** The copies in a database. */
export const draftsOn = (connection: Connection): DraftRows => ({
  keepDrafts: (kept) => connection.write(() => keepWork(kept)),
  putDraft: (copy, pauseMs) => connection.write(() => putWork(copy, pauseMs)),
  draftOf: (caseId, response, age) => connection.read(() => copyWork(caseId, response, age)),
  draftsOf: (caseId) => connection.read(() => draftsWork(caseId)),
  removeDraft: (caseId, response) => connection.write(() => removeWork(caseId, response)),
  removeDraftsBefore: (before) => connection.write(() => removeBeforeWork(before)),
  draftUsage: () => connection.read(usageWork),
});

/**
 * Ends a draft within the transaction that keeps its response: its copies go, and none comes any more, not even at the same
 * moment. Each of the two writes the row of the draft, so that whichever is second waits, and sees what the first has done.
 */
export function* endDraftWork(caseId: string, response: string, at: string): Work<void> {
  const ended = yield* queryRow(
    `INSERT INTO drafts (case_id, response, number, written_at, delivered_at)
     SELECT $1, $2, 0, $3, $3 FROM settings WHERE name = 'draft-copies'
     ON CONFLICT (case_id, response) DO UPDATE SET written_at = excluded.written_at, delivered_at = excluded.delivered_at
     RETURNING number`,
    caseId,
    response,
    at,
  );
  if (ended && numberRow.parse(ended).number > 0) yield* removeCopiesWork(caseId, response);
}

const numberRow = z.object({ number: z.int() });

function* keepWork(kept: boolean): Work<number> {
  if (kept) {
    yield* queryRow("INSERT INTO settings (name, value) VALUES ('draft-copies', 'kept') ON CONFLICT DO NOTHING");
    return 0;
  }
  yield* queryRow("DELETE FROM settings WHERE name = 'draft-copies'");
  const { drafts } = yield* usageWork();
  yield* queryRow('DELETE FROM draft_copies');
  yield* queryRow('DELETE FROM drafts');
  return drafts;
}

const draftRow = z.object({ number: z.int(), written_at: z.string(), delivered_at: z.nullable(z.string()) });

function* draftWork(caseId: string, response: string): Work<z.infer<typeof draftRow> | undefined> {
  const row = yield* queryRow(
    'SELECT number, written_at, delivered_at FROM drafts WHERE case_id = $1 AND response = $2',
    caseId,
    response,
  );
  return row && draftRow.parse(row);
}

/** Whether a response is here, also from a time when no copies were kept, or whose draft's term is over. */
function* isDeliveredWork(caseId: string, response: string): Work<boolean> {
  const row = yield* queryRow(
    'SELECT 1 AS one FROM responses WHERE id = $1 AND owner = $2',
    response,
    `case:${caseId}`,
  );
  return row !== undefined;
}

function* putWork({ caseId, response, bytes, sha256, after, at }: NewDraftCopy, pauseMs: number): Work<DraftPut> {
  const draft = yield* draftWork(caseId, response);
  const last = yield* copyWork(caseId, response, 0);
  if (last === 'delivered' || draft?.delivered_at != null) return { kind: 'delivered' };
  // The answer was lost on its way.
  if (last?.sha256 === sha256) return { kind: 'same' };
  if (last?.sha256 !== after) return { kind: 'changed' };
  if (!draft && (yield* draftsWork(caseId)).length >= maxDrafts) return { kind: 'too-many' };
  const sinceMs = draft ? Date.parse(at) - Date.parse(draft.written_at) : pauseMs;
  // Of a clock that was set back, the pause is over in no more than its time.
  if (sinceMs < pauseMs) return { kind: 'too-soon', seconds: Math.ceil((pauseMs - Math.max(sinceMs, 0)) / 1000) };
  const number = (draft?.number ?? 0) + 1;
  yield* queryRow(
    `INSERT INTO drafts (case_id, response, number, written_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (case_id, response) DO UPDATE SET number = excluded.number, written_at = excluded.written_at`,
    caseId,
    response,
    number,
    at,
  );
  yield* queryRow(
    `INSERT INTO draft_copies (case_id, response, number, sha256, bytes, size, written_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    caseId,
    response,
    number,
    sha256,
    bytes,
    bytes.length,
    at,
  );
  yield* queryRow(
    'DELETE FROM draft_copies WHERE case_id = $1 AND response = $2 AND number <= $3',
    caseId,
    response,
    number - keptCopies,
  );
  return { kind: 'kept' };
}

const copyRow = z.object({ bytes: z.instanceof(Uint8Array), sha256: z.string() });

function* copyWork(caseId: string, response: string, age: number): Work<KeptDraftCopy | 'delivered' | undefined> {
  if (yield* isDeliveredWork(caseId, response)) return 'delivered';
  const row = yield* queryRow(
    `SELECT bytes, sha256 FROM draft_copies WHERE case_id = $1 AND response = $2 ORDER BY number DESC LIMIT 1 OFFSET $3`,
    caseId,
    response,
    age,
  );
  return row && copyRow.parse(row);
}

/** Whether a draft was delivered past this table: to an older collector, or to one that was told to keep no copies. */
const passedBy = `(drafts.delivered_at IS NULL AND EXISTS (SELECT 1 FROM responses
  WHERE responses.id = drafts.response AND responses.owner = 'case:' || drafts.case_id))`;

const listedRow = z.object({ response: z.string(), at: z.string() });

function* draftsWork(caseId: string): Work<z.infer<typeof listedRow>[]> {
  const rows = yield* queryRows(
    `SELECT response, written_at AS at FROM drafts WHERE case_id = $1 AND delivered_at IS NULL AND NOT ${passedBy}
     ORDER BY written_at DESC, response`,
    caseId,
  );
  return rows.map((row) => listedRow.parse(row));
}

function* removeCopiesWork(caseId: string, response: string): Work<void> {
  yield* queryRow('DELETE FROM draft_copies WHERE case_id = $1 AND response = $2', caseId, response);
}

function* removeWork(caseId: string, response: string): Work<boolean> {
  const removed = yield* queryRow(
    'DELETE FROM drafts WHERE case_id = $1 AND response = $2 AND delivered_at IS NULL RETURNING number',
    caseId,
    response,
  );
  if (!removed) return false;
  yield* removeCopiesWork(caseId, response);
  return true;
}

function* removeBeforeWork(before: string): Work<number> {
  yield* queryRow(
    `DELETE FROM draft_copies
     WHERE (case_id, response) IN (SELECT case_id, response FROM drafts WHERE written_at < $1 OR ${passedBy})`,
    before,
  );
  const row = yield* queryRow(
    `SELECT count(*) AS drafts FROM drafts WHERE (written_at < $1 OR ${passedBy}) AND delivered_at IS NULL`,
    before,
  );
  yield* queryRow(`DELETE FROM drafts WHERE written_at < $1 OR ${passedBy}`, before);
  return z.object({ drafts: z.coerce.number() }).parse(row).drafts;
}

/** Removes, within a transaction, the copies of a case's drafts that came until a time. */
export function* eraseDraftsWork(caseId: string, until: string): Work<void> {
  yield* queryRow('DELETE FROM draft_copies WHERE case_id = $1 AND written_at <= $2', caseId, until);
  yield* queryRow('DELETE FROM drafts WHERE case_id = $1 AND written_at <= $2 AND delivered_at IS NULL', caseId, until);
}

const usageRow = z.object({
  drafts: z.coerce.number(),
  oldest: z.nullable(z.string()),
  copies: z.coerce.number(),
  bytes: z.coerce.number(),
});

function* usageWork(): Work<DraftUsage> {
  const row = yield* queryRow(
    `SELECT drafts, oldest, copies, bytes
     FROM (SELECT count(*) AS drafts, min(written_at) AS oldest FROM drafts WHERE delivered_at IS NULL) AS of_drafts,
       (SELECT count(*) AS copies, coalesce(sum(size), 0) AS bytes FROM draft_copies) AS of_copies`,
  );
  const { oldest, ...counts } = usageRow.parse(row);
  return { ...counts, oldest: oldest ?? undefined };
}
