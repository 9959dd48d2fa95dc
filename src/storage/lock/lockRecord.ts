import * as z from 'zod/mini';
import type { Cipher } from './cipher.ts';

const bytes = z.string().check(z.regex(/^[\w-]{16,}$/));

/** A data key wrapped under a passphrase, with what Argon2id (RFC 9106) takes beside it. */
const passphraseWay = z.strictObject({
  salt: bytes,
  /** Bounded, since a file from elsewhere may name them: memory in KiB. */
  memory: z.int().check(z.gte(8), z.lte(262_144)),
  passes: z.int().check(z.gte(1), z.lte(10)),
  wrapped: bytes,
});

/** A data key wrapped under what a platform authenticator gives for a salt (WebAuthn, PRF). */
const authenticatorWay = z.strictObject({ credential: z.string(), salt: bytes, wrapped: bytes });
export type AuthenticatorWay = z.infer<typeof authenticatorWay>;

/**
 * A device lock: the wrapped key to what is sealed, in both stores and in each backup. Nothing in it is secret.
 * `sealing`: not everything that rests beside the database is sealed yet.
 */
export const lockRecord = z.strictObject({
  format: z.literal('veldwerk-lock/1'),
  /** Which data key it is about. */
  id: z.uuid(),
  /** Counts its changes: the higher one holds. */
  revision: z.int().check(z.gte(1)),
  state: z.enum(['sealing', 'sealed']),
  passphrase: passphraseWay,
  authenticator: z.optional(authenticatorWay),
});
export type LockRecord = z.infer<typeof lockRecord>;

/** A record with something changed, as its next revision. */
export const amended = (
  record: LockRecord,
  change: Partial<Pick<LockRecord, 'state' | 'passphrase' | 'authenticator'>>,
): LockRecord => ({ ...record, ...change, revision: record.revision + 1 });

/** A device lock with its key in hand. */
export interface OpenLock {
  readonly record: LockRecord;
  readonly cipher: Cipher;
}
