import * as z from 'zod/mini';
import type { Receipt } from '../../protocol/receipt.ts';
import type { ResponseDocument } from '../../protocol/response.ts';
import { endDraftWork } from './draftRows.ts';
import { factsVersion } from './factRows.ts';
import { StoreFailure } from './failure.ts';
import { ownerOf, type Right, type Sender } from './right.ts';
import { type Connection, queryRow, type Work } from './statement.ts';

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
  /** Signs its receipt; undefined where receipts are not signed. */
  readonly sign?: SignReceipt | undefined;
  /** Whether it came in a carried file. */
  readonly ingested?: boolean;
}

/** The response that another takes the place of, as far as a receipt tells of it. */
export type Predecessor = Pick<Receipt, 'id' | 'sha256'>;

/** Signs a receipt: a compact JWS of its members and of what its response takes the place of. */
export type SignReceipt = (receipt: Receipt, before: Predecessor | undefined) => string;

/** The outcome of a submission: stored, here already with the same bytes or with others, or its predecessor is not here. */
export type Put =
  | { readonly kind: 'stored' | 'same'; readonly receipt: Receipt }
  | { readonly kind: 'conflict' | 'unknown-superseded' };

/** The responses. They are never changed or deleted, but for erasure by law and a claim that is proven. */
export interface ResponseRows {
  /**
   * Keeps a response once by its right and id: durable when this resolves. The same bytes get the first receipt
   * always, also when they arrive twice at the same time. One that supersedes another is kept only beside that one; it
   * hides nothing where its case has only claimed that. A proven one ends its draft in the same transaction.
   */
  put(submission: Submission): Promise<Put>;
  /**
   * The receipt of a response under a right; undefined where none of this id is kept under it. What was sent without
   * any right, as all was before there was one, answers to whoever has the same bytes; so does what nobody has proven to
   * whoever has lost the token, as in a plain backup.
   */
  receiptOf(id: string, sha256: string, right: Right): Promise<Receipt | undefined>;
  /**
   * Makes what was claimed before, the same bytes for the same case, proven, which ends its draft; undefined where there is
   * nothing of the kind.
   */
  prove(id: string, sha256: string, right: Right & { readonly kind: 'case' }): Promise<Receipt | undefined>;
  /**
   * Signs a receipt that has no signature, or one that `stands` finds worthless, and keeps that. Of two at once both get
   * the signature of the first.
   */
  signReceipt(code: string, sign: SignReceipt, stands: (signature: string) => boolean): Promise<Receipt | undefined>;
}

/** A receipt as its columns have it. */
export const receiptColumns = z.object({
  id: z.string(),
  sha256: z.string(),
  received_at: z.string(),
  code: z.string(),
  /** Left out where nobody asks for it. */
  signature: z.optional(z.nullable(z.string())),
});

/** The receipt in a row. */
export const receiptIn = (row: z.infer<typeof receiptColumns>): Receipt => ({
  id: row.id,
  sha256: row.sha256,
  receivedAt: row.received_at,
  code: row.code,
  ...(row.signature != null && { signature: row.signature }),
});

/** A collision of twelve characters is rare; so many in a row mean a broken source of codes. */
const codesToTry = 5;

/** The responses in a database. */
export function responsesOn(connection: Connection, newCode: () => string): ResponseRows {
  return {
    async put(submission) {
      for (let left = codesToTry; left > 0; left -= 1) {
        const code = newCode();
        const work = () => putWork(submission, code);
        // A proven one ends its draft as well.
        const put = await (submission.right.kind === 'case' ? connection.writeShared(work) : connection.writeOne(work));
        if (put.kind !== 'code-taken') return put;
      }
      throw new StoreFailure(new Error('every receipt code that was drawn is taken'));
    },
    receiptOf: (id, sha256, right) => connection.read(() => receiptWork(id, ownerOf(right), sha256)),
    async prove(id, sha256, right) {
      // Nearly nothing was claimed before, and reading costs no write transaction. A claim made in between stays one.
      const claimed = await connection.read(() => queryRow(claimedSql, id, sha256, right.caseId));
      return claimed && connection.writeShared(() => proveWork(id, sha256, right));
    },
    signReceipt: (code, sign, stands) => connection.writeOne(() => signWork(code, sign, stands)),
  };
}

function* receiptWork(id: string, owner: string, sha256 = ''): Work<Receipt | undefined> {
  const row = yield* queryRow(
    `SELECT id, sha256, received_at, code, signature FROM responses
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
  return row && receiptIn(receiptColumns.parse(row));
}

/** Inserts first and reads then, so that the second of two at once finds the row of the first. */
function* putWork(submission: Submission, code: string): Work<Put | { readonly kind: 'code-taken' }> {
  const { bytes, sha256, receivedAt, document, sealed, right, late, facts, sign, ingested = false } = submission;
  const owner = ownerOf(right);
  if (right.kind !== 'case') {
    // With the token and without it: whoever comes second has the bytes of the first. PostgreSQL keeps both where they come in
    // the same moment, since their keys differ and neither sees the other.
    const here = yield* receiptWork(document.id, owner, sha256);
    if (here?.sha256 === sha256) return { kind: 'same', receipt: here };
  }
  const predecessor = document.supersedes === undefined ? undefined : yield* predecessorWork(owner, document);
  if (document.supersedes !== undefined && !predecessor && !(yield* isOfClaimedWork(right, document))) {
    const known = yield* receiptWork(document.id, owner);
    if (!known) return { kind: 'unknown-superseded' };
  }
  const token = right.kind === 'case' ? right.token : null;
  const bare: Receipt = { id: document.id, sha256, receivedAt, code };
  const given: Receipt = sign ? { ...bare, signature: sign(bare, predecessor) } : bare;
  const inserted = yield* queryRow(
    `INSERT INTO responses (owner, id, sha256, bytes, received_at, code, instrument_id, instrument_version, case_id,
       supersedes, language, completed_at, sealed, sender, token, late, other_sender, hides, facts, facts_version,
       signature, ingested)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
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
    facts === undefined ? 1 : factsVersion,
    given.signature ?? null,
    Number(ingested),
  );
  if (inserted) {
    if (right.kind === 'case') yield* endDraftWork(right.caseId, document.id, receivedAt);
    return { kind: 'stored', receipt: given };
  }
  const receipt = yield* receiptWork(document.id, owner);
  if (!receipt) return { kind: 'code-taken' };
  return receipt.sha256 === sha256 ? { kind: 'same', receipt } : { kind: 'conflict' };
}

const predecessorRow = z.object({ id: z.string(), sha256: z.string(), token: z.nullable(z.int()) });

/** The response that another supersedes: under the same right, of the same case and questionnaire. Without a right there is none. */
function* predecessorWork(
  owner: string,
  { id, supersedes, instrument, case: of }: ResponseMetadata,
): Work<z.infer<typeof predecessorRow> | undefined> {
  if (owner === '' || supersedes === undefined || supersedes === id) return undefined;
  const row = yield* queryRow(
    `SELECT id, sha256, token FROM responses
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
  const row = yield* queryRow(
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
  const row = yield* queryRow(
    `UPDATE responses SET owner = $1, sender = 'proven', token = $2
     WHERE owner = (SELECT min(owner) FROM responses WHERE id = $3 AND sha256 = $4 AND case_id = $5 AND sender = 'claimed')
       AND id = $3 AND NOT EXISTS (SELECT 1 FROM responses AS here WHERE here.owner = $1 AND here.id = $3)
     RETURNING id, sha256, received_at, code, signature`,
    ownerOf(right),
    right.token,
    id,
    sha256,
    right.caseId,
  );
  if (!row) return undefined;
  const receipt = receiptIn(receiptColumns.parse(row));
  yield* endDraftWork(right.caseId, id, receipt.receivedAt);
  return receipt;
}

const signedRow = z.extend(receiptColumns, {
  before_id: z.nullable(z.string()),
  before_sha256: z.nullable(z.string()),
});

function* signWork(code: string, sign: SignReceipt, stands: (signature: string) => boolean): Work<Receipt | undefined> {
  const found = yield* queryRow(signedSql, code);
  if (!found) return undefined;
  const { before_id: id, before_sha256: sha256, ...row } = signedRow.parse(found);
  const receipt = receiptIn(row);
  if (receipt.signature !== undefined && stands(receipt.signature)) return receipt;
  const { signature: earlier = '', ...bare } = receipt;
  const signature = sign(bare, id !== null && sha256 !== null ? { id, sha256 } : undefined);
  const written = yield* queryRow(
    `UPDATE responses SET signature = $2 WHERE code = $1 AND coalesce(signature, '') = $3 RETURNING code`,
    code,
    signature,
    earlier,
  );
  if (written) return { ...bare, signature };
  // Another collector was first.
  const other = yield* queryRow(signedSql, code);
  return other && receiptIn(signedRow.parse(other));
}

/** A receipt by its code, with the response whose place its own takes. */
const signedSql = `
  SELECT this.id, this.sha256, this.received_at, this.code, this.signature,
    before.id AS before_id, before.sha256 AS before_sha256
  FROM responses AS this LEFT JOIN responses AS before ON before.owner = this.owner AND before.id = this.hides
  WHERE this.code = $1`;
