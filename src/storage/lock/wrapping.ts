import { gcm } from '@noble/ciphers/aes.js';
import { randomBytes } from '@noble/ciphers/utils.js';
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { base64url } from 'jose';
import { Cipher, newDataKey } from './cipher.ts';
import { type AuthenticatorWay, amended, type LockRecord, type OpenLock } from './lockRecord.ts';

/** What a guess at a passphrase costs: memory in KiB, and passes over it. */
export type GuessCost = Pick<LockRecord['passphrase'], 'memory' | 'passes'>;

/** 64 MiB and three passes, as RFC 9106 recommends where memory is short. */
export const usualCost: GuessCost = { memory: 65_536, passes: 3 };

/** The key that a passphrase gives: the same one, whichever way a keyboard makes its accents. Yields to the page meanwhile. */
const keyFrom = (passphrase: string, { salt, memory, passes }: Omit<LockRecord['passphrase'], 'wrapped'>) =>
  argon2idAsync(new TextEncoder().encode(passphrase.normalize('NFC')), base64url.decode(salt), {
    m: memory,
    t: passes,
    p: 1,
    dkLen: 32,
    asyncTick: 20,
  });

const wrap = (dataKey: Uint8Array, key: Uint8Array, id: string): string => {
  const iv = randomBytes(12);
  const wrapped = gcm(key, iv, new TextEncoder().encode(id)).encrypt(dataKey);
  return base64url.encode(Uint8Array.from([...iv, ...wrapped]));
};

const unwrap = (wrapped: string, key: Uint8Array, id: string): Cipher | undefined => {
  try {
    const all = base64url.decode(wrapped);
    return new Cipher(gcm(key, all.subarray(0, 12), new TextEncoder().encode(id)).decrypt(all.subarray(12)));
  } catch {
    // Another passphrase, or a damaged record: the cipher does not tell them apart.
    return undefined;
  }
};

async function wrappedUnder(
  passphrase: string,
  cipher: Cipher,
  id: string,
  cost: GuessCost,
): Promise<LockRecord['passphrase']> {
  const way = { salt: base64url.encode(randomBytes(16)), ...cost };
  return { ...way, wrapped: wrap(cipher.dataKey, await keyFrom(passphrase, way), id) };
}

/** A lock with a fresh data key under a passphrase; nothing is sealed yet. */
export async function newLock(passphrase: string, cost = usualCost): Promise<OpenLock> {
  const cipher = new Cipher(newDataKey());
  const id = crypto.randomUUID();
  const way = await wrappedUnder(passphrase, cipher, id, cost);
  return { record: { format: 'veldwerk-lock/1', id, revision: 1, state: 'sealing', passphrase: way }, cipher };
}

/** Opens a lock with its passphrase; undefined where it is a wrong one. */
export async function unlock(record: LockRecord, passphrase: string): Promise<OpenLock | undefined> {
  const cipher = unwrap(record.passphrase.wrapped, await keyFrom(passphrase, record.passphrase), record.id);
  return cipher && { record, cipher };
}

/** Opens a lock with what its authenticator gave; undefined where that is of another one. */
export function unlockWith(record: LockRecord, given: Uint8Array): OpenLock | undefined {
  const cipher = record.authenticator && unwrap(record.authenticator.wrapped, given, record.id);
  return cipher && { record, cipher };
}

/** The record with another passphrase; what is sealed stays as it is. */
export const withPassphrase = async (
  { record, cipher }: OpenLock,
  passphrase: string,
  cost = usualCost,
): Promise<LockRecord> => amended(record, { passphrase: await wrappedUnder(passphrase, cipher, record.id, cost) });

/** The record with a platform authenticator as a second way, which gives `given` for its salt. */
export const withAuthenticator = (
  { record, cipher }: OpenLock,
  { credential, salt, given }: Pick<AuthenticatorWay, 'credential' | 'salt'> & { readonly given: Uint8Array },
): LockRecord =>
  amended(record, { authenticator: { credential, salt, wrapped: wrap(cipher.dataKey, given, record.id) } });
