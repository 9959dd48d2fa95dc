import * as z from 'zod/mini';
import { actWork } from './acts.ts';
import { type CaseRecord, caseWork, openCaseWork } from './caseRows.ts';
import { type NewOfficeRecordLine, recordAllWork } from './officeRecordRows.ts';
import { type Connection, queryRow, queryRows, type Work } from './statement.ts';
import { registerTokenWork } from './tokenRows.ts';

/** A short code to be put into the register, by its HMAC. */
export interface NewCodeRow {
  readonly hmac: string;
  /** The name of the key of the HMAC. */
  readonly keyId: string;
  readonly caseId: string;
  /** It replaces an earlier code. */
  readonly reissued: boolean;
}

/** A short code that was typed, and the new token to exchange it for. */
export interface Exchange {
  readonly hmac: string;
  /** The network of whoever asks. */
  readonly network: string;
  /** The enterprise's number or the case that is printed beside the code, where it was given. */
  readonly beside: string | undefined;
  /** Of the new token. */
  readonly hashes: { readonly full: string; readonly send: string };
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** What a code was exchanged for, or why not. `held`: too many wrong ones, so that more than the code is asked for. */
export type Exchanged =
  | { readonly kind: 'redeemed'; readonly of: CaseRecord }
  | { readonly kind: 'ended'; readonly why: 'expired' | 'revoked' | 'used-up' }
  | { readonly kind: 'unknown' | 'held' };

/** Short codes: each stands for its case until that is delivered. */
export interface CodeRows {
  /** Ends the codes of a case, and adds this one. */
  issueCode(code: NewCodeRow, at: string): Promise<void>;
  /** The same for several cases, all of them or none, and puts that on the office's record. */
  issueCodes(codes: readonly NewCodeRow[], at: string, lines: readonly NewOfficeRecordLine[]): Promise<void>;
  /** Whether a case has a code that is in use. */
  hasCode(caseId: string): Promise<boolean>;
  /** Exchanges a code for a new token of its case. Wrong ones are counted, by network and in all. */
  exchangeCode(exchange: Exchange): Promise<Exchanged>;
  /** Makes the codes of all cases that are not delivered good again, as after a restore. Returns their number. */
  reopenCodes(): Promise<number>;
  /** Stores the fingerprint of the key of codes, the first time; returns the stored one. */
  codeKey(fingerprint: string): Promise<string>;
  /** The stored fingerprint; undefined where no code or token was ever stored under a key. */
  codeKeyRemembered(): Promise<string | undefined>;
}

/** A code can be exchanged this often until its case is delivered: a letter goes from desk to desk. */
const maxExchanges = 10;
/** From one network within a quarter of an hour, and in all within an hour. */
const maxWrongCodes = { ofNetwork: 10, ofNetworkMs: 15 * 60_000, inAll: 300, inAllMs: 60 * 60_000 };

/** Short codes in a database. */
export const codesOn = (connection: Connection): CodeRows => ({
  issueCode: (code, at) => connection.write(() => issueWork(code, at)),
  issueCodes: (codes, at, lines) =>
    connection.write(function* () {
      yield* recordAllWork(lines);
      for (const code of codes) yield* issueWork(code, at);
    }),
  hasCode: (caseId) =>
    connection.read(function* () {
      return (
        (yield* queryRow('SELECT 1 AS one FROM codes WHERE case_id = $1 AND ended_at IS NULL', caseId)) !== undefined
      );
    }),
  exchangeCode: (exchange) => connection.write(() => exchangeWork(exchange)),
  reopenCodes: () =>
    connection.write(function* () {
      const rows = yield* queryRows(
        `UPDATE codes SET redeemed = 0
         WHERE ended_at IS NULL AND NOT EXISTS (
           SELECT 1 FROM responses
           WHERE responses.case_id = codes.case_id AND sender = 'proven' AND received_at >= codes.created_at)
         RETURNING 1 AS one`,
      );
      return rows.length;
    }),
  codeKey: (fingerprint) => connection.writeOne(() => codeKeyWork(fingerprint)),
  codeKeyRemembered: () => connection.read(rememberedWork),
});

/** Issues a code within a transaction. */
export function* issueWork({ hmac, keyId, caseId, reissued }: NewCodeRow, at: string): Work<void> {
  yield* queryRow('UPDATE codes SET ended_at = $2 WHERE case_id = $1 AND ended_at IS NULL', caseId, at);
  // A case that was revoked and is given a new code is in use again; the tokens of before stay revoked.
  yield* queryRow('UPDATE cases SET revoked_at = NULL WHERE id = $1', caseId);
  yield* queryRow(
    'INSERT INTO codes (hmac, key_id, case_id, reissued, created_at, redeemed) VALUES ($1, $2, $3, $4, $5, 0)',
    hmac,
    keyId,
    caseId,
    Number(reissued),
    at,
  );
  yield* actWork({ at, act: 'code-issued', caseId, detail: reissued ? 'again' : undefined });
}

const codeRow = z.object({
  case_id: z.string(),
  reissued: z.int(),
  created_at: z.string(),
  redeemed: z.int(),
  ended_at: z.nullable(z.string()),
});

function* exchangeWork({ hmac, network, beside, hashes, at }: Exchange): Work<Exchanged> {
  const held = yield* isHeldWork(network, at);
  if (held && beside === undefined) return { kind: 'held' };
  const row = yield* queryRow(
    'SELECT case_id, reissued, created_at, redeemed, ended_at FROM codes WHERE hmac = $1',
    hmac,
  );
  const code = row && codeRow.parse(row);
  const of = code && (yield* caseWork(code.case_id));
  if (!code || !of || (held && !isBeside(beside, of))) {
    // Above the limit more rows change nothing, and would have to be counted at each request.
    if (held) return { kind: 'held' };
    yield* queryRow('INSERT INTO wrong_codes (network, at) VALUES ($1, $2)', network, at);
    yield* queryRow('DELETE FROM wrong_codes WHERE at < $1', before(at, maxWrongCodes.inAllMs));
    return { kind: 'unknown' };
  }
  const why = codeEnd(code, of, at);
  if (why) return { kind: 'ended', why };
  yield* queryRow('UPDATE codes SET redeemed = redeemed + 1 WHERE hmac = $1', hmac);
  yield* openCaseWork(of.id, at);
  const origin = code.reissued === 1 ? 'reissue' : 'code';
  const number = yield* registerTokenWork({ caseId: of.id, origin, hashes, weak: false }, at);
  yield* actWork({ at, act: 'code-redeemed', caseId: of.id, detail: String(number) });
  return { kind: 'redeemed', of };
}

function codeEnd(
  { created_at: createdAt, redeemed, ended_at: endedAt }: z.infer<typeof codeRow>,
  { expiresAt, deliveredAt, revokedAt }: CaseRecord,
  at: string,
): 'expired' | 'revoked' | 'used-up' | undefined {
  if (endedAt !== null || revokedAt !== undefined) return 'revoked';
  if (expiresAt !== undefined && expiresAt < at) return 'expired';
  const isDelivered = deliveredAt !== undefined && deliveredAt >= createdAt;
  return isDelivered || redeemed >= maxExchanges ? 'used-up' : undefined;
}

const numberRow = z.object({ number: z.coerce.number() });

function* isHeldWork(network: string, at: string): Work<boolean> {
  const ofNetwork = yield* queryRow(
    'SELECT count(*) AS number FROM wrong_codes WHERE network = $1 AND at >= $2',
    network,
    before(at, maxWrongCodes.ofNetworkMs),
  );
  const inAll = yield* queryRow(
    'SELECT count(*) AS number FROM wrong_codes WHERE at >= $1',
    before(at, maxWrongCodes.inAllMs),
  );
  return (
    numberRow.parse(ofNetwork).number >= maxWrongCodes.ofNetwork || numberRow.parse(inAll).number >= maxWrongCodes.inAll
  );
}

const before = (at: string, ms: number): string => new Date(Date.parse(at) - ms).toISOString();

/** Of a number the digits alone count: people write its dots as they like. */
const isBeside = (beside: string | undefined, { id, enterpriseNumber }: CaseRecord): boolean =>
  beside !== undefined &&
  (beside.trim().toUpperCase() === id.toUpperCase() ||
    (enterpriseNumber !== undefined &&
      beside.replace(/\D/g, '').padStart(10, '0') === enterpriseNumber.replace(/\D/g, '')));

function* codeKeyWork(fingerprint: string): Work<string> {
  yield* queryRow(
    "INSERT INTO settings (name, value) VALUES ('code-key', $1) ON CONFLICT (name) DO NOTHING",
    fingerprint,
  );
  return (yield* rememberedWork()) ?? fingerprint;
}

function* rememberedWork(): Work<string | undefined> {
  const row = yield* queryRow("SELECT value FROM settings WHERE name = 'code-key'");
  return row && z.object({ value: z.string() }).parse(row).value;
}
