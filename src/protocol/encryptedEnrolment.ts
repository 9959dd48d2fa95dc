import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import { fail, type Result } from '../lib/result.ts';
import { type Enrolment, type EnrolmentFault, parseEnrolment } from './enrolment.ts';

const algorithm = 'PBES2-HS256+A128KW';
const encryption = 'A256GCM';
/** Iterations of PBKDF2. A code has 60 bits, so guessing is out of reach. */
const rounds = 100_000;
/** Letters and digits that are not confused with one another. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** The password in a typed code: in capitals, without separators. */
const passwordOf = (code: string) => new TextEncoder().encode(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));

/** A new code to read from paper and type: three groups of four, from the system's randomness. */
export function newAccessCode(): string {
  const drawn = [...crypto.getRandomValues(new Uint32Array(12))].map((number) => letters[number % letters.length]);
  return [drawn.slice(0, 4), drawn.slice(4, 8), drawn.slice(8)].map((group) => group.join('')).join('-');
}

/** Encrypts an enrolment under a code (RFC 7516, compact): prefilled answers are never sent otherwise. */
export const encryptEnrolment = (of: Enrolment, code: string): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(JSON.stringify(of)))
    .setProtectedHeader({ alg: algorithm, enc: encryption })
    .setKeyManagementParameters({ p2c: rounds })
    .encrypt(passwordOf(code));

/** Opens an encrypted enrolment with its code. */
export async function decryptEnrolment(text: string, code: string): Promise<Result<Enrolment, EnrolmentFault>> {
  try {
    const { plaintext } = await compactDecrypt(text.trim(), passwordOf(code), {
      keyManagementAlgorithms: [algorithm],
      contentEncryptionAlgorithms: [encryption],
      maxPBES2Count: 1_000_000,
      maxDecompressedLength: 0,
    });
    return parseEnrolment(new TextDecoder('utf-8', { fatal: true }).decode(plaintext));
  } catch (cause) {
    return fail(cause instanceof errors.JWEDecryptionFailed ? 'wrong-code' : 'unreadable');
  }
}
