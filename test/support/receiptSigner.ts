import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Receipt } from '../../src/protocol/receipt.ts';
import type { ReceiptKey } from '../../src/protocol/receiptKey.ts';

/** A key that signs receipts, made for a test, and what the configuration says of it. */
export interface ReceiptSigner {
  readonly key: ReceiptKey;
  readonly privateKey: KeyObject;
  /** A compact JWS of any header and payload. */
  readonly jws: (payload: object | string, header?: object) => string;
  /** A receipt with a right signature. */
  readonly signed: (receipt: Receipt, more?: object) => Receipt;
}

export const base64url = (text: string | Uint8Array): string => Buffer.from(text).toString('base64url');

/** The moment that signers sign at unless told otherwise: seconds since 1970. */
export const signedAt = Date.UTC(2026, 0, 1) / 1000;

export function newReceiptSigner(more: Partial<ReceiptKey> = {}): ReceiptSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const kid = createHash('sha256')
    .update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }))
    .digest('base64url');
  const key = { kid, x, y, from: '2025-01-01T00:00:00Z', ...more };
  const jws: ReceiptSigner['jws'] = (payload, header = { alg: 'ES256', typ: 'veldwerk-receipt+jwt', kid }) => {
    const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
    const signing = `${base64url(JSON.stringify(header))}.${base64url(text)}`;
    const made = sign('sha256', Buffer.from(signing), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${signing}.${base64url(made)}`;
  };
  const signed: ReceiptSigner['signed'] = ({ signature: _, ...members }, claims = {}) => ({
    ...members,
    signature: jws({ ...members, iat: signedAt, ...claims }),
  });
  return { key, privateKey, jws, signed };
}
