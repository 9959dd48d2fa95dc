import * as z from 'zod/mini';
import { lineIn, type NewOfficeRecordLine, type OfficeRecordLine, recordWork } from './officeRecordRows.ts';
import { headColumns, headIn, type KeptHead } from './responseHeads.ts';
import type { RivalGroup } from './rivalRows.ts';
import { type Connection, queryRow, queryRows, type Work } from './statement.ts';
import { conditionsOf, isHidden, type ResponseSelection } from './storedResponses.ts';

/** A response that the office has stand for its rivals, by the codes of their receipts. */
export interface Choosing {
  readonly chosen: string;
  readonly over: readonly string[];
}

/** A choice that stands: who made it, when and why is on the line of the record. */
export interface RivalChoice {
  readonly line: OfficeRecordLine;
  readonly chosen: KeptHead;
  readonly over: readonly KeptHead[];
}

/** What an office chose between rivals. Nothing is changed in the responses themselves, so that it can be taken back. */
export interface ChoiceRows {
  /** Hides rivals as if the chosen one superseded them. False: they do not all rival one another now. */
  chooseRival(choosing: Choosing, line: NewOfficeRecordLine): Promise<boolean>;
  /** Takes a choice back, by the number of its line; false where none of that number stands. */
  undoChoice(choice: number, line: NewOfficeRecordLine): Promise<boolean>;
  /** The last choices that stand, the last one first. */
  rivalChoices(limit: number): Promise<readonly RivalChoice[]>;
  /** The heads of the first of a group. */
  rivalHeads(group: RivalGroup, limit: number): Promise<readonly KeptHead[]>;
  /** How many of a selection are hidden since the office chose others. */
  passedOver(which: ResponseSelection): Promise<number>;
}

/** These in a database. */
export const choicesOn = (connection: Connection): ChoiceRows => ({
  chooseRival: (choosing, line) => connection.write(() => chooseWork(choosing, line)),
  undoChoice: (choice, line) => connection.write(() => undoWork(choice, line)),
  rivalChoices: (limit) => connection.read(() => choicesWork(limit)),
  rivalHeads: (group, limit) => connection.read(() => rivalHeadsWork(group, limit)),
  passedOver: (which) => connection.read(() => passedWork(which)),
});

function* passedWork(which: ResponseSelection): Work<number> {
  const { sql, values } = conditionsOf(which);
  const row = yield* queryRow(
    `SELECT count(*) AS number FROM responses AS this
     WHERE code IN (SELECT code FROM passed_over WHERE undone IS NULL) AND ${isHidden}${sql}`,
    ...values,
  );
  return z.object({ number: z.coerce.number() }).parse(row).number;
}

function* headWork(code: string): Work<KeptHead | undefined> {
  const row = yield* queryRow(
    `SELECT ${headColumns} FROM responses AS this LEFT JOIN tokens ON tokens.number = this.token WHERE this.code = $1`,
    code,
  );
  return row && headIn(row);
}

function* chooseWork({ chosen, over }: Choosing, line: NewOfficeRecordLine): Work<boolean> {
  const first = yield* headWork(chosen);
  if (!first || over.length === 0 || over.includes(chosen)) return false;
  if (!isOpen(first)) return false;
  for (const code of over) {
    const other = yield* headWork(code);
    if (!other || !isOpen(other) || !areRivals(first, other)) return false;
  }
  const number = yield* recordWork(line);
  for (const code of new Set(over))
    yield* queryRow('INSERT INTO passed_over (code, chosen, choice) VALUES ($1, $2, $3)', code, chosen, number);
  return true;
}

const isOpen = ({ hidden, erasedAt }: KeptHead): boolean => !hidden && erasedAt === undefined;

/** Whether two responses are in one group of `rivalGroups`. */
function areRivals(one: KeptHead, other: KeptHead): boolean {
  if (one.instrument.id !== other.instrument.id) return false;
  const ofOneCase = one.caseId !== undefined && one.caseId === other.caseId && one.sender === other.sender;
  return ofOneCase || (one.hides !== undefined && one.hides === other.hides && one.owner === other.owner);
}

function* undoWork(choice: number, line: NewOfficeRecordLine): Work<boolean> {
  const stands = yield* queryRow(
    'SELECT 1 AS one FROM passed_over WHERE choice = $1 AND undone IS NULL LIMIT 1',
    choice,
  );
  if (!stands) return false;
  const number = yield* recordWork(line);
  yield* queryRow('UPDATE passed_over SET undone = $2 WHERE choice = $1 AND undone IS NULL', choice, number);
  return true;
}

const passedRow = z.object({ code: z.string(), chosen: z.string() });

function* choicesWork(limit: number): Work<readonly RivalChoice[]> {
  const lines = yield* queryRows(
    `SELECT * FROM office_record WHERE number IN (SELECT choice FROM passed_over WHERE undone IS NULL)
     ORDER BY number DESC LIMIT $1`,
    limit,
  );
  const choices: RivalChoice[] = [];
  for (const line of lines.map(lineIn)) {
    const rows = yield* queryRows('SELECT code, chosen FROM passed_over WHERE choice = $1 ORDER BY code', line.number);
    const passed = rows.map((row) => passedRow.parse(row));
    const chosen = yield* headWork(passed[0]?.chosen ?? '');
    const over: KeptHead[] = [];
    for (const { code } of passed) {
      const head = yield* headWork(code);
      if (head) over.push(head);
    }
    if (chosen) choices.push({ line, chosen, over });
  }
  return choices;
}

function* rivalHeadsWork(group: RivalGroup, limit: number): Work<readonly KeptHead[]> {
  const { owner, caseId, instrumentId, sender, hides } = group;
  const ofOpen = `SELECT ${headColumns} FROM responses AS this LEFT JOIN tokens ON tokens.number = this.token
    WHERE NOT ${isHidden} AND this.erased_at IS NULL AND this.instrument_id = $1`;
  const last = 'ORDER BY this.received_at, this.id, this.owner LIMIT';
  const rows =
    hides === undefined
      ? yield* queryRows(
          `${ofOpen} AND this.case_id = $2 AND this.sender = $3 ${last} $4`,
          instrumentId,
          caseId ?? null,
          sender,
          limit,
        )
      : yield* queryRows(
          `${ofOpen} AND this.owner = $2 AND this.hides = $3 ${last} $4`,
          instrumentId,
          owner,
          hides,
          limit,
        );
  return rows.map(headIn);
}
