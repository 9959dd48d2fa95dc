import { describe, expect, it } from 'vitest';
import type { ReceiptKey } from '../../src/protocol/receiptKey.ts';
import { type HttpReply, outcomeOf } from '../../src/sync/outcome.ts';
import { newReceiptSigner } from '../support/receiptSigner.ts';

const sent = { id: '0192f3a4-7b1c-7def-8123-456789abcdef', sha256: 'a'.repeat(64) };
const now = Date.UTC(2026, 0, 1);
const receipt = { ...sent, receivedAt: '2026-01-01T00:00:00Z', code: 'ABCD-EFGH-2345' };
const ours = (name: string) => JSON.stringify({ type: `urn:veldwerk:problem:${name}`, title: name, status: 400 });

const answer = (
  status: number,
  body: string,
  contentType = 'application/json',
  retryAfter: string | null = null,
): HttpReply => ({
  kind: 'http',
  status,
  body,
  contentType,
  retryAfter,
});
const problem = (status: number, name: string) => answer(status, ours(name), 'application/problem+json; charset=utf-8');

describe('the outcome of an attempt', () => {
  it.each<[string, HttpReply, string]>([
    ['201 with our receipt', answer(201, JSON.stringify(receipt)), 'delivered'],
    ['200 with our receipt', answer(200, JSON.stringify(receipt)), 'delivered'],
    ['204 with our receipt', answer(204, JSON.stringify(receipt)), 'retry'],
    ['200 with HTML', answer(200, '<html>', 'text/html'), 'retry'],
    ['200 with an empty body', answer(200, ''), 'retry'],
    ['a receipt for another id', answer(201, JSON.stringify({ ...receipt, id: 'other' })), 'retry'],
    ['a receipt for other bytes', answer(201, JSON.stringify({ ...receipt, sha256: 'b'.repeat(64) })), 'retry'],
    ['a receipt without a code', answer(201, JSON.stringify({ ...receipt, code: undefined })), 'retry'],
    ['no answer', { kind: 'none' }, 'retry'],
    ['an opaque redirect', answer(0, ''), 'retry'],
    ['302', answer(302, ''), 'retry'],
    ...[400, 409, 413, 415, 422].map((status): [string, HttpReply, string] => [
      `${status} with our problem`,
      problem(status, 'invalid-document'),
      'refused',
    ]),
    ...[400, 409, 413, 415, 422].map((status): [string, HttpReply, string] => [
      `${status} from a proxy`,
      answer(status, 'nope', 'text/plain'),
      'retry',
    ]),
    [
      '422 with somebody else’s problem',
      answer(422, JSON.stringify({ type: 'about:blank', title: '', status: 422 }), 'application/problem+json'),
      'retry',
    ],
    ['400 with our problem as plain JSON', answer(400, ours('invalid-document')), 'retry'],
    ['400 with an unknown problem of ours', problem(400, 'from-the-future'), 'retry'],
    ['400 digest-mismatch', problem(400, 'digest-mismatch'), 'retry'],
    ['422 unknown-instrument', problem(422, 'unknown-instrument'), 'retry'],
    ['401 with our problem', problem(401, 'unauthorised'), 'paused'],
    ['403 with our problem', problem(403, 'forbidden'), 'paused'],
    ['401 from a proxy', answer(401, ''), 'retry'],
    ['403 from a portal', answer(403, '<html>', 'text/html'), 'retry'],
    ...[404, 405, 408, 425, 429, 500, 502, 503, 504].map((status): [string, HttpReply, string] => [
      `${status} with our problem`,
      problem(status, 'unavailable'),
      'retry',
    ]),
  ])('%s', async (_name, came, kind) => {
    expect((await outcomeOf(came, sent, [], now)).kind).toBe(kind);
  });

  it.each([
    ['120', 120_000],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    ['999999999', 3_600_000],
    ['-5', undefined],
    ['soon', undefined],
    ['Wed, 31 Dec 2025 00:00:00 GMT', undefined],
  ])('Retry-After: %s', async (value, afterMs) => {
    const outcome = await outcomeOf(answer(503, '', 'text/plain', value), sent, [], now);
    expect(outcome).toEqual(afterMs === undefined ? { kind: 'retry' } : { kind: 'retry', afterMs });
  });
});

describe('where the collector signs its receipts', () => {
  const signer = newReceiptSigner();
  const other = newReceiptSigner();
  const { kid, x, y } = signer.key;
  const revoked = { ...signer.key, revokedAt: '2026-02-01T00:00:00Z' };
  const outcome = (body: object, keys: readonly ReceiptKey[], status = 201) =>
    outcomeOf(answer(status, JSON.stringify(body)), sent, keys, now);

  it.each([200, 201])('a signed receipt means delivered, and its key is kept: %i', async (status) => {
    const signed = signer.signed(receipt);
    expect(await outcome(signed, [other.key, signer.key], status)).toEqual({
      kind: 'delivered',
      receipt: { ...signed, key: { kid, x, y } },
    });
  });

  it.each<[string, object, readonly ReceiptKey[], string | undefined]>([
    ['an unsigned receipt', receipt, [signer.key], 'unsigned'],
    ['one of another key', other.signed(receipt), [signer.key], 'unknown-key'],
    ['one of a key that was revoked', signer.signed(receipt), [revoked], 'revoked'],
    ['one that is altered', { ...signer.signed(receipt), code: 'ABCD-EFGH-2346' }, [signer.key], 'different'],
    ['another response’s, which is none of ours', signer.signed({ ...receipt, id: 'other' }), [signer.key], undefined],
    ['one with a key of its own', { ...signer.signed(receipt), key: { kid, x, y } }, [signer.key], undefined],
  ])('%s is tried again later', async (_name, body, keys, receiptFault) => {
    expect(await outcome(body, keys)).toEqual(receiptFault ? { kind: 'retry', receiptFault } : { kind: 'retry' });
  });

  it('an unsigned receipt still means delivered where no key is configured', async () => {
    expect(await outcome(receipt, [])).toEqual({ kind: 'delivered', receipt });
    expect((await outcome(signer.signed(receipt), [])).kind).toBe('delivered');
  });

  it('what is refused is refused without a signature', async () => {
    expect((await outcomeOf(problem(422, 'invalid-document'), sent, [signer.key], now)).kind).toBe('refused');
  });
});
