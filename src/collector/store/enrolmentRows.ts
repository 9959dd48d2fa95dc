import { addCasesWork, type NewCase } from './caseRows.ts';
import { issueWork, type NewCodeRow } from './codeRows.ts';
import { type Connection, queryRow, type Work } from './statement.ts';
import { type NewToken, registerTokenWork } from './tokenRows.ts';

/** A case with its first token and code. */
export interface NewEnrolment {
  readonly case: NewCase;
  readonly hashes: NewToken['hashes'];
  readonly code: NewCodeRow;
}

/** Whole samples, all or nothing. */
export interface EnrolmentRows {
  /**
   * Adds cases, each with a token and a code, all in one transaction. Those that are known already stay as they are and
   * are named; they get a new token and a new code only where their code is issued again, and then also the last day
   * that they are given.
   */
  enrolCases(all: readonly NewEnrolment[], at: string): Promise<ReadonlySet<string>>;
}

/** Enrolments in a database. */
export const enrolmentsOn = (connection: Connection): EnrolmentRows => ({
  enrolCases: (all, at) => connection.write(() => enrolWork(all, at)),
});

function* enrolWork(all: readonly NewEnrolment[], at: string): Work<ReadonlySet<string>> {
  const known = yield* addCasesWork(
    all.map((one) => one.case),
    at,
  );
  for (const { case: of, hashes, code } of all) {
    if (known.has(of.id) && !code.reissued) continue;
    // Prefilled answers are encrypted anew, since nobody has the earlier access code any more.
    if (known.has(of.id) && of.known !== undefined)
      yield* queryRow('UPDATE cases SET known = $2 WHERE id = $1', of.id, of.known);
    if (known.has(of.id) && of.expiresAt !== undefined)
      yield* queryRow('UPDATE cases SET expires_at = $2 WHERE id = $1', of.id, of.expiresAt);
    yield* registerTokenWork({ caseId: of.id, origin: code.reissued ? 'reissue' : 'enrol', hashes, weak: false }, at);
    yield* issueWork(code, at);
  }
  return known;
}
