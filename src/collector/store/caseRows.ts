import { setImmediate as turn } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { CaseState } from '../../protocol/invitation.ts';
import { type CaseMark, caseMarks } from '../../protocol/officeActions.ts';
import { actWork } from './acts.ts';
import { type NewOfficeRecordLine, recordAllWork, recordWork } from './officeRecordRows.ts';
import { type Connection, queryRow, queryRows, type Row, type Work } from './statement.ts';

/** A case to be put into the register. */
export interface NewCase {
  readonly id: string;
  readonly instrumentId: string;
  readonly enterpriseNumber?: string | undefined;
  /** The enterprise, by its name. */
  readonly name?: string | undefined;
  readonly language?: string | undefined;
  readonly email?: string | undefined;
  /** What the office knows already, encrypted under an access code. */
  readonly known?: string | undefined;
  readonly expiresAt?: string | undefined;
}

/** A case as the register has it. Times are ISO 8601 in UTC. */
export interface CaseRecord extends NewCase {
  readonly createdAt: string;
  readonly openedAt?: string | undefined;
  readonly reopenedAt?: string | undefined;
  readonly revokedAt?: string | undefined;
  readonly mark?: CaseMark | undefined;
  /** When its last proven response came. */
  readonly deliveredAt?: string | undefined;
  /** When something sent with its token was last refused. */
  readonly refusedAt?: string | undefined;
}

/** The register of cases. */
export interface CaseRows {
  /** Adds cases, all of them or none. Those that are known already stay as they are, and are named. */
  addCases(cases: readonly NewCase[], at: string): Promise<ReadonlySet<string>>;
  caseOf(id: string): Promise<CaseRecord | undefined>;
  /** Whether another token of a case has sent a revision than the one with this number. */
  revisedElsewhere(caseId: string, token: number): Promise<boolean>;
  /** All cases, by their id. */
  cases(): AsyncIterable<CaseRecord>;
  /** Ends a case's tokens and codes; false where there is no such case. `line`: goes on the office's record with it. */
  revokeCase(caseId: string, at: string, line?: NewOfficeRecordLine): Promise<boolean>;
  /** Marks a case as one that will not answer, or takes that back; false where there is no such case. */
  markCase(caseId: string, mark: CaseMark | undefined, line: NewOfficeRecordLine): Promise<boolean>;
  /** Gives cases another last moment, all of them or none. */
  extendCases(caseIds: readonly string[], expiresAt: string, lines: readonly NewOfficeRecordLine[]): Promise<void>;
  /** Takes the revocation of a case back, whose codes and tokens stay ended; false where it is not revoked. */
  reinstateCase(caseId: string, line: NewOfficeRecordLine): Promise<boolean>;
  /** Notes that a case was opened, the first time. */
  openCase(caseId: string, at: string): Promise<void>;
}

/** How far a case has come at a moment (ISO 8601). */
export function stateOf(of: CaseRecord, now: string): CaseState {
  if (of.mark) return of.mark;
  if (of.revokedAt !== undefined) return 'revoked';
  const { deliveredAt: delivered = '', refusedAt: refused = '', reopenedAt: reopened = '' } = of;
  if (reopened > delivered) return 'reopened';
  if (delivered !== '') return 'delivered';
  if (refused !== '') return 'refused';
  if (of.expiresAt !== undefined && of.expiresAt < now) return 'expired';
  return of.openedAt === undefined ? 'invited' : 'opened';
}

/** The register of cases in a database. */
export const casesOn = (connection: Connection): CaseRows => ({
  addCases: (cases, at) => connection.write(() => addCasesWork(cases, at)),
  caseOf: (id) => connection.read(() => caseWork(id)),
  revisedElsewhere: (caseId, token) => connection.read(() => revisedElsewhereWork(caseId, token)),
  cases: () => allCases(connection),
  revokeCase: (caseId, at, line) => connection.write(() => revokeCaseWork(caseId, at, line)),
  markCase: (caseId, mark, line) => connection.write(() => markCaseWork(caseId, mark, line)),
  reinstateCase: (caseId, line) => connection.write(() => reinstateWork(caseId, line)),
  extendCases: (caseIds, expiresAt, lines) =>
    connection.write(function* () {
      yield* recordAllWork(lines);
      for (let at = 0; at < caseIds.length; at += casesInOnePage) {
        const some = caseIds.slice(at, at + casesInOnePage);
        const places = some.map((_, index) => `$${index + 2}`).join(', ');
        yield* queryRow(`UPDATE cases SET expires_at = $1 WHERE id IN (${places})`, expiresAt, ...some);
      }
    }),
  openCase: (caseId, at) =>
    connection.writeOne(function* () {
      yield* openCaseWork(caseId, at);
    }),
});

/** Adds cases within a transaction, and names those that are known. */
export function* addCasesWork(cases: readonly NewCase[], at: string): Work<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const { id, instrumentId, enterpriseNumber, name, language, email, known: answers, expiresAt } of cases) {
    const added = yield* queryRow(
      `INSERT INTO cases (id, instrument_id, enterprise_number, name, language, email, known, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
      id,
      instrumentId,
      enterpriseNumber ?? null,
      name ?? null,
      language ?? null,
      email ?? null,
      answers ?? null,
      at,
      expiresAt ?? null,
    );
    if (added) yield* actWork({ at, act: 'case-added', caseId: id });
    else known.add(id);
  }
  return known;
}

const nullable = z.nullable(z.string());
const caseRow = z.object({
  id: z.string(),
  instrument_id: z.string(),
  enterprise_number: nullable,
  name: nullable,
  language: nullable,
  email: nullable,
  known: nullable,
  created_at: z.string(),
  expires_at: nullable,
  opened_at: nullable,
  reopened_at: nullable,
  revoked_at: nullable,
  mark: z.nullable(z.enum(caseMarks)),
  delivered_at: nullable,
  refused_at: nullable,
});

function caseIn(row: Row): CaseRecord {
  const one = caseRow.parse(row);
  return {
    id: one.id,
    instrumentId: one.instrument_id,
    enterpriseNumber: one.enterprise_number ?? undefined,
    name: one.name ?? undefined,
    language: one.language ?? undefined,
    email: one.email ?? undefined,
    known: one.known ?? undefined,
    createdAt: one.created_at,
    expiresAt: one.expires_at ?? undefined,
    openedAt: one.opened_at ?? undefined,
    reopenedAt: one.reopened_at ?? undefined,
    revokedAt: one.revoked_at ?? undefined,
    mark: one.mark ?? undefined,
    deliveredAt: one.delivered_at ?? undefined,
    refusedAt: one.refused_at ?? undefined,
  };
}

/** Whether a refusal says something of its case: some the app tries again by itself. */
export const passesJudgement = "problem NOT IN ('digest-mismatch', 'unknown-instrument', 'unknown-superseded')";

const caseColumns = `cases.*,
  (SELECT max(received_at) FROM responses WHERE case_id = cases.id AND sender = 'proven') AS delivered_at,
  (SELECT max(last_seen) FROM refused WHERE owner = 'case:' || cases.id AND ${passesJudgement}) AS refused_at`;

/** Finds a case within a transaction. */
export function* caseWork(id: string): Work<CaseRecord | undefined> {
  const row = yield* queryRow(`SELECT ${caseColumns} FROM cases WHERE id = $1`, id);
  return row && caseIn(row);
}

function* revisedElsewhereWork(caseId: string, token: number): Work<boolean> {
  const row = yield* queryRow(
    `SELECT 1 AS one FROM responses
     WHERE case_id = $1 AND sender = 'proven' AND other_sender = 1 AND token <> $2 LIMIT 1`,
    caseId,
    token,
  );
  return row !== undefined;
}

const casesInOnePage = 500;

async function* allCases(connection: Connection): AsyncGenerator<CaseRecord> {
  let after = '';
  for (;;) {
    const place = after;
    const rows = await connection.read(() =>
      queryRows(`SELECT ${caseColumns} FROM cases WHERE id > $1 ORDER BY id LIMIT ${casesInOnePage}`, place),
    );
    for (const one of rows.map(caseIn)) {
      yield one;
      after = one.id;
    }
    if (rows.length < casesInOnePage) return;
    // Whatever else came in has its turn: SQLite answers within this one.
    await turn();
  }
}

function* reinstateWork(caseId: string, line: NewOfficeRecordLine): Work<boolean> {
  const found = yield* queryRow(
    'UPDATE cases SET revoked_at = NULL WHERE id = $1 AND revoked_at IS NOT NULL RETURNING id',
    caseId,
  );
  if (found) yield* recordWork(line);
  return found !== undefined;
}

function* markCaseWork(caseId: string, mark: CaseMark | undefined, line: NewOfficeRecordLine): Work<boolean> {
  const found = yield* queryRow('UPDATE cases SET mark = $2 WHERE id = $1 RETURNING id', caseId, mark ?? null);
  if (found) yield* recordWork(line);
  return found !== undefined;
}

function* revokeCaseWork(caseId: string, at: string, line?: NewOfficeRecordLine): Work<boolean> {
  const found = yield* queryRow(
    'UPDATE cases SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1 RETURNING id',
    caseId,
    at,
  );
  if (!found) return false;
  yield* queryRow('UPDATE tokens SET revoked_at = coalesce(revoked_at, $2) WHERE case_id = $1', caseId, at);
  yield* queryRow('UPDATE codes SET ended_at = coalesce(ended_at, $2) WHERE case_id = $1', caseId, at);
  yield* actWork({ at, act: 'revoked', caseId });
  if (line) yield* recordWork(line);
  return true;
}

/** Notes within a transaction that a case was opened, the first time. */
export function* openCaseWork(caseId: string, at: string): Work<void> {
  yield* queryRow('UPDATE cases SET opened_at = $2 WHERE id = $1 AND opened_at IS NULL', caseId, at);
}
