import { generateKeyPairSync, sign } from 'node:crypto';
import { type SigningKey, thumbprintOf } from '../../src/collector/signingKey.ts';

/** A key for receipts that is good throughout a simulation. */
function newKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return { privateKey, listed: { kid: thumbprintOf({ x, y }), x, y, from: '2020-01-01T00:00:00Z' } };
}

/** The collector's key, and the one that takes its place. What they sign is as long whichever they are. */
export const officeKeys = [newKey(), newKey()] as const;

/** A key of somebody else. */
export const strangersKey = newKey();

/** What a device knows where it knows the keys that the collector has, or will have. */
export const listedKeys = officeKeys.map(({ listed }) => listed);

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A receipt that somebody else has signed. */
export function forgedReceipt(members: { readonly id: string; readonly sha256: string; readonly receivedAt: string }) {
  const receipt = { ...members, code: 'AAAA-BBBB-CCCC' };
  const header = { alg: 'ES256', typ: 'veldwerk-receipt+jwt', kid: officeKeys[0].listed.kid };
  const signing = `${part(header)}.${part({ ...receipt, iat: Math.floor(Date.parse(members.receivedAt) / 1000) })}`;
  const key = { key: strangersKey.privateKey, dsaEncoding: 'ieee-p1363' } as const;
  return { ...receipt, signature: `${signing}.${sign('sha256', Buffer.from(signing), key).toString('base64url')}` };
}
