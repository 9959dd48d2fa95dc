import * as z from 'zod/mini';
import type { InstrumentName } from '../../protocol/names.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import type { ResponseDocument } from '../../protocol/response.ts';
import { StoreFailure } from './failure.ts';
import { ownerOf, type Right, type Sender, senders } from './right.ts';
import { type Connection, rowOf, rowsOf, type Work } from './statement.ts';

/** What the books say of a response: of a sealed one, no more than its header. */
export type Booked = Pick<ResponseDocument, 'id' | 'instrument' | 'case' | 'supersedes'> &
  Partial<Pick<ResponseDocument, 'language' | 'completedAt'>>;

/** A response to keep: the bytes as they came, and what the books say of them. */
export interface Submission {
  readonly bytes: Uint8Array;
  /** Hex, of the bytes. */
  readonly sha256: string;
  readonly receivedAt: string;
  readonly document: Booked;
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

/** A sealed response that supersedes another. */
export interface SealedRevision {
  readonly owner: string;
  readonly hides: string;
  readonly bytes: Uint8Array;
}

/** Responses of which an office has to choose one: of one case, or revisions of one response. */
export interface Rivals {
  readonly caseId: string | undefined;
  readonly instrumentId: string;
  /** The response that all of them supersede; undefined where they are of one case. */
  readonly hides: string | undefined;
  readonly number: number;
  /** The first of them, ten at most. */
  readonly ids: readonly string[];
}

/** The responses. They are never changed or deleted, but for erasure by law and a claim that is proven. */
export interface ResponseRows {
  /**
   * Keeps a response once by its right and id: durable when this resolves. The same bytes get the first receipt
   * always, also when they arrive twice at the same time. One that supersedes another is kept only beside that one.
   */
  put(submission: Submission): Promise<Put>;
  /**
   * The receipt of a response under a right; undefined where none of this id is kept under it. What was sent without
   * any right, as all was before there was one, answers to whoever has the same bytes.
   */
  receiptOf(id: string, sha256: string, right: Right): Promise<Receipt | undefined>;
  /** Makes what was claimed before, the same bytes for the same case, proven; undefined where there is nothing of the kind. */
  prove(id: string, sha256: string, right: Right & { readonly kind: 'case' }): Promise<Receipt | undefined>;
  /** Sealed revisions, which hide nothing until they are opened. */
  sealedRevisions(): AsyncIterable<SealedRevision>;
  /** The names of all questionnaires that responses are to. */
  instruments(): Promise<readonly InstrumentName[]>;
  /** The responses of a selection as they stand, first received first. What comes in meanwhile is left out, and what was erased. */
  responses(which: Selection): AsyncIterable<Stored>;
  /** How many of a selection are superseded. */
  superseded(which: Selection): Promise<number>;
  /** The rivals among those of a selection that are not superseded, a hundred at most. */
  rivals(which: Selection): Promise<readonly Rivals[]>;
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
        const put = await connection.write(() => putWork(submission, code));
        if (put.kind !== 'code-taken') return put;
      }
      throw new StoreFailure(new Error('every receipt code that was drawn is taken'));
    },
    receiptOf: (id, sha256, right) => connection.read(() => receiptWork(id, ownerOf(right), sha256)),
    prove: (id, sha256, right) => connection.write(() => proveWork(id, sha256, right)),
    sealedRevisions: () => sealedRevisionsOn(connection),
    instruments: () => connection.read(instrumentsWork),
    responses: (which) => pagesOf(connection, which),
    superseded: (which) => connection.read(() => supersededWork(which)),
    rivals: (which) => connection.read(() => rivalsWork(which)),
  };
}

function* receiptWork(id: string, owner: string, sha256 = ''): Work<Receipt | undefined> {
  const row = yield* rowOf(
    `SELECT id, sha256, received_at, code FROM responses
     WHERE id = $1 AND (owner = $2 OR (owner = '' AND sha256 = $3 AND sender = 'none'))
     ORDER BY owner DESC LIMIT 1`,
    id,
    owner,
    sha256,
  );
  return row && receiptIn(receiptRow.parse(row));
}

/** Inserts, and only then looks: whoever comes second finds the first one's row, never a gap to fill. */
function* putWork(submission: Submission, code: string): Work<Put | { readonly kind: 'code-taken' }> {
  const { bytes, sha256, receivedAt, document, sealed, right, late, facts } = submission;
  const owner = ownerOf(right);
  const predecessor = document.supersedes === undefined ? undefined : yield* predecessorWork(owner, document);
  if (document.supersedes !== undefined && !predecessor) {
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
  { id, supersedes, instrument, case: of }: Booked,
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

function senderOf(right: Right, document: Booked): Sender {
  if (right.kind === 'case') return 'proven';
  return document.case ? 'claimed' : right.kind;
}

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
  sender: row.sender,
  late: row.late === 1,
  otherSender: row.other_sender === 1,
  reissued: row.origin === 'reissue',
  facts: row.facts ?? undefined,
  alteredSha256: row.altered_sha256 ?? undefined,
});

/**
 * Whether a response is hidden: by a revision under the same right that can be read, or, where the same bytes were sent
 * again with the case's token, by the proven one.
 */
const isHidden = `(EXISTS (
    SELECT 1 FROM responses AS later
    WHERE later.owner = this.owner AND later.hides = this.id AND later.sealed = 0)
  OR (this.sender = 'claimed' AND EXISTS (
    SELECT 1 FROM responses AS proven
    WHERE proven.id = this.id AND proven.sha256 = this.sha256 AND proven.case_id = this.case_id
      AND proven.sender = 'proven')))`;

/** The conditions of a selection on rows named `this`, with their values from `$1` on. What was erased is in none. */
function conditionsOf({ since, caseId, instrumentId }: Selection): { readonly sql: string; readonly values: string[] } {
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

async function* pagesOf(connection: Connection, which: Selection): AsyncGenerator<Stored> {
  const { sql, values } = conditionsOf(which);
  const end = await connection.read(() => rowOf('SELECT max(received_at) AS at FROM responses'));
  const last = z.object({ at: z.nullable(z.string()) }).parse(end).at;
  if (last === null) return;
  let after: readonly [string, string, string] = ['', '', ''];
  const from = values.length;
  const statement = `
    SELECT this.*, tokens.origin FROM responses AS this LEFT JOIN tokens ON tokens.number = this.token
    WHERE (this.received_at, this.id, this.owner) > ($${from + 1}, $${from + 2}, $${from + 3})
      AND this.received_at <= $${from + 4}${sql}${which.superseded ? '' : ` AND NOT ${isHidden}`}
    ORDER BY this.received_at, this.id, this.owner LIMIT ${rowsInOnePage}`;
  for (;;) {
    const place = after;
    const rows = await connection.read(() => rowsOf(statement, ...values, ...place, last));
    const parsed = rows.map((row) => storedRow.parse(row));
    for (const row of parsed) yield storedIn(row);
    const end = parsed.at(-1);
    if (!end || parsed.length < rowsInOnePage) return;
    after = [end.received_at, end.id, end.owner];
  }
}

function* supersededWork(which: Selection): Work<number> {
  const { sql, values } = conditionsOf(which);
  const row = yield* rowOf(`SELECT count(*) AS number FROM responses AS this WHERE ${isHidden}${sql}`, ...values);
  return z.object({ number: z.coerce.number() }).parse(row).number;
}

const rivalsRow = z.object({
  owner: z.string(),
  case_id: z.nullable(z.string()),
  instrument_id: z.string(),
  sender: z.enum(senders),
  hides: z.nullable(z.string()),
  number: z.coerce.number(),
});

const mostRivals = { listed: 100, named: 10 };

/** Of one case, what is proven and what is only claimed each by itself: a claim rivals nothing that is proven. */
function* rivalsWork(which: Selection): Work<readonly Rivals[]> {
  const { sql, values } = conditionsOf(which);
  const rows = yield* rowsOf(
    `SELECT '' AS owner, case_id, instrument_id, sender, NULL AS hides, count(*) AS number FROM responses AS this
     WHERE case_id IS NOT NULL AND NOT ${isHidden}${sql}
     GROUP BY case_id, instrument_id, sender HAVING count(*) > 1
     UNION ALL
     SELECT owner, min(case_id), instrument_id, min(sender), hides, count(*) FROM responses AS this
     WHERE hides IS NOT NULL AND NOT ${isHidden}${sql}
     GROUP BY owner, hides, instrument_id HAVING count(*) > 1
     LIMIT ${mostRivals.listed}`,
    ...values,
  );
  const found: Rivals[] = [];
  for (const row of rows.map((one) => rivalsRow.parse(one))) {
    const ids = row.hides === null ? yield* idsOfCase(row) : yield* idsOfFork(row);
    found.push({
      caseId: row.case_id ?? undefined,
      instrumentId: row.instrument_id,
      hides: row.hides ?? undefined,
      number: row.number,
      ids: ids.map((one) => z.object({ id: z.string() }).parse(one).id),
    });
  }
  return found;
}

const firstOfThem = `NOT ${isHidden} ORDER BY received_at, id LIMIT ${mostRivals.named}`;

const idsOfCase = ({ case_id, instrument_id, sender }: z.infer<typeof rivalsRow>) =>
  rowsOf(
    `SELECT id FROM responses AS this WHERE case_id = $1 AND instrument_id = $2 AND sender = $3 AND ${firstOfThem}`,
    case_id,
    instrument_id,
    sender,
  );

const idsOfFork = ({ owner, hides }: z.infer<typeof rivalsRow>) =>
  rowsOf(`SELECT id FROM responses AS this WHERE owner = $1 AND hides = $2 AND ${firstOfThem}`, owner, hides);

const sealedRevisionRow = z.object({ owner: z.string(), hides: z.string(), bytes: z.instanceof(Uint8Array) });

async function* sealedRevisionsOn(connection: Connection): AsyncGenerator<SealedRevision> {
  const sql = 'SELECT owner, hides, bytes FROM responses WHERE sealed = 1 AND hides IS NOT NULL';
  for await (const row of connection.stream({ sql, values: [] })) yield sealedRevisionRow.parse(row);
}
