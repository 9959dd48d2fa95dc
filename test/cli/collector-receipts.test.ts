import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sha256, toHex } from '../../src/protocol/digest.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { newReceiptSigner } from '../support/receiptSigner.ts';
import { collector } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'veldwerk-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

/** A file with this in it. */
function fileOf(content: unknown): string {
  files += 1;
  const file = join(folder, `${files}.txt`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('collector keys', () => {
  it('makes a key that only its owner reads, and prints what the configuration lists', async () => {
    const file = join(folder, 'key.json');
    const made = await collector(['keys', 'new', '--file', file]);
    expect(made).toMatchObject({ code: 0, error: '' });
    expect(statSync(file).mode & 0o777).toBe(0o400);
    const entry = JSON.parse(made.out);
    expect(Object.keys(entry)).toEqual(['kid', 'x', 'y', 'from']);
    expect(made.out).not.toContain(JSON.parse(readFileSync(file, 'utf8')).d);
    expect(await collector(['keys', 'show', file])).toEqual(made);
    const config = fileOf({ endpoint: 'api/v1', receiptKeys: [entry] });
    expect(await collector(['check-config', config])).toMatchObject({ code: 0, out: 'no faults\n' });
  });

  it('writes to RECEIPT_KEY_FILE where no other is named, and over no key', async () => {
    const file = join(folder, 'configured.json');
    expect((await collector(['keys', 'new'], { RECEIPT_KEY_FILE: file })).code).toBe(0);
    const again = await collector(['keys', 'new'], { RECEIPT_KEY_FILE: file });
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.error).toContain('EEXIST');
  });

  it('shows no key that others can read, and nothing else', async () => {
    const open = fileOf(readFileSync(join(folder, 'key.json'), 'utf8'));
    expect(await collector(['keys', 'show', open])).toMatchObject({
      code: 1,
      error: `collector: ${open} can be read by others: set its mode to 0400\n`,
    });
    expect((await collector(['keys', 'show', join(folder, 'none')])).code).toBe(1);
    expect((await collector(['keys'])).code).toBe(2);
  });
});

const [signer, other] = [newReceiptSigner(), newReceiptSigner()];
const bytes = new TextEncoder().encode('{}');
const first: Receipt = {
  id: '0192f3a4-7b1c-7def-8123-456789abcdef',
  sha256: toHex(await sha256(bytes)),
  receivedAt: '2026-01-01T00:00:00.000Z',
  code: 'ABCD-EFGH-2345',
};
const revision: Receipt = {
  ...first,
  id: first.id.replace('def', 'dea'),
  sha256: 'b'.repeat(64),
  code: 'ZZZZ-EFGH-2345',
};
const signed = signer.signed(first);
const signedRevision = signer.signed(revision, { supersedes: first.id, supersedesSha256: first.sha256 });

describe('collector verify', () => {
  const verify = (given: unknown, keys: unknown = [signer.key], ...more: string[]) =>
    collector(['verify', fileOf(given), '--keys', fileOf(keys), ...more]);

  it.each<[string, unknown]>([
    ['a receipt', signed],
    ['a receipt as the device keeps it', { ...signed, key: { kid: signer.key.kid, x: signer.key.x, y: signer.key.y } }],
    ['a list', [signed]],
    ['a file of receipts', { format: 'veldwerk-receipts/1', madeAt: '2026-01-02T00:00:00Z', receipts: [signed] }],
    ['a signature alone', signed.signature],
    ['a letter with a signature in it', `Code ABCD-EFGH-2345\n\n${signed.signature}\n\nRegards`],
    ['a CSV', `code;signature\r\n"ABCD-EFGH-2345";"${signed.signature}"\r\n`],
  ])('says what %s proves', async (_name, given) => {
    const { code, out, error } = await verify(given);
    expect([code, error]).toEqual([0, '']);
    for (const part of ['ABCD-EFGH-2345: proven', first.id, first.sha256, first.receivedAt, '2026-01-01T00:00:00.000Z'])
      expect(out).toContain(part);
    expect(out).toContain(`${signer.key.kid}, from ${signer.key.from}`);
    expect(out).toContain('It does not prove who sent them');
  });

  it.each<[string, string]>([
    ['a list', JSON.stringify([...Array.from({ length: 1000 }, () => signed), { ...signed, code: 'ABCD-EFGH-2346' }])],
    ['a CSV', Array.from({ length: 1001 }, (_, at) => signed.signature?.replace(/.{4}$/, `${at + 1000}`)).join('\r\n')],
    ['a file that is too long', JSON.stringify([signed, ' '.repeat(5_000_000)])],
  ])('checks all of %s, or says that it checks none', async (_name, given) => {
    const { code, out, error } = await verify(given);
    expect([code, out, error]).toEqual([2, '', expect.stringContaining('more than 1000 receipts')]);
  });

  it('tells the chain of revisions', async () => {
    const { code, out } = await verify([signed, signedRevision]);
    expect(code).toBe(0);
    expect(out).toContain(`superseded by ${revision.id}, receipt ${revision.code}`);
    expect(out).toContain(`supersedes ${first.id} (sha-256 ${first.sha256})`);
  });

  it('compares the bytes of a response', async () => {
    const [right, wrong] = [fileOf('{}'), fileOf('{ }')];
    const same = await verify(signed, [signer.key], '--response', right);
    expect([same.code, same.out]).toEqual([0, expect.stringContaining('those of the file')]);
    const others = await verify(signed, [signer.key], '--response', wrong);
    expect([others.code, others.out]).toEqual([1, expect.stringContaining('other than those of the file')]);
  });

  it.each<[string, unknown, unknown, string]>([
    ['unsigned', first, [signer.key], 'it is not signed'],
    ['altered', { ...signed, code: 'ABCD-EFGH-2346' }, [signer.key], 'that of another receipt'],
    ['of an unknown key', other.signed(first), [signer.key], 'not among the keys'],
    ['of a key that is revoked', signed, [{ ...signer.key, revokedAt: '2026-02-01T00:00:00Z' }], 'is revoked'],
    ['of a key that had ended', signed, [{ ...signer.key, until: '2025-12-31T00:00:00Z' }], 'no longer in use'],
    ['of a key that begins later', signed, [{ ...signer.key, from: '2026-02-01T00:00:00Z' }], 'before its key'],
    ['none', { some: 'thing' }, [signer.key], 'this is no receipt'],
    ['one of two that are not right', [signed, other.signed(revision)], [signer.key], 'ABCD-EFGH-2345: proven'],
  ])('does not believe what is %s', async (_name, given, keys, reason) => {
    const { code, out } = await verify(given, keys);
    expect([code, out]).toEqual([1, expect.stringContaining(reason)]);
    expect(out).toContain('NOT PROVEN');
  });

  it('reads the keys of a configuration, of all questionnaires and of each', async () => {
    const config = fileOf({ endpoint: 'api/v1', byInstrument: { x: { receiptKeys: [signer.key] } } });
    expect((await collector(['verify', fileOf(signed), '--config', config])).code).toBe(0);
  });

  it('shows nothing of a receipt that would steer a terminal', async () => {
    const { out } = await verify(signer.signed({ ...first, id: '\u001b[2J\u202e' }));
    expect(out).toContain('?[2J?');
  });

  it.each<[string, string[], RegExp]>([
    ['no receipt in the file', ['verify', fileOf('nothing'), '--keys', fileOf([signer.key])], /there is no receipt in/],
    ['no file', ['verify', join(folder, 'none'), '--keys', fileOf([signer.key])], /cannot read/],
    ['no keys', ['verify', fileOf(signed), '--config', fileOf({ endpoint: 'api/v1' })], /no receiptKeys in/],
    ['keys that are none', ['verify', fileOf(signed), '--keys', fileOf('[{"kid":1}]')], /neither a configuration nor/],
    ['keys that are no JSON', ['verify', fileOf(signed), '--keys', fileOf('kid')], /is not JSON/],
    ['both', ['verify', fileOf(signed), '--keys', fileOf([]), '--config', fileOf({})], /exclude one another/],
  ])('ends with 2: %s', async (_name, args, reason) => {
    const { code, error } = await collector(args);
    expect([code, error]).toEqual([2, expect.stringMatching(reason)]);
  });
});
