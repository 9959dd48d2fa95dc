import * as z from 'zod/mini';
import type { InstrumentName } from '../../protocol/names.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import type { ResponseDocument } from '../../protocol/response.ts';
import { StoreFailure } from './failure.ts';
import { ownerOf, type Right, type Sender, senders } from './right.ts';
import { type Connection, rowOf, rowsOf, type Work } from './statement.ts';

/** What is known of a response without its answers; of a sealed one, what its header says. */
export type ResponseMetadata = Pick<ResponseDocument, 'id' | 'instrument' | 'case' | 'supersedes'> &
  Partial<Pick<ResponseDocument, 'language' | 'completedAt'>>;

/** A response to keep: the bytes as they came, and their metadata. */
export interface Submission {
  readonly bytes: Uint8Array;
  /** Hex, of the bytes. */
  readonly sha256: string;
  readonly receivedAt: string;
  readonly document: ResponseMetadata;
  /** Whether the bytes are sealed for whoever has the key. */
  readonly sealed: boolean;
  readonly right: Right;
  /** Whether it came after its case had expired. */
  readonly late: boolean;
  /** What was found at intake, as JSON, so that nothing has to be found again; undefined of what is sealed. */
  readonly facts?: string | undefined;
}

/** What became of a submission: kept now, here already with the same bytes or with others, or its predecessor is not here. */
export type Put =
  | { readonly kind: 'stored' | 'same'; readonly receipt: Receipt }
  | { readonly kind: 'conflict' | 'unknown-superseded' };

/** A response that is kept. */
export interface Stored {
  /** Whose it is (`ownerOf`). */
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
  readonly facts: string | undefined;
  /** The digest of the bytes where contact data were taken out of them by law; undefined: they are as they came. */
  readonly alteredSha256: string | undefined;
}

/** Which responses, of all that are kept. */
export interface Selection {
  /** Superseded ones too. */
  readonly superseded: boolean;
  /** Received at this time or later, as ISO 8601 in UTC. */
  readonly since?: string | undefined;
  readonly caseId?: string | undefined;
  readonly instrumentId?: string | undefined;
}

/** The responses. They are never changed or deleted, but for erasure by law and a claim that is proven. */
export interface ResponseRows {
  /**
   * Keeps a response once by its right and id: durable when this resolves. The same bytes get the first receipt
   * always, also when they arrive twice at the same time. One that supersedes another is kept only beside that one; it
   * hides nothing where its case has only claimed that.
   */
  put(submission: Submission): Promise<Put>;
  /**
   * The receipt of a response under a right; undefined where none of this id is kept under it. What was sent without
   * any right, as all was before there was one, answers to whoever has the same bytes; so does what nobody has proven to
   * whoever has lost the token, as in a plain backup.
   */
  receiptOf(id: string, sha256: string, right: Right): Promise<Receipt | undefined>;
  /** Makes what was claimed before, the same bytes for the same case, proven; undefined where there is nothing of the kind. */
  prove(id: string, sha256: string, right: Right & { readonly kind: 'case' }): Promise<Receipt | undefined>;
  /** The names of all questionnaires that responses are to. */
  instruments(): Promise<readonly InstrumentName[]>;
  /** The responses of a selection as they stand, first received first. What comes in meanwhile is left out, and what was erased. */
  responses(which: Selection): AsyncIterable<Stored>;
  /** The same, some hundreds at a time: a promise for each response would cost more than reading it. */
  responsePages(which: Selection): AsyncIterable<readonly Stored[]>;
  /** How many of a selection are superseded. */
  superseded(which: Selection): Promise<number>;
  /** How many of a selection name a predecessor and hide it not, since who sent them was not asked in their time. */
  unprovenRevisions(which: Selection): Promise<number>;
}

const receiptRow = z.object({ id: z.string(), sha256: z.string(), received_at: z.string(), code: z.string() });

const receiptIn = (row: z.infer<typeof receiptRow>): Receipt => ({
  id: row.id,
  sha256: row.sha256,
  receivedAt: row.received_at,
  code: row.code,
});

/** With twelve characters one collision is a rarity; this many in a row are a broken source of codes. */
const codesToTry = 5;

/** The responses in a database. */
export function responsesOn(connection: Connection, newCode: () => string): ResponseRows {
  return {
    async put(submission) {
      for (let left = codesToTry; left > 0; left -= 1) {
        const code = newCode();
        const put = await connection.writeOne(() => putWork(submission, code));
        if (put.kind !== 'code-taken') return put;
      }
      throw new StoreFailure(new Error('every receipt code that was drawn is taken'));
    },
    receiptOf: (id, sha256, right) => connection.read(() => receiptWork(id, ownerOf(right), sha256)),
    async prove(id, sha256, right) {
      // Nearly nothing was claimed before, and a look costs no transaction. What is claimed in between stands beside.
      const claimed = await connection.read(() => rowOf(claimedSql, id, sha256, right.caseId));
      return claimed && connection.writeOne(() => proveWork(id, sha256, right));
    },
    instruments: () => connection.read(instrumentsWork),
    responses: (which) => eachOf(pagesOf(connection, which)),
    responsePages: (which) => pagesOf(connection, which),
    superseded: (which) => connection.read(() => numberWork(isHidden, which)),
    unprovenRevisions: (which) =>
      connection.read(() => numberWork('this.supersedes IS NOT NULL AND this.hides IS NULL', which)),
  };
}

function* receiptWork(id: string, owner: string, sha256 = ''): Work<Receipt | undefined> {
  const row = yield* rowOf(
    `SELECT id, sha256, received_at, code FROM responses
     WHERE id = $1 AND (owner = $2
       OR (sha256 = $3 AND owner = '' AND (sender = 'none' OR $4 = 1))
       OR (sha256 = $3 AND $2 = '' AND sender IN ('own', 'claimed')))
     ORDER BY owner DESC LIMIT 1`,
    id,
    owner,
    sha256,
    // A case's token makes proven what was only claimed, rather than get its receipt.
    Number(!owner.startsWith('case:')),
  );
  return row && receiptIn(receiptRow.parse(row));
}

/** Inserts, and only then looks: whoever comes second finds the first one's row, never a gap to fill. */
function* putWork(submission: Submission, code: string): Work<Put | { readonly kind: 'code-taken' }> {
  const { bytes, sha256, receivedAt, document, sealed, right, late, facts } = submission;
  const owner = ownerOf(right);
  if (right.kind !== 'case') {
    // With the token and without it, at the same time: whoever comes second has the bytes of the first.
    const here = yield* receiptWork(document.id, owner, sha256);
    if (here?.sha256 === sha256) return { kind: 'same', receipt: here };
  }
  const predecessor = document.supersedes === undefined ? undefined : yield* predecessorWork(owner, document);
  if (document.supersedes !== undefined && !predecessor && !(yield* isOfClaimedWork(right, document))) {
    const known = yield* receiptWork(document.id, owner);
    if (!known) return { kind: 'unknown-superseded' };
  }
  const token = right.kind === 'case' ? right.token : null;
  const inserted = yield* rowOf(
    `INSERT INTO responses (owner, id, sha256, bytes, received_at, code, instrument_id, instrument_version, case_id,
       supersedes, language, completed_at, sealed, sender, token, late, other_sender, hides, facts)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
     ON CONFLICT DO NOTHING RETURNING id`,
    owner,
    document.id,
    sha256,
    bytes,
    receivedAt,
    code,
    document.instrument.id,
    document.instrument.version,
    document.case?.id ?? null,
    document.supersedes ?? null,
    document.language ?? '',
    document.completedAt ?? '',
    Number(sealed),
    senderOf(right, document),
    token,
    Number(late),
    Number(predecessor !== undefined && predecessor.token !== token),
    predecessor ? (document.supersedes ?? null) : null,
    facts ?? null,
  );
  if (inserted) return { kind: 'stored', receipt: { id: document.id, sha256, receivedAt, code } };
  const receipt = yield* receiptWork(document.id, owner);
  if (!receipt) return { kind: 'code-taken' };
  return receipt.sha256 === sha256 ? { kind: 'same', receipt } : { kind: 'conflict' };
}

const predecessorRow = z.object({ token: z.nullable(z.int()) });

/** The response that another supersedes: under the same right, of the same case and questionnaire. Without a right there is none. */
function* predecessorWork(
  owner: string,
  { id, supersedes, instrument, case: of }: ResponseMetadata,
): Work<z.infer<typeof predecessorRow> | undefined> {
  if (owner === '' || supersedes === undefined || supersedes === id) return undefined;
  const row = yield* rowOf(
    `SELECT token FROM responses
     WHERE owner = $1 AND id = $2 AND instrument_id = $3 AND coalesce(case_id, '') = $4`,
    owner,
    supersedes,
    instrument.id,
    of?.id ?? '',
  );
  return row && predecessorRow.parse(row);
}

/**
 * Whether a response supersedes one that its case has only claimed, as all did before its token was registered. A device
 * that has a receipt for that does not send it again to prove it, so its revision is kept, and hides nothing.
 */
function* isOfClaimedWork(right: Right, { supersedes, instrument }: ResponseMetadata): Work<boolean> {
  if (right.kind !== 'case' || supersedes === undefined) return false;
  const row = yield* rowOf(
    `SELECT 1 AS one FROM responses WHERE id = $1 AND case_id = $2 AND instrument_id = $3 AND sender = 'claimed' LIMIT 1`,
    supersedes,
    right.caseId,
    instrument.id,
  );
  return row !== undefined;
}

function senderOf(right: Right, document: ResponseMetadata): Sender {
  if (right.kind === 'case') return 'proven';
  return document.case ? 'claimed' : right.kind;
}

/** What was claimed: an id, the bytes and their case from `$1` on. */
const claimedSql = `SELECT min(owner) AS owner FROM responses
  WHERE id = $1 AND sha256 = $2 AND case_id = $3 AND sender = 'claimed' HAVING count(*) > 0`;

function* proveWork(id: string, sha256: string, right: Right & { readonly kind: 'case' }): Work<Receipt | undefined> {
  const row = yield* rowOf(
    `UPDATE responses SET owner = $1, sender = 'proven', token = $2
     WHERE owner = (SELECT min(owner) FROM responses WHERE id = $3 AND sha256 = $4 AND case_id = $5 AND sender = 'claimed')
       AND id = $3 AND NOT EXISTS (SELECT 1 FROM responses AS here WHERE here.owner = $1 AND here.id = $3)
     RETURNING id, sha256, received_at, code`,
    ownerOf(right),
    right.token,
    id,
    sha256,
    right.caseId,
  );
  return row && receiptIn(receiptRow.parse(row));
}

const instrumentRow = z.object({ instrument_id: z.string(), instrument_version: z.string() });

function* instrumentsWork(): Work<readonly InstrumentName[]> {
  const rows = yield* rowsOf('SELECT DISTINCT instrument_id, instrument_version FROM responses');
  return rows.map((row) => {
    const { instrument_id: id, instrument_version: version } = instrumentRow.parse(row);
    return { id, version };
  });
}

const storedRow = z.extend(receiptRow, {
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
  origin: z.nullable(z.string()),
  facts: z.nullable(z.string()),
  altered_sha256: z.nullable(z.string()),
});

const storedIn = (row: z.infer<typeof storedRow>): Stored => ({
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
  facts: row.facts ?? undefined,
  alteredSha256: row.altered_sha256 ?? undefined,
});

/**
 * Whether a response is hidden: by a revision under the same right that can be read, or, where the same bytes were sent
 * again with the case's token, by the proven one. `coalesce` has that looked up by its id: by its case, all claims to one
 * case would be gone through for each of them.
 */
const isHiddenBy = (more: (by: string) => string) => `(EXISTS (
    SELECT 1 FROM responses AS later
    WHERE later.owner = this.owner AND later.hides = this.id AND later.sealed = 0${more('later')})
  OR (this.sender = 'claimed' AND EXISTS (
    SELECT 1 FROM responses AS proven
    WHERE proven.id = this.id AND proven.sha256 = this.sha256 AND coalesce(proven.case_id, '') = this.case_id
      AND proven.sender = 'proven'${more('proven')})))`;

/** Whether a response named `this` is hidden now. */
export const isHidden = isHiddenBy(() => '');

/** The conditions of a selection on rows named `this`, with their values from `$1` on. What was erased is in none. */
export function conditionsOf({ since, caseId, instrumentId }: Selection): {
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

/** Rows read in one go: a reader that stands still for long keeps SQLite's log from being cut. */
const rowsInOnePage = 200;

async function* eachOf<Value>(pages: AsyncIterable<readonly Value[]>): AsyncGenerator<Value> {
  for await (const page of pages) yield* page;
}

async function* pagesOf(connection: Connection, which: Selection): AsyncGenerator<readonly Stored[]> {
  // The first place is where the selection begins, so that what came before is not gone through.
  const { sql, values } = conditionsOf({ ...which, since: undefined });
  const end = await connection.read(() => rowOf('SELECT max(received_at) AS at FROM responses'));
  const last = z.object({ at: z.nullable(z.string()) }).parse(end).at;
  if (last === null) return;
  let after: readonly [string, string, string] = [which.since ?? '', '', ''];
  const from = values.length;
  // What comes in meanwhile is left out, so it must not hide either: both would be missing.
  const wasHidden = isHiddenBy((by) => ` AND ${by}.received_at <= $${from + 4}`);
  const statement = `
    SELECT this.*, tokens.origin, ${which.superseded ? `CASE WHEN ${wasHidden} THEN 1 ELSE 0 END` : '0'} AS hidden FROM responses AS this LEFT JOIN tokens ON tokens.number = this.token
    WHERE (this.received_at, this.id, this.owner) > ($${from + 1}, $${from + 2}, $${from + 3})
      AND this.received_at <= $${from + 4}${sql}${which.superseded ? '' : ` AND NOT ${wasHidden}`}
    ORDER BY this.received_at, this.id, this.owner LIMIT ${rowsInOnePage}`;
  for (;;) {
    const place = after;
    const rows = await connection.read(() => rowsOf(statement, ...values, ...place, last));
    const parsed = rows.map((row) => storedRow.parse(row));
    if (parsed.length > 0) yield parsed.map(storedIn);
    const end = parsed.at(-1);
    if (!end || parsed.length < rowsInOnePage) return;
    after = [end.received_at, end.id, end.owner];
  }
}

function* numberWork(condition: string, which: Selection): Work<number> {
  const { sql, values } = conditionsOf(which);
  const row = yield* rowOf(`SELECT count(*) AS number FROM responses AS this WHERE ${condition}${sql}`, ...values);
  return z.object({ number: z.coerce.number() }).parse(row).number;
}
