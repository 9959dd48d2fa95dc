import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/protocol/receipt.ts';
import type { ReceiptKey } from '../../src/protocol/receiptKey.ts';
import { checkReceipt, checkSignature, maxSignatureCharacters } from '../../src/protocol/receiptSignature.ts';
import { base64url, newReceiptSigner, signedAt } from '../support/receiptSigner.ts';

const receipt: Receipt = {
  id: '0192f3a4-7b1c-7def-8123-456789abcdef',
  sha256: 'a'.repeat(64),
  receivedAt: '2026-01-01T00:00:00.000Z',
  code: 'ABCD-EFGH-2345',
};
const claims = { ...receipt, iat: signedAt };
const signer = newReceiptSigner();
const other = newReceiptSigner();
const { kid } = signer.key;
const head = { alg: 'ES256', typ: 'veldwerk-receipt+jwt', kid };
const right = signer.jws(claims);
const [rightHead = '', rightPayload = '', rightTail = ''] = right.split('.');

/** The fault of a receipt with a signature; undefined where it is believed. */
async function faultOf(signature: string | undefined, keys: readonly ReceiptKey[] = [signer.key]) {
  const checked = await checkReceipt(signature === undefined ? receipt : { ...receipt, signature }, keys);
  return checked.ok ? undefined : checked.fault;
}

/** A JWS signed by a shared secret, with the public key in its place: what a careless verifier takes. */
const hmacUnderPublicKey = () => {
  const signing = `${base64url(JSON.stringify({ ...head, alg: 'HS256' }))}.${rightPayload}`;
  const secret = JSON.stringify({ kty: 'EC', crv: 'P-256', x: signer.key.x, y: signer.key.y });
  return `${signing}.${createHmac('sha256', secret).update(signing).digest('base64url')}`;
};

const es384 = () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const signing = `${base64url(JSON.stringify({ ...head, alg: 'ES384' }))}.${rightPayload}`;
  const made = sign('sha384', Buffer.from(signing), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${signing}.${base64url(made)}`;
};

/** The signature as DER writes it. */
const der = () => {
  const signing = `${rightHead}.${rightPayload}`;
  return `${signing}.${base64url(sign('sha256', Buffer.from(signing), signer.privateKey))}`;
};

describe('a receipt', () => {
  it('is believed where a known key has signed it', async () => {
    expect(await checkReceipt({ ...receipt, signature: right }, [other.key, signer.key])).toEqual({
      ok: true,
      value: { claims, key: signer.key },
    });
  });

  it('may say more than its members, such as what it supersedes', async () => {
    const more = { supersedes: other.key.kid, supersedesSha256: 'b'.repeat(64), iat: signedAt };
    const signature = signer.jws({ ...receipt, ...more, later: 'unknown' });
    expect(await checkSignature(signature, [signer.key])).toMatchObject({ ok: true, value: { claims: more } });
  });

  it.each<[string, string | undefined, string]>([
    ['no signature', undefined, 'unsigned'],
    ['a blank one', '', 'unreadable'],
    ['alg none', `${base64url(JSON.stringify({ ...head, alg: 'none' }))}.${rightPayload}.`, 'unreadable'],
    [
      'alg none and a signature',
      `${base64url(JSON.stringify({ ...head, alg: 'none' }))}.${rightPayload}.${rightTail}`,
      'unreadable',
    ],
    ['HS256 with the public key', hmacUnderPublicKey(), 'unreadable'],
    ['ES384', es384(), 'unreadable'],
    ['RS256 in the header', signer.jws(claims, { ...head, alg: 'RS256' }), 'unreadable'],
    ['another type', signer.jws(claims, { ...head, typ: 'JWT' }), 'unreadable'],
    ['no type', signer.jws(claims, { alg: 'ES256', kid }), 'unreadable'],
    ['no kid', signer.jws(claims, { alg: 'ES256', typ: head.typ }), 'unreadable'],
    ...['jwk', 'jku', 'x5u', 'x5c', 'x5t', 'crit', 'b64', 'cty', 'zip'].map((name): [string, string, string] => [
      `${name} in the header`,
      signer.jws(claims, { ...head, [name]: name === 'b64' ? true : ['x'] }),
      'unreadable',
    ]),
    [
      'its own key in the header',
      other.jws(claims, { ...head, jwk: { kty: 'EC', crv: 'P-256', x: other.key.x, y: other.key.y } }),
      'unreadable',
    ],
    [
      'a header with a name twice',
      `${base64url(`{"alg":"ES256","alg":"ES256","typ":"${head.typ}","kid":"${kid}"}`)}.${rightPayload}.${rightTail}`,
      'unreadable',
    ],
    ['the kid of an unknown key', other.jws(claims), 'unknown-key'],
    ['signed by another key, under our kid', other.jws(claims, head), 'forged'],
    [
      'the payload of another',
      `${rightHead}.${base64url(JSON.stringify({ ...claims, id: 'x' }))}.${rightTail}`,
      'forged',
    ],
    ['no payload, detached', `${rightHead}..${rightTail}`, 'unreadable'],
    ['two signatures', `${right}.${rightTail}`, 'unreadable'],
    ['two of them in JSON', JSON.stringify({ payload: rightPayload, signatures: [right, right] }), 'unreadable'],
    ['a signature in DER', der(), 'unreadable'],
    ['a shorter signature', `${rightHead}.${rightPayload}.${rightTail.slice(0, 84)}`, 'unreadable'],
    ['blanks around it', ` ${right}`, 'unreadable'],
    ['padding', `${right}==`, 'unreadable'],
    ['zeros', `${rightHead}.${rightPayload}.${'A'.repeat(86)}`, 'forged'],
    ['no JSON in it', signer.jws('receipt'), 'unreadable'],
    ['a payload with a name twice', signer.jws(`${JSON.stringify(claims).slice(0, -1)},"code":"X"}`), 'unreadable'],
    ['no time of signing', signer.jws(receipt), 'unreadable'],
    ['a time that is a text', signer.jws({ ...claims, iat: '2026' }), 'unreadable'],
    ['a huge payload', signer.jws({ ...claims, more: 'x'.repeat(maxSignatureCharacters) }), 'unreadable'],
    ['a huge header', `${'e'.repeat(10_000_000)}.${rightPayload}.${rightTail}`, 'unreadable'],
    ['another id', signer.jws({ ...claims, id: 'other' }), 'different'],
    ['another digest', signer.jws({ ...claims, sha256: 'b'.repeat(64) }), 'different'],
    ['another time', signer.jws({ ...claims, receivedAt: '2026-01-01T00:00:01Z' }), 'different'],
    ['another code', signer.jws({ ...claims, code: 'ABCD-EFGH-2346' }), 'different'],
    ['a member less', signer.jws({ ...claims, code: undefined }), 'unreadable'],
  ])('with %s is not believed', async (_name, signature, fault) => {
    expect(await faultOf(signature)).toBe(fault);
  });

  it('is believed by no key where none is listed', async () => {
    expect(await faultOf(right, [])).toBe('unknown-key');
  });

  it('is not believed with any character changed', async () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
    const change = fc.record({
      at: fc.nat({ max: right.length - 1 }),
      by: fc.integer({ min: 1, max: letters.length - 1 }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, by }) => {
        const letter = letters[(letters.indexOf(right[at] ?? '') + by) % letters.length];
        expect(await faultOf(`${right.slice(0, at)}${letter}${right.slice(at + 1)}`)).toBeDefined();
      }),
      { seed: Number(process.env['SEED'] ?? 1), numRuns: 300 },
    );
    // The last one says less than its six bits: other letters would be the same bytes.
    for (const letter of letters)
      if (letter !== right.at(-1)) expect(await faultOf(`${right.slice(0, -1)}${letter}`)).toBeDefined();
  });
});

describe('a key', () => {
  const at = (seconds: number) => new Date((signedAt + seconds) * 1000).toISOString();
  it.each<[string, Partial<ReceiptKey>, string | undefined]>([
    ['that began before', { from: at(-1) }, undefined],
    ['that began in that second', { from: at(0.9) }, undefined],
    ['that begins later', { from: at(1) }, 'early'],
    ['that ends later', { until: at(1) }, undefined],
    ['that ends just then', { until: at(0) }, undefined],
    ['that has ended', { until: at(-0.5) }, 'late'],
    ['that was revoked before', { revokedAt: at(-1) }, 'revoked'],
    // A thief writes any time.
    ['that was revoked since', { revokedAt: at(1) }, 'revoked'],
  ])('%s: %j', async (_name, more, fault) => {
    expect(await faultOf(right, [{ ...signer.key, ...more }])).toBe(fault);
  });

  it('is followed by another, and what it signed before stays good', async () => {
    const keys = [
      { ...signer.key, until: at(10) },
      { ...other.key, from: at(5) },
    ];
    expect(await faultOf(right, keys)).toBeUndefined();
    expect(await faultOf(other.jws({ ...claims, iat: signedAt + 20 }), keys)).toBeUndefined();
    expect(await faultOf(signer.jws({ ...claims, iat: signedAt + 20 }), keys)).toBe('late');
    expect(await faultOf(other.jws(claims), keys)).toBe('early');
  });
});
