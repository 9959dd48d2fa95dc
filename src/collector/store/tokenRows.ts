import * as z from 'zod/mini';
import { actWork } from './acts.ts';
import { type Connection, queryRow, queryRows, type Work } from './statement.ts';

/** Where a token comes from: printed with an invitation, registered by hand, or made for a code, or for one issued again. */
export const tokenOrigins = ['enrol', 'hand', 'code', 'reissue'] as const;
export type TokenOrigin = (typeof tokenOrigins)[number];

/** A token to be put into the register, by its hashes. */
export interface NewToken {
  readonly caseId: string;
  readonly origin: TokenOrigin;
  /** Of the token, and of the send token that goes with it. */
  readonly hashes: { readonly full: string; readonly send: string };
  /** Too short to be random enough: its hash is an HMAC. */
  readonly weak: boolean;
}

/** A token that was shown, as the register has it. */
export interface KnownToken {
  readonly number: number;
  readonly caseId: string;
  /** `send`: good for delivering responses, and for nothing else. */
  readonly kind: 'full' | 'send';
  readonly origin: TokenOrigin;
  readonly instrumentId: string;
  readonly revoked: boolean;
  readonly expiresAt: string | undefined;
}

/** A token as it is listed: never its value. */
export interface ListedToken {
  readonly number: number;
  readonly origin: TokenOrigin;
  readonly weak: boolean;
  readonly createdAt: string;
  readonly revokedAt: string | undefined;
}

/** The register of tokens, by their hashes. */
export interface TokenRows {
  /** Registers a token, and gives its number; undefined where it is another's already. Again for the same case: the same number. */
  registerToken(token: NewToken, at: string): Promise<number | undefined>;
  /** The token with one of these hashes. */
  tokenOf(hashes: readonly string[]): Promise<KnownToken | undefined>;
  /** The tokens of a case: number, origin, and when each was made and revoked. */
  tokensOf(caseId: string): Promise<readonly ListedToken[]>;
  /** Ends one token by its number; false where there is no such token. */
  revokeToken(number: number, at: string): Promise<boolean>;
}

/** The register of tokens in a database. */
export const tokensOn = (connection: Connection): TokenRows => ({
  registerToken: (token, at) => connection.write(() => registerTokenWork(token, at)),
  tokenOf: (hashes) => connection.read(() => tokenWork(hashes)),
  tokensOf: (caseId) => connection.read(() => tokensWork(caseId)),
  revokeToken: (number, at) => connection.write(() => revokeTokenWork(number, at)),
});

/** Registers a token within a transaction. */
export function* registerTokenWork({ caseId, origin, hashes, weak }: NewToken, at: string): Work<number | undefined> {
  const known = yield* tokenWork([hashes.full]);
  if (known) return known.caseId === caseId ? known.number : undefined;
  const added = yield* queryRow(
    'INSERT INTO tokens (case_id, origin, weak, created_at) VALUES ($1, $2, $3, $4) RETURNING number',
    caseId,
    origin,
    Number(weak),
    at,
  );
  const { number } = z.object({ number: z.int() }).parse(added);
  yield* queryRow(
    `INSERT INTO token_hashes (hash, token, kind) VALUES ($1, $2, 'full'), ($3, $2, 'send')`,
    hashes.full,
    number,
    hashes.send,
  );
  yield* actWork({ at, act: 'token-registered', caseId, detail: String(number) });
  return number;
}

const tokenRow = z.object({
  number: z.int(),
  case_id: z.string(),
  kind: z.enum(['full', 'send']),
  origin: z.enum(tokenOrigins),
  instrument_id: z.string(),
  revoked_at: z.nullable(z.string()),
  expires_at: z.nullable(z.string()),
});

function* tokenWork(hashes: readonly string[]): Work<KnownToken | undefined> {
  for (const hash of hashes) {
    const row = yield* queryRow(
      `SELECT tokens.number, tokens.case_id, token_hashes.kind, tokens.origin, tokens.revoked_at, cases.instrument_id,
         cases.expires_at
       FROM token_hashes JOIN tokens ON tokens.number = token_hashes.token JOIN cases ON cases.id = tokens.case_id
       WHERE token_hashes.hash = $1`,
      hash,
    );
    if (!row) continue;
    const one = tokenRow.parse(row);
    return {
      number: one.number,
      caseId: one.case_id,
      kind: one.kind,
      origin: one.origin,
      instrumentId: one.instrument_id,
      revoked: one.revoked_at !== null,
      expiresAt: one.expires_at ?? undefined,
    };
  }
  return undefined;
}

const listedTokenRow = z.object({
  number: z.int(),
  origin: z.enum(tokenOrigins),
  weak: z.int(),
  created_at: z.string(),
  revoked_at: z.nullable(z.string()),
});

function* tokensWork(caseId: string): Work<readonly ListedToken[]> {
  const rows = yield* queryRows(
    'SELECT number, origin, weak, created_at, revoked_at FROM tokens WHERE case_id = $1 ORDER BY number',
    caseId,
  );
  return rows.map((row) => {
    const one = listedTokenRow.parse(row);
    return {
      number: one.number,
      origin: one.origin,
      weak: one.weak === 1,
      createdAt: one.created_at,
      revokedAt: one.revoked_at ?? undefined,
    };
  });
}

function* revokeTokenWork(number: number, at: string): Work<boolean> {
  const found = yield* queryRow(
    'UPDATE tokens SET revoked_at = coalesce(revoked_at, $2) WHERE number = $1 RETURNING case_id',
    number,
    at,
  );
  if (!found) return false;
  const { case_id: caseId } = z.object({ case_id: z.string() }).parse(found);
  yield* actWork({ at, act: 'revoked', caseId, detail: String(number) });
  return true;
}
