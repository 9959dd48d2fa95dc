import * as z from 'zod/mini';
import type { RegisteredCase } from '../../export/delivered.ts';
import type { InstrumentName } from '../../protocol/names.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import { receiptColumns, receiptIn } from './responseRows.ts';
import { type Sender, senders } from './right.ts';
import { type Connection, queryRow, queryRows, type Work } from './statement.ts';

/** A response that is kept. */
export interface KeptResponse {
  /** Its owner (`ownerOf`). */
  readonly owner: string;
  readonly bytes: Uint8Array;
  readonly sealed: boolean;
  readonly receipt: Receipt;
  readonly instrument: InstrumentName;
  readonly caseId: string | undefined;
  /** The response that it supersedes with the right to; undefined where there is none. */
  readonly hides: string | undefined;
  /** Whether it is superseded itself. */
  readonly hidden: boolean;
  readonly sender: Sender;
  readonly late: boolean;
  /** Whether it is a revision that another token of the case sent than the one before. */
  readonly otherSender: boolean;
  /** Whether the token that sent it came from a code that was issued again. */
  readonly reissued: boolean;
  /** Whether it came in a carried file. */
  readonly ingested: boolean;
  readonly facts: string | undefined;
  /** Its case as the register has it now, where that was proven. */
  readonly registered?: RegisteredCase | undefined;
  /** The digest of the bytes where contact data were taken out of them by law; undefined: they are as they came. */
  readonly alteredSha256: string | undefined;
}

/** Which responses, of all that are kept. */
export interface ResponseSelection {
  /** Include superseded ones. */
  readonly superseded: boolean;
  /** Received at this time or later, as ISO 8601 in UTC. */
  readonly since?: string | undefined;
  readonly caseId?: string | undefined;
  readonly instrumentId?: string | undefined;
}

/** The responses that are kept, to be read. What was erased is in none of them. */
export interface StoredResponseRows {
  /** The names of all questionnaires that responses are to. */
  instruments(): Promise<readonly InstrumentName[]>;
  /** The responses of a selection as they stand, first received first. What comes in meanwhile is left out, and what was erased. */
  responses(which: ResponseSelection): AsyncIterable<KeptResponse>;
  /** The same, some hundreds at a time: a promise for each response would cost more than reading it. */
  responsePages(which: ResponseSelection): AsyncIterable<readonly KeptResponse[]>;
  /** One response, superseded or not; undefined where it is not here, or was erased. */
  keptResponse(owner: string, id: string): Promise<KeptResponse | undefined>;
  /** How many responses a selection has. */
  responseCount(which: ResponseSelection): Promise<number>;
  /** How many of a selection are superseded. */
  superseded(which: ResponseSelection): Promise<number>;
  /** How many of a selection name a predecessor and do not hide it, since at that time nobody had to prove a right. */
  unprovenRevisions(which: ResponseSelection): Promise<number>;
}

/** The responses in a database, to be read. */
export const storedResponsesOn = (connection: Connection): StoredResponseRows => ({
  instruments: () => connection.read(instrumentsWork),
  responses: (which) => eachOf(storedPages(connection, which)),
  responsePages: (which) => storedPages(connection, which),
  keptResponse: (owner, id) => connection.read(() => oneWork(owner, id)),
  responseCount: (which) => connection.read(() => numberWork(which.superseded ? '1 = 1' : `NOT ${isHidden}`, which)),
  superseded: (which) => connection.read(() => numberWork(isHidden, which)),
  unprovenRevisions: (which) =>
    connection.read(() => numberWork('this.supersedes IS NOT NULL AND this.hides IS NULL', which)),
});

const instrumentRow = z.object({ instrument_id: z.string(), instrument_version: z.string() });

function* instrumentsWork(): Work<readonly InstrumentName[]> {
  const rows = yield* queryRows('SELECT DISTINCT instrument_id, instrument_version FROM responses');
  return rows.map((row) => {
    const { instrument_id: id, instrument_version: version } = instrumentRow.parse(row);
    return { id, version };
  });
}

const storedRow = z.extend(receiptColumns, {
  owner: z.string(),
  bytes: z.instanceof(Uint8Array),
  sealed: z.int(),
  instrument_id: z.string(),
  instrument_version: z.string(),
  case_id: z.nullable(z.string()),
  hides: z.nullable(z.string()),
  hidden: z.int(),
  sender: z.enum(senders),
  late: z.int(),
  other_sender: z.int(),
  ingested: z.int(),
  origin: z.nullable(z.string()),
  facts: z.nullable(z.string()),
  registered_number: z.nullable(z.string()),
  altered_sha256: z.nullable(z.string()),
});

/** Selects what a stored response is read from, of rows named `this`. @param hidden 1 where one is superseded, else 0 */
const selectStored = (hidden: string): string => `
    SELECT this.*, tokens.origin, cases.enterprise_number AS registered_number, ${hidden} AS hidden
    FROM responses AS this LEFT JOIN tokens ON tokens.number = this.token
    LEFT JOIN cases ON cases.id = this.case_id AND this.sender = 'proven'`;

const storedIn = (row: z.infer<typeof storedRow>): KeptResponse => ({
  owner: row.owner,
  bytes: row.bytes,
  sealed: row.sealed === 1,
  receipt: receiptIn(row),
  instrument: { id: row.instrument_id, version: row.instrument_version },
  caseId: row.case_id ?? undefined,
  hides: row.hides ?? undefined,
  hidden: row.hidden === 1,
  sender: row.sender,
  late: row.late === 1,
  otherSender: row.other_sender === 1,
  reissued: row.origin === 'reissue',
  ingested: row.ingested === 1,
  facts: row.facts ?? undefined,
  registered:
    row.sender === 'proven' && row.case_id !== null
      ? { id: row.case_id, enterpriseNumber: row.registered_number ?? undefined }
      : undefined,
  alteredSha256: row.altered_sha256 ?? undefined,
});

/**
 * Whether a response is hidden: by a revision under the same right that can be read, or, where the same bytes were sent
 * again with the case's token, by the proven one; or by one that an office chose, but for a claim over what is proven.
 * `coalesce` has the proven one looked up by its id: by its case, all claims to one case would be gone through for each.
 */
const isHiddenBy = (more: (by: string) => string) => `(EXISTS (
    SELECT 1 FROM responses AS later
    WHERE later.owner = this.owner AND later.hides = this.id AND later.sealed = 0${more('later')})
  OR (this.sender = 'claimed' AND EXISTS (
    SELECT 1 FROM responses AS proven
    WHERE proven.id = this.id AND proven.sha256 = this.sha256 AND coalesce(proven.case_id, '') = this.case_id
      AND proven.sender = 'proven'${more('proven')}))
  OR EXISTS (
    SELECT 1 FROM passed_over JOIN responses AS chosen ON chosen.code = passed_over.chosen
    WHERE passed_over.code = this.code AND passed_over.undone IS NULL
      AND NOT (this.sender = 'proven' AND chosen.sender <> 'proven')${more('chosen')}))`;

/** Whether a response named `this` is hidden now. */
export const isHidden = isHiddenBy(() => '');

/** The conditions of a selection on rows named `this`, with their values from `$1` on. What was erased is in none. */
export function conditionsOf({ since, caseId, instrumentId }: ResponseSelection): {
  readonly sql: string;
  readonly values: string[];
} {
  const given = [
    { column: 'this.received_at >=', value: since },
    { column: 'this.case_id =', value: caseId },
    { column: 'this.instrument_id =', value: instrumentId },
  ].flatMap(({ column, value }) => (value === undefined ? [] : [{ column, value }]));
  return {
    sql: ` AND this.erased_at IS NULL${given.map(({ column }, at) => ` AND ${column} $${at + 1}`).join('')}`,
    values: given.map(({ value }) => value),
  };
}

/** Rows read at once. A long read would keep SQLite's log from being truncated. */
const rowsInOnePage = 200;

async function* eachOf<Value>(pages: AsyncIterable<readonly Value[]>): AsyncGenerator<Value> {
  for await (const page of pages) yield* page;
}

async function* storedPages(connection: Connection, which: ResponseSelection): AsyncGenerator<readonly KeptResponse[]> {
  // Starts where the selection begins, so that older rows are not scanned.
  const { sql, values } = conditionsOf({ ...which, since: undefined });
  const end = await connection.read(() => queryRow('SELECT max(received_at) AS at FROM responses'));
  const last = z.object({ at: z.nullable(z.string()) }).parse(end).at;
  if (last === null) return;
  let after: readonly [string, string, string] = [which.since ?? '', '', ''];
  const from = values.length;
  // What comes in meanwhile is left out, so it must not hide either: both would be missing.
  const wasHidden = isHiddenBy((by) => ` AND ${by}.received_at <= $${from + 4}`);
  const statement = `
    ${selectStored(which.superseded ? `CASE WHEN ${wasHidden} THEN 1 ELSE 0 END` : '0')}
    WHERE (this.received_at, this.id, this.owner) > ($${from + 1}, $${from + 2}, $${from + 3})
      AND this.received_at <= $${from + 4}${sql}${which.superseded ? '' : ` AND NOT ${wasHidden}`}
    ORDER BY this.received_at, this.id, this.owner LIMIT ${rowsInOnePage}`;
  for (;;) {
    const place = after;
    const rows = await connection.read(() => queryRows(statement, ...values, ...place, last));
    const parsed = rows.map((row) => storedRow.parse(row));
    if (parsed.length > 0) yield parsed.map(storedIn);
    const end = parsed.at(-1);
    if (!end || parsed.length < rowsInOnePage) return;
    after = [end.received_at, end.id, end.owner];
  }
}

function* oneWork(owner: string, id: string): Work<KeptResponse | undefined> {
  const row = yield* queryRow(
    `${selectStored(`CASE WHEN ${isHidden} THEN 1 ELSE 0 END`)}
     WHERE this.owner = $1 AND this.id = $2 AND this.erased_at IS NULL`,
    owner,
    id,
  );
  return row && storedIn(storedRow.parse(row));
}

function* numberWork(condition: string, which: ResponseSelection): Work<number> {
  const { sql, values } = conditionsOf(which);
  const row = yield* queryRow(`SELECT count(*) AS number FROM responses AS this WHERE ${condition}${sql}`, ...values);
  return z.object({ number: z.coerce.number() }).parse(row).number;
}
