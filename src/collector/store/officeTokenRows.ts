import * as z from 'zod/mini';
import { type OfficeRight, officeRights } from '../../protocol/officeRights.ts';
import { type Connection, queryRow, queryRows, type Row, type Work } from './statement.ts';

/** Who may sign in at the office's page: kept by the hash of a token that was shown once. */
export interface OfficeToken {
  readonly number: number;
  readonly name: string;
  readonly rights: readonly OfficeRight[];
  readonly createdAt: string;
  readonly revokedAt: string | undefined;
}

/** A session at the office's page, by the hash of its id. */
export interface OfficeSession {
  readonly hash: string;
  readonly expiresAt: string;
}

/** Who may sign in, and who is. */
export interface OfficeTokenRows {
  /** Keeps a token, and gives its number. */
  addOfficeToken(token: Pick<OfficeToken, 'name' | 'rights'> & { readonly hash: string }, at: string): Promise<number>;
  /** All of them, revoked ones too. */
  officeTokens(): Promise<readonly OfficeToken[]>;
  /** Ends a token, and the sessions that began with it; false where there is none. */
  revokeOfficeToken(number: number, at: string): Promise<boolean>;
  /** Begins a session with the token of this hash; undefined where there is none that is good. */
  beginSession(tokenHash: string, session: OfficeSession, at: string): Promise<OfficeToken | undefined>;
  /** Who is signed in with a session; undefined where it has ended, or its token was revoked. */
  sessionOf(hash: string, at: string): Promise<(OfficeToken & Pick<OfficeSession, 'expiresAt'>) | undefined>;
  endSession(hash: string): Promise<void>;
}

/** These tokens and sessions in a database. */
export const officeTokensOn = (connection: Connection): OfficeTokenRows => ({
  addOfficeToken: (token, at) => connection.writeOne(() => addWork(token, at)),
  officeTokens: async () =>
    (await connection.read(() => queryRows('SELECT * FROM office_tokens ORDER BY number'))).map(tokenIn),
  revokeOfficeToken: (number, at) => connection.write(() => revokeWork(number, at)),
  beginSession: (tokenHash, session, at) => connection.write(() => beginWork(tokenHash, session, at)),
  sessionOf: (hash, at) => connection.read(() => sessionWork(hash, at)),
  endSession: (hash) =>
    connection.writeOne(function* () {
      yield* queryRow('DELETE FROM office_sessions WHERE hash = $1', hash);
    }),
});

const tokenRow = z.object({
  number: z.int(),
  name: z.string(),
  rights: z.string(),
  created_at: z.string(),
  revoked_at: z.nullable(z.string()),
});

function tokenIn(row: Row): OfficeToken {
  const { number, name, rights, created_at, revoked_at } = tokenRow.parse(row);
  const given = rights.split(',');
  return {
    number,
    name,
    rights: officeRights.filter((right) => given.includes(right)),
    createdAt: created_at,
    revokedAt: revoked_at ?? undefined,
  };
}

function* addWork(
  { name, rights, hash }: Pick<OfficeToken, 'name' | 'rights'> & { readonly hash: string },
  at: string,
): Work<number> {
  const row = yield* queryRow(
    'INSERT INTO office_tokens (hash, name, rights, created_at) VALUES ($1, $2, $3, $4) RETURNING number',
    hash,
    name,
    rights.join(','),
    at,
  );
  return z.object({ number: z.int() }).parse(row).number;
}

function* revokeWork(number: number, at: string): Work<boolean> {
  const found = yield* queryRow(
    'UPDATE office_tokens SET revoked_at = coalesce(revoked_at, $2) WHERE number = $1 RETURNING number',
    number,
    at,
  );
  yield* queryRow('DELETE FROM office_sessions WHERE token = $1', number);
  return found !== undefined;
}

function* beginWork(tokenHash: string, { hash, expiresAt }: OfficeSession, at: string): Work<OfficeToken | undefined> {
  const found = yield* queryRow('SELECT * FROM office_tokens WHERE hash = $1 AND revoked_at IS NULL', tokenHash);
  if (!found) return undefined;
  const token = tokenIn(found);
  // Nobody asks for those that have ended.
  yield* queryRow('DELETE FROM office_sessions WHERE expires_at <= $1', at);
  yield* queryRow(
    'INSERT INTO office_sessions (hash, token, expires_at) VALUES ($1, $2, $3)',
    hash,
    token.number,
    expiresAt,
  );
  return token;
}

function* sessionWork(hash: string, at: string): Work<(OfficeToken & Pick<OfficeSession, 'expiresAt'>) | undefined> {
  const row = yield* queryRow(
    `SELECT office_tokens.*, office_sessions.expires_at FROM office_sessions
     JOIN office_tokens ON office_tokens.number = office_sessions.token
     WHERE office_sessions.hash = $1 AND office_sessions.expires_at > $2 AND office_tokens.revoked_at IS NULL`,
    hash,
    at,
  );
  return row && { ...tokenIn(row), expiresAt: z.object({ expires_at: z.string() }).parse(row).expires_at };
}
