import { describe, expect, it } from 'vitest';
import { sha256In } from '../../src/collector/reprDigest.ts';
import { reprDigest, toHex } from '../../src/protocol/digest.ts';

const bytes = Uint8Array.from({ length: 32 }, (_, at) => at * 7);
const field = reprDigest(bytes);
const other = 'sha-512=:AAAA:';

describe('Repr-Digest', () => {
  it.each([
    field,
    `${other}, ${field}`,
    `${field},${other}`,
    `  ${field}  `,
    `${field};a;b=1; c="x y"`,
    `sha-256=:AAAA:, ${field}`,
    field.replaceAll('=:', ':').replace('sha-256:', 'sha-256=:'),
  ])('is read in %s', (text) => {
    expect(toHex(sha256In(text) ?? new Uint8Array())).toBe(toHex(bytes));
  });

  it.each([
    '',
    other,
    'sha-256',
    'sha-256=abc',
    field.toUpperCase(),
    field.slice(0, -1),
    `${field},`,
    `${field} ${field}`,
    'sha-256=:____:',
    'sha-256="AAAA"',
  ])('is not there in %j', (text) => {
    expect(sha256In(text)).toBeUndefined();
  });
});
