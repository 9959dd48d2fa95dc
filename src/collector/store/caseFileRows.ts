import * as z from 'zod/mini';
import { problem } from '../../protocol/problem.ts';
import { type CaseRecord, caseWork } from './caseRows.ts';
import { lineIn, type OfficeRecordLine } from './officeRecordRows.ts';
import type { KeptRefusal } from './refusalRows.ts';
import { type Connection, queryRows, type Work } from './statement.ts';

/** A code that was issued for a case: never its value. */
export interface ListedCode {
  readonly issuedAt: string;
  readonly reissued: boolean;
  readonly redeemed: number;
  readonly endedAt: string | undefined;
}

/** What is kept about a case beside its record, its tokens, its acts and its responses. */
export interface CaseFile {
  readonly codes: readonly ListedCode[];
  readonly refusals: readonly Pick<KeptRefusal, 'id' | 'name' | 'problem' | 'firstSeen' | 'lastSeen' | 'times'>[];
  /** What the office did with it, first to last; who read it is not there. */
  readonly lines: readonly OfficeRecordLine[];
}

/** Cases, for whoever looks for one or at one. */
export interface CaseFileRows {
  caseFile(caseId: string): Promise<CaseFile>;
  /** The cases with this id, however its letters are written, or of the enterprise with these ten digits. */
  casesNamed(id: string, digits: string | undefined, limit: number): Promise<readonly CaseRecord[]>;
  /** The names of all cases that have one, a page at a time. The database is free between two, so whoever reads pauses there. */
  caseNames(): AsyncIterable<readonly { readonly id: string; readonly name: string }[]>;
}

/** These in a database. */
export const caseFilesOn = (connection: Connection): CaseFileRows => ({
  caseFile: (caseId) => connection.read(() => fileWork(caseId)),
  casesNamed: (id, digits, limit) => connection.read(() => namedWork(id, digits, limit)),
  caseNames: () => namePages(connection),
});

const nameRow = z.object({ id: z.string(), name: z.string() });

const namesInOnePage = 1000;

async function* namePages(connection: Connection): AsyncGenerator<readonly z.infer<typeof nameRow>[]> {
  for (let after = ''; ; ) {
    const place = after;
    const rows = await connection.read(() =>
      queryRows(
        `SELECT id, name FROM cases WHERE id > $1 AND name IS NOT NULL ORDER BY id LIMIT ${namesInOnePage}`,
        place,
      ),
    );
    const page = rows.map((row) => nameRow.parse(row));
    yield page;
    const last = page.at(-1);
    if (!last || page.length < namesInOnePage) return;
    after = last.id;
  }
}

/** Whoever sends much that is refused fills no page. */
const mostRefusals = 100;

const codeRow = z.object({
  created_at: z.string(),
  reissued: z.int(),
  redeemed: z.int(),
  ended_at: z.nullable(z.string()),
});

const refusalRow = z.object({
  url_id: z.string(),
  problem: z.string(),
  problem_json: z.string(),
  first_seen: z.string(),
  last_seen: z.string(),
  times: z.int(),
});

function* fileWork(caseId: string): Work<CaseFile> {
  const codes = yield* queryRows(
    'SELECT created_at, reissued, redeemed, ended_at FROM codes WHERE case_id = $1 ORDER BY created_at',
    caseId,
  );
  const refusals = yield* queryRows(
    `SELECT url_id, problem, problem_json, first_seen, last_seen, times FROM refused
     WHERE owner = $1 ORDER BY number DESC LIMIT ${mostRefusals}`,
    `case:${caseId}`,
  );
  const lines = yield* queryRows(
    `SELECT * FROM office_record WHERE case_id = $1 AND act NOT LIKE '%-read' AND act NOT LIKE '%-searched'
     ORDER BY number`,
    caseId,
  );
  return {
    codes: codes
      .map((row) => codeRow.parse(row))
      .map(({ created_at, reissued, redeemed, ended_at }) => ({
        ...{ issuedAt: created_at, reissued: reissued === 1, redeemed, endedAt: ended_at ?? undefined },
      })),
    refusals: refusals
      .map((row) => refusalRow.parse(row))
      .map(({ url_id, problem: name, problem_json, first_seen, last_seen, times }) => ({
        ...{ id: url_id, name, problem: problem.parse(JSON.parse(problem_json)) },
        ...{ firstSeen: first_seen, lastSeen: last_seen, times },
      }))
      .toReversed(),
    lines: lines.map(lineIn),
  };
}

const idRow = z.object({ id: z.string() });

function* namedWork(id: string, digits: string | undefined, limit: number): Work<readonly CaseRecord[]> {
  // As registers write a number: each way is looked up in the index.
  const dotted = digits?.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3');
  const ids = yield* queryRows(
    `SELECT id FROM cases WHERE id = $1 OR lower(id) = $2 OR enterprise_number IN ($3, $4, $5) ORDER BY id LIMIT $6`,
    id,
    id.toLowerCase(),
    dotted ?? null,
    digits ?? null,
    digits?.replace(/^0/, '') ?? null,
    limit,
  );
  const found: CaseRecord[] = [];
  for (const row of ids) {
    const one = yield* caseWork(idRow.parse(row).id);
    if (one) found.push(one);
  }
  return found;
}
