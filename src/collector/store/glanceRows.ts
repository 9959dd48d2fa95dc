import * as z from 'zod/mini';
import { type CaseState, caseState } from '../../protocol/invitation.ts';
import type { InstrumentName } from '../../protocol/names.ts';
import { passesJudgement } from './caseRows.ts';
import { type Sender, senders } from './right.ts';
import { type Connection, queryRow, queryRows, type Work } from './statement.ts';
import { isHidden } from './storedResponses.ts';

/** How many responses have all of this in common; none is hidden or erased. */
export interface CountedResponses {
  /** The day (UTC) of their arrival. */
  readonly day: string;
  /** Blank where they are sealed. */
  readonly language: string;
  readonly instrument: InstrumentName;
  readonly sender: Sender;
  readonly sealed: boolean;
  readonly number: number;
  /** Of those that have facts: JSON, separated by commas. */
  readonly facts: string;
}

/** How many cases have all of this in common. */
export interface CountedCases {
  readonly state: CaseState;
  readonly language: string | undefined;
  /** The last day (UTC). */
  readonly deadline: string | undefined;
  /** The day (UTC) of the first response with the key of the case. */
  readonly delivered: string | undefined;
  readonly number: number;
}

/** Counts of what a collector has, from columns alone: no document is read. */
export interface GlanceRows {
  /**
   * The responses, a page at a time; what has the same in common comes in several pages. The database is free between two
   * pages, so whoever reads pauses there.
   */
  countedResponses(): AsyncIterable<readonly CountedResponses[]>;
  /** The cases as they stand at a time (ISO 8601), likewise. */
  countedCases(now: string): AsyncIterable<readonly CountedCases[]>;
  /** What was refused, by the name of its problem. */
  countedRefusals(): Promise<readonly { readonly problem: string; readonly count: number }[]>;
}

/** These counts in a database. */
export const glanceOn = (connection: Connection): GlanceRows => ({
  countedResponses: () => responsePages(connection),
  countedCases: (now) => casePages(connection, now),
  countedRefusals: () => connection.read(refusalsWork),
});

/** Few where nothing is taken in meanwhile; behind a network, each page costs two round trips. */
const pageSize = ({ holdsThread }: Connection) =>
  holdsThread ? { responses: 250, cases: 500 } : { responses: 2000, cases: 5000 };

/** The last key of a page; undefined: there is none any more. */
function* endWork(sql: string, after: string): Work<string | undefined> {
  const row = yield* queryRow(sql, after);
  return z.object({ last: z.nullable(z.string()) }).parse(row).last ?? undefined;
}

async function* responsePages(connection: Connection): AsyncGenerator<readonly CountedResponses[]> {
  // What arrived in the same millisecond comes in one page.
  const ends = `SELECT max(received_at) AS last FROM (
    SELECT received_at FROM responses WHERE received_at > $1 ORDER BY received_at LIMIT ${pageSize(connection).responses}) AS page`;
  for (let after = ''; ; ) {
    const from = after;
    const to = await connection.read(() => endWork(ends, from));
    if (to === undefined) return;
    yield await connection.read(() => responsesWork(from, to));
    after = to;
  }
}

const responsesRow = z.object({
  day: z.string(),
  language: z.string(),
  instrument_id: z.string(),
  instrument_version: z.string(),
  sender: z.enum(senders),
  sealed: z.int(),
  number: z.int(),
  facts: z.nullable(z.string()),
});

function* responsesWork(after: string, to: string): Work<readonly CountedResponses[]> {
  const rows = yield* queryRows(
    `SELECT substr(received_at, 1, 10) AS day, language, instrument_id, instrument_version, sender, sealed,
       CAST(count(*) AS INTEGER) AS number, string_agg(facts, ',') AS facts
     FROM responses AS this
     WHERE received_at > $1 AND received_at <= $2 AND erased_at IS NULL AND NOT ${isHidden}
     GROUP BY substr(received_at, 1, 10), language, instrument_id, instrument_version, sender, sealed`,
    after,
    to,
  );
  return rows.map((row) => {
    const { instrument_id: id, instrument_version: version, sealed, facts, ...rest } = responsesRow.parse(row);
    return { ...rest, instrument: { id, version }, sealed: sealed === 1, facts: facts ?? '' };
  });
}

async function* casePages(connection: Connection, now: string): AsyncGenerator<readonly CountedCases[]> {
  const ends = `SELECT max(id) AS last FROM (
    SELECT id FROM cases WHERE id > $1 ORDER BY id LIMIT ${pageSize(connection).cases}) AS page`;
  for (let after = ''; ; ) {
    const from = after;
    const to = await connection.read(() => endWork(ends, from));
    if (to === undefined) return;
    yield await connection.read(() => casesWork(from, to, now));
    after = to;
  }
}

const casesRow = z.object({
  state: caseState,
  language: z.nullable(z.string()),
  deadline: z.nullable(z.string()),
  delivered: z.nullable(z.string()),
  number: z.int(),
});

/** As `stateOf` has it, which a test holds it to. */
function* casesWork(after: string, to: string, now: string): Work<readonly CountedCases[]> {
  const rows = yield* queryRows(
    `SELECT state, language, deadline, delivered, CAST(count(*) AS INTEGER) AS number FROM (
       SELECT CASE
           WHEN cases.mark IS NOT NULL THEN cases.mark
           WHEN cases.revoked_at IS NOT NULL THEN 'revoked'
           WHEN coalesce(cases.reopened_at, '') > coalesce(came.last_at, '') THEN 'reopened'
           WHEN came.last_at IS NOT NULL THEN 'delivered'
           WHEN turned.last_at IS NOT NULL THEN 'refused'
           WHEN cases.expires_at < $3 THEN 'expired'
           WHEN cases.opened_at IS NULL THEN 'invited'
           ELSE 'opened'
         END AS state,
         cases.language, substr(cases.expires_at, 1, 10) AS deadline, substr(came.first_at, 1, 10) AS delivered
       FROM cases
       LEFT JOIN (
         SELECT case_id, min(received_at) AS first_at, max(received_at) AS last_at FROM responses
         WHERE sender = 'proven' AND case_id > $1 AND case_id <= $2 GROUP BY case_id
       ) AS came ON came.case_id = cases.id
       LEFT JOIN (
         SELECT owner, max(last_seen) AS last_at FROM refused
         WHERE owner > 'case:' || $1 AND owner <= 'case:' || $2 AND ${passesJudgement} GROUP BY owner
       ) AS turned ON turned.owner = 'case:' || cases.id
       WHERE cases.id > $1 AND cases.id <= $2
     ) AS counted
     GROUP BY state, language, deadline, delivered`,
    after,
    to,
    now,
  );
  return rows.map((row) => {
    const { state, language, deadline, delivered, number } = casesRow.parse(row);
    const of = { language: language ?? undefined, deadline: deadline ?? undefined, delivered: delivered ?? undefined };
    return { state, ...of, number };
  });
}

const refusalsRow = z.object({ problem: z.string(), count: z.int() });

function* refusalsWork(): Work<readonly z.infer<typeof refusalsRow>[]> {
  const rows = yield* queryRows(
    'SELECT problem, CAST(count(*) AS INTEGER) AS count FROM refused GROUP BY problem ORDER BY problem',
  );
  return rows.map((row) => refusalsRow.parse(row));
}
