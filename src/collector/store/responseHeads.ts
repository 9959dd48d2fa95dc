import * as z from 'zod/mini';
import type { InstrumentName } from '../../protocol/names.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import { receiptColumns, receiptIn } from './responseRows.ts';
import { type Sender, senders } from './right.ts';
import { type Connection, queryRow, queryRows, type Row, type Work } from './statement.ts';
import { isHidden } from './storedResponses.ts';

/** A response without its bytes; superseded and erased ones have one too. */
export interface KeptHead {
  readonly owner: string;
  readonly receipt: Receipt;
  readonly instrument: InstrumentName;
  readonly caseId: string | undefined;
  readonly supersedes: string | undefined;
  /** The response that it supersedes with the right to. */
  readonly hides: string | undefined;
  /** Whether another stands in its place. */
  readonly hidden: boolean;
  readonly sealed: boolean;
  readonly sender: Sender;
  readonly token: number | undefined;
  readonly late: boolean;
  readonly otherSender: boolean;
  readonly reissued: boolean;
  readonly ingested: boolean;
  readonly erasedAt: string | undefined;
  /** The digest of the bytes where contact data were taken out of them by law. */
  readonly alteredSha256: string | undefined;
}

/** What responses are asked for by. */
export type HeadsBy = { readonly caseId: string } | { readonly id: string } | { readonly code: string };

/** Single responses, for whoever looks at them. */
export interface ResponseHeadRows {
  /** The heads of the last responses received, first received first, and how many there are. */
  responseHeads(by: HeadsBy, limit: number): Promise<{ readonly number: number; readonly heads: readonly KeptHead[] }>;
  /** What a response consists of, by the code of its receipt. */
  responseContent(
    code: string,
  ): Promise<{ readonly bytes: Uint8Array; readonly facts: string | undefined } | undefined>;
}

/** These in a database. */
export const responseHeadsOn = (connection: Connection): ResponseHeadRows => ({
  responseHeads: (by, limit) => connection.read(() => headsWork(by, limit)),
  responseContent: (code) => connection.read(() => contentWork(code)),
});

const nullable = z.nullable(z.string());
const headRow = z.extend(receiptColumns, {
  owner: z.string(),
  instrument_id: z.string(),
  instrument_version: z.string(),
  case_id: nullable,
  supersedes: nullable,
  hides: nullable,
  hidden: z.int(),
  sealed: z.int(),
  sender: z.enum(senders),
  token: z.nullable(z.int()),
  late: z.int(),
  other_sender: z.int(),
  ingested: z.int(),
  origin: nullable,
  erased_at: nullable,
  altered_sha256: nullable,
});

/** A head in a row. */
export function headIn(found: Row): KeptHead {
  const row = headRow.parse(found);
  return {
    owner: row.owner,
    receipt: receiptIn(row),
    instrument: { id: row.instrument_id, version: row.instrument_version },
    caseId: row.case_id ?? undefined,
    supersedes: row.supersedes ?? undefined,
    hides: row.hides ?? undefined,
    hidden: row.hidden === 1,
    sealed: row.sealed === 1,
    sender: row.sender,
    token: row.token ?? undefined,
    late: row.late === 1,
    otherSender: row.other_sender === 1,
    reissued: row.origin === 'reissue',
    ingested: row.ingested === 1,
    erasedAt: row.erased_at ?? undefined,
    alteredSha256: row.altered_sha256 ?? undefined,
  };
}

function conditionOf(by: HeadsBy): readonly [column: string, value: string] {
  if ('caseId' in by) return ['case_id', by.caseId];
  return 'id' in by ? ['id', by.id] : ['code', by.code];
}

/** The columns of a head, of rows named `this` beside `tokens`. */
export const headColumns = `this.owner, this.id, this.sha256, this.received_at, this.code, this.instrument_id,
  this.instrument_version, this.case_id, this.supersedes, this.hides, this.sealed, this.sender, this.token, this.late,
  this.other_sender, this.ingested, this.erased_at, this.altered_sha256, tokens.origin, CASE WHEN ${isHidden} THEN 1 ELSE 0 END AS hidden`;

function* headsWork(by: HeadsBy, limit: number): Work<{ number: number; heads: KeptHead[] }> {
  const [column, value] = conditionOf(by);
  const counted = yield* queryRow(`SELECT count(*) AS number FROM responses WHERE ${column} = $1`, value);
  const rows = yield* queryRows(
    `SELECT ${headColumns} FROM responses AS this LEFT JOIN tokens ON tokens.number = this.token
     WHERE this.${column} = $1 ORDER BY this.received_at DESC, this.id DESC, this.owner DESC LIMIT $2`,
    value,
    limit,
  );
  return {
    number: z.object({ number: z.coerce.number() }).parse(counted).number,
    heads: rows.map(headIn).toReversed(),
  };
}

const contentRow = z.object({ bytes: z.instanceof(Uint8Array), facts: nullable });

function* contentWork(code: string): Work<{ bytes: Uint8Array; facts: string | undefined } | undefined> {
  const row = yield* queryRow('SELECT bytes, facts FROM responses WHERE code = $1', code);
  if (!row) return undefined;
  const { bytes, facts } = contentRow.parse(row);
  return { bytes, facts: facts ?? undefined };
}
