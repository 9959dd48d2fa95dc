import { CompactEncrypt, compactDecrypt, decodeProtectedHeader, errors } from 'jose';
import { fail, ok, type Result } from '../lib/result.ts';
import {
  keyOfPassphrase,
  mostPassphraseRounds,
  passphraseAlgorithm,
  passphraseRounds,
} from '../protocol/underPassphrase.ts';
import { type Backup, backup } from './backup.ts';
import { lockRecord, type OpenLock } from './lock/lockRecord.ts';
import { unlock } from './lock/wrapping.ts';
import { withoutTokens } from './rights.ts';

const encryption = 'A256GCM';

/** Why a file is no backup that opens. */
export type BackupFault = 'unreadable' | 'wrong-passphrase' | 'locked';

/**
 * The text of a backup's file: a compact JWE (RFC 7516, PBES2) under a passphrase, or plain JSON without one, and then
 * without what responses are sent with.
 */
export async function backupText(of: Backup, passphrase?: string): Promise<string> {
  if (passphrase === undefined) return JSON.stringify({ ...of, responses: of.responses.map(withoutTokens) });
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(of)))
    .setProtectedHeader({ alg: passphraseAlgorithm, enc: encryption, cty: 'json' })
    .setKeyManagementParameters({ p2c: passphraseRounds })
    .encrypt(keyOfPassphrase(passphrase));
}

/**
 * The text of a backup's file on a device with a lock: a compact JWE under the data key itself, which the lock's record
 * in its header wraps. The device's passphrase opens it, here and elsewhere.
 */
export const lockedBackupText = (of: Backup, { record, cipher }: OpenLock): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(JSON.stringify(of)))
    .setProtectedHeader({ alg: 'dir', enc: encryption, cty: 'json', lock: record })
    .encrypt(cipher.backupKey);

/** The key that a passphrase gives for a file; undefined where a device lock does not open with it. */
async function keyFor(file: string, passphrase: string): Promise<Uint8Array | undefined> {
  const { alg, lock } = decodeProtectedHeader(file);
  if (alg !== 'dir') return keyOfPassphrase(passphrase);
  return (await unlock(lockRecord.parse(lock), passphrase))?.cipher.backupKey;
}

/** Reads a backup's file. `locked`: it is encrypted, and no passphrase was given. */
export async function readBackup(text: string, passphrase?: string): Promise<Result<Backup, BackupFault>> {
  const file = text.trim();
  if (file.startsWith('{')) return parse(file);
  if (!/^[\w-]+(\.[\w-]*){4}$/.test(file)) return fail('unreadable');
  if (passphrase === undefined) return fail('locked');
  try {
    const key = await keyFor(file, passphrase);
    if (!key) return fail('wrong-passphrase');
    const { plaintext } = await compactDecrypt(file, key, {
      keyManagementAlgorithms: [passphraseAlgorithm, 'dir'],
      contentEncryptionAlgorithms: [encryption],
      maxPBES2Count: mostPassphraseRounds,
      maxDecompressedLength: 0,
    });
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext));
  } catch (cause) {
    return fail(cause instanceof errors.JWEDecryptionFailed ? 'wrong-passphrase' : 'unreadable');
  }
}

function parse(text: string): Result<Backup, BackupFault> {
  try {
    const read = backup.safeParse(JSON.parse(text));
    return read.success ? ok(read.data) : fail('unreadable');
  } catch {
    // Not JSON: what the parser says quotes the text, where answers stand.
    return fail('unreadable');
  }
}
