import { sign } from 'node:crypto';
import { fail, ok, type Result } from '../lib/result.ts';
import { keyStanding, type ReceiptKey } from '../protocol/receiptKey.ts';
import { type ReceiptClaims, type SignatureHeader, signatureHeader } from '../protocol/receiptSignature.ts';
import type { SigningKey } from './signingKey.ts';
import type { SignReceipt } from './store/responseRows.ts';

/** Signs receipts with the collector's key. */
export interface ReceiptSigner {
  readonly sign: SignReceipt;
  /** Whether a stored signature is still worth something: its key was not revoked. */
  readonly stands: (signature: string) => boolean;
  /** Whether the key is in its time now. */
  readonly isGood: () => boolean;
  /** @throws where it is not */
  readonly mustBeGood: () => void;
}

const part = (value: SignatureHeader | ReceiptClaims): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * What signs receipts with a key. The fault says why the key cannot be used.
 * @param listed the keys that the app is given, where that is known: the key has to be one of them, and good now
 */
export function receiptSigner(
  { privateKey, listed: own }: SigningKey,
  listed: readonly ReceiptKey[] | undefined,
  now: () => Date,
): Result<ReceiptSigner, string> {
  const seconds = () => Math.floor(now().getTime() / 1000);
  const entry: ReceiptKey | undefined = listed ? listed.find(({ kid }) => kid === own.kid) : own;
  if (!entry) return fail(`its key ${own.kid} is not among receiptKeys in config.json`);
  if (entry.x !== own.x || entry.y !== own.y)
    return fail(`receiptKeys in config.json has other coordinates for its key ${own.kid}`);
  const standing = keyStanding(entry, seconds());
  if (standing !== 'good') return fail(standingLine(entry, standing));
  const revoked = new Set(listed?.flatMap(({ kid, revokedAt }) => (revokedAt === undefined ? [] : kid)));
  const isGood = () => keyStanding(entry, seconds()) === 'good';
  return ok({
    sign: ({ id, sha256, receivedAt, code }, before) => {
      const claims: ReceiptClaims = {
        ...{ id, sha256, receivedAt, code },
        ...(before && { supersedes: before.id, supersedesSha256: before.sha256 }),
        iat: seconds(),
      };
      const signing = `${part({ alg: 'ES256', typ: 'veldwerk-receipt+jwt', kid: own.kid })}.${part(claims)}`;
      const signature = sign('sha256', Buffer.from(signing), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return `${signing}.${signature.toString('base64url')}`;
    },
    stands: (signature) => !revoked.has(kidIn(signature)),
    isGood,
    mustBeGood: () => {
      if (!isGood()) throw new Error(`no receipt can be signed: ${standingLine(entry, 'late')}`);
    },
  });
}

const standingLine = ({ kid, from, until }: ReceiptKey, standing: 'early' | 'late' | 'revoked'): string => {
  switch (standing) {
    case 'early':
      return `its key ${kid} signs from ${from} on`;
    case 'late':
      return `its key ${kid} signed until ${until}: collector keys new makes another`;
    case 'revoked':
      return `its key ${kid} is revoked: collector keys new makes another`;
  }
};

/** The name of the key in a signature that this collector, or one before it, has made. */
function kidIn(signature: string): string {
  const [header = ''] = signature.split('.', 1);
  return signatureHeader.parse(JSON.parse(Buffer.from(header, 'base64url').toString())).kid;
}
