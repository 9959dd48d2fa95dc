import { hash } from 'node:crypto';
import * as z from 'zod/mini';
import { actsInParts, type OfficeAct, officeActs } from '../../protocol/officeRecord.ts';
import { type Bound, type Connection, queryRow, queryRows, type Row, type Work } from './statement.ts';

/** A line of the record. */
export interface OfficeRecordLine {
  readonly number: number;
  readonly at: string;
  /** The number of the token of whoever did it; 0: on the server's command line. */
  readonly token: number;
  readonly act: OfficeAct;
  readonly caseId: string | undefined;
  readonly detail: string | undefined;
  /** SHA-256 over the line before and this one, in hex: a line that is changed or taken out breaks the chain. */
  readonly hash: string;
}

export type NewOfficeRecordLine = Pick<OfficeRecordLine, 'at' | 'token' | 'act'> &
  Partial<Pick<OfficeRecordLine, 'caseId' | 'detail'>>;

/** The last line, for keeping elsewhere; `broken`: the number of the first line that does not follow from the one before. */
export interface RecordCheck {
  readonly head: Pick<OfficeRecordLine, 'number' | 'hash'>;
  readonly broken: number | undefined;
}

/** The record of the office's page. */
export interface OfficeRecordRows {
  recordOffice(line: NewOfficeRecordLine): Promise<void>;
  /** The lines, the last one first, without the parts of acts on many cases; `before`: only those with a lower number. */
  officeRecord(limit: number, before?: number): Promise<readonly OfficeRecordLine[]>;
  /** Goes through the chain from its beginning. */
  checkOfficeRecord(): Promise<RecordCheck>;
}

/** This record in a database. */
export const officeRecordOn = (connection: Connection): OfficeRecordRows => ({
  recordOffice: async (line) => void (await connection.write(() => recordWork(line))),
  officeRecord: async (limit, before) =>
    (
      await connection.read(() =>
        queryRows(
          `SELECT * FROM office_record WHERE number < $1 AND act NOT IN (${parts}) ORDER BY number DESC LIMIT $2`,
          before ?? lastNumber,
          limit,
        ),
      )
    ).map(lineIn),
  checkOfficeRecord: async () => {
    let head: RecordCheck['head'] = beginning;
    for await (const row of connection.stream({ sql: 'SELECT * FROM office_record ORDER BY number', values: [] })) {
      const line = lineIn(row);
      if (line.number !== head.number + 1 || line.hash !== hashOfLine(head.hash, line))
        return { head, broken: line.number };
      head = { number: line.number, hash: line.hash };
    }
    return { head, broken: undefined };
  },
});

const parts = actsInParts.map((act) => `'${act}'`).join(', ');

/** The highest number that a column of PostgreSQL's holds. */
export const lastNumber = 2 ** 31 - 1;

const beginning = { number: 0, hash: '' } as const;

const recordRow = z.object({
  number: z.int(),
  at: z.string(),
  token: z.int(),
  act: z.enum(officeActs),
  case_id: z.nullable(z.string()),
  detail: z.nullable(z.string()),
  hash: z.string(),
});

/** A line in a row. */
export function lineIn(row: Row): OfficeRecordLine {
  const { case_id, detail, ...line } = recordRow.parse(row);
  return { ...line, caseId: case_id ?? undefined, detail: detail ?? undefined };
}

/** A line's hash follows from the line before, so that nothing can be changed without changing all that came after. */
const hashOfLine = (before: string, { at, token, act, caseId, detail }: NewOfficeRecordLine): string =>
  hash('sha256', JSON.stringify([before, at, token, act, caseId ?? null, detail ?? null]), 'hex');

/** Writes a line within a transaction, and gives its number. Two at once would have the same number: the one that comes second is tried again. */
export function* recordWork(line: NewOfficeRecordLine): Work<number> {
  const row = yield* queryRow('SELECT * FROM office_record ORDER BY number DESC LIMIT 1');
  const last = row ? lineIn(row) : beginning;
  const number = last.number + 1;
  yield* queryRow(
    'INSERT INTO office_record (number, at, token, act, case_id, detail, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    number,
    line.at,
    line.token,
    line.act,
    line.caseId ?? null,
    line.detail ?? null,
    hashOfLine(last.hash, line),
  );
  return number;
}

/** How many lines are written in one statement. */
const linesAtOnce = 200;

/** Writes lines within a transaction, in their order. */
export function* recordAllWork(lines: readonly NewOfficeRecordLine[]): Work<void> {
  const row = yield* queryRow('SELECT * FROM office_record ORDER BY number DESC LIMIT 1');
  let { number, hash: before }: RecordCheck['head'] = row ? lineIn(row) : beginning;
  for (let at = 0; at < lines.length; at += linesAtOnce) {
    const values: Bound[] = [];
    const rows = lines.slice(at, at + linesAtOnce).map((line) => {
      number += 1;
      before = hashOfLine(before, line);
      const first = values.length;
      values.push(number, line.at, line.token, line.act, line.caseId ?? null, line.detail ?? null, before);
      return `(${Array.from({ length: 7 }, (_, place) => `$${first + place + 1}`).join(', ')})`;
    });
    yield* queryRow(
      `INSERT INTO office_record (number, at, token, act, case_id, detail, hash) VALUES ${rows.join(', ')}`,
      ...values,
    );
  }
}
