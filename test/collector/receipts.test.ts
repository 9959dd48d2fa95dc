import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { type ReceiptSigner, receiptSigner } from '../../src/collector/receiptSigner.ts';
import { startServer } from '../../src/collector/server.ts';
import { makeSigningKey, type SigningKey } from '../../src/collector/signingKey.ts';
import { startLine } from '../../src/collector/startFault.ts';
import { type Receipt, receipt as receiptShape } from '../../src/protocol/receipt.ts';
import type { ReceiptKey } from '../../src/protocol/receiptKey.ts';
import { checkReceipt, checkSignature } from '../../src/protocol/receiptSignature.ts';
import { bearer, newCollector, newFolder, noon, put, rowsIn, storeIn } from './collectors.ts';
import { bytesOf, delivery, documentOf, idOf } from './documents.ts';
import { testConfig } from './servers.ts';
import { submissionOf } from './storeContract.ts';

const earlier = new Date(noon.getTime() - 1000);
const newKey = (at = earlier): SigningKey => makeSigningKey(join(newFolder(), 'key.json'), at);

function signerOf(key: SigningKey, listed: readonly ReceiptKey[] = [key.listed], now = () => noon): ReceiptSigner {
  const signer = receiptSigner(key, listed, now);
  if (!signer.ok) throw new Error(signer.fault);
  return signer.value;
}

const receiptOf = async (answer: Response): Promise<Receipt> => receiptShape.parse(await answer.json());

describe('a collector that signs its receipts', () => {
  it('signs the first one, and gives the same signature ever after', async () => {
    const key = newKey();
    const { app, folder } = newCollector({ signer: signerOf(key) });
    const document = documentOf(idOf(1));
    const first = await put(app, document);
    const receipt = await receiptOf(first);
    expect(first.status).toBe(201);
    const checked = await checkReceipt(receipt, [key.listed]);
    const { signature: _, ...members } = receipt;
    expect(checked).toEqual({
      ok: true,
      value: { key: key.listed, claims: { ...members, iat: noon.getTime() / 1000 } },
    });
    const again = await put(app, document);
    expect([again.status, await receiptOf(again)]).toEqual([200, receipt]);
    expect(rowsIn(folder, 'SELECT signature FROM responses')).toEqual([{ signature: receipt.signature }]);
  });

  it('says nothing of the case, its number or its name', async () => {
    const { app } = newCollector({ signer: signerOf(newKey()) });
    const more = { case: { id: 'CASE-7', enterpriseNumber: '0206.731.645' } };
    const { signature = '' } = await receiptOf(await put(app, documentOf(idOf(1), { more })));
    const [, payload = ''] = signature.split('.');
    expect(Object.keys(JSON.parse(Buffer.from(payload, 'base64url').toString()))).toEqual([
      ...['id', 'sha256', 'receivedAt', 'code', 'iat'],
    ]);
  });

  it('signs once what was received before it had a key, when that is asked for again', async () => {
    const folder = newFolder();
    const store = storeIn(folder);
    const unsigned = newCollector({ store });
    const document = documentOf(idOf(1));
    const before = await receiptOf(await put(unsigned.app, document));
    expect(before.signature).toBeUndefined();
    const key = newKey();
    const { app } = newCollector({ store, signer: signerOf(key) });
    const answers = await Promise.all(Array.from({ length: 8 }, () => put(app, document)));
    const receipts = await Promise.all(answers.map(receiptOf));
    expect(new Set(receipts.map(({ signature }) => signature)).size).toBe(1);
    const { signature, ...members } = receipts[0] ?? before;
    expect(members).toEqual(before);
    expect((await checkReceipt({ ...members, signature }, [key.listed])).ok).toBe(true);
    // A collector that signs no more still gives what it has.
    expect(await receiptOf(await put(unsigned.app, document))).toEqual({ ...members, signature });
  });

  it('names what a revision takes the place of, with its digest, and not what its sender had no right to', async () => {
    const key = newKey();
    const { app } = newCollector({ signer: signerOf(key) });
    const own = { headers: { 'Veldwerk-Own': 'o'.repeat(43), ...bearer('o'.repeat(43)) } };
    const first = await receiptOf(await put(app, documentOf(idOf(1)), own));
    const revision = documentOf(idOf(2), { more: { supersedes: idOf(1) } });
    const { signature = '' } = await receiptOf(await put(app, revision, own));
    expect(await checkSignature(signature, [key.listed])).toMatchObject({
      value: { claims: { id: idOf(2), supersedes: idOf(1), supersedesSha256: first.sha256 } },
    });
    expect((await put(app, documentOf(idOf(3), { more: { supersedes: idOf(1) } }))).status).toBe(422);
  });

  it('signs for what was erased by law: the same bytes get the same receipt', async () => {
    const key = newKey();
    const store = storeIn(newFolder());
    const submission = await submissionOf(1, { more: { case: { id: 'x' } } });
    await store.put(submission);
    await store.eraseCase('x', noon.toISOString(), noon.toISOString());
    const { code } = (await store.receiptOf(idOf(1), submission.sha256, submission.right)) ?? { code: '' };
    const { sign, stands } = signerOf(key);
    const signed = await store.signReceipt(code, sign, stands);
    expect((await checkReceipt(signed ?? { id: '', sha256: '', receivedAt: '', code: '' }, [key.listed])).ok).toBe(
      true,
    );
    expect(await store.receiptOf(idOf(1), submission.sha256, submission.right)).toEqual(signed);
  });

  it('goes on with another key, and leaves what the one before has signed', async () => {
    const store = storeIn(newFolder());
    const [old, next] = [newKey(), newKey()];
    const keys = [{ ...old.listed, until: new Date(noon.getTime() + 1000).toISOString() }, next.listed];
    const document = documentOf(idOf(1));
    const first = await receiptOf(await put(newCollector({ store, signer: signerOf(old, keys) }).app, document));
    const { app } = newCollector({ store, signer: signerOf(next, keys) });
    expect(await receiptOf(await put(app, document))).toEqual(first);
    const second = await receiptOf(await put(app, documentOf(idOf(2))));
    expect(await checkReceipt(second, keys)).toMatchObject({ ok: true, value: { key: next.listed } });
    expect((await checkReceipt(first, keys)).ok).toBe(true);
  });

  it('signs anew what a key has signed that was revoked', async () => {
    const store = storeIn(newFolder());
    const [stolen, next] = [newKey(), newKey()];
    const document = documentOf(idOf(1));
    const first = await receiptOf(await put(newCollector({ store, signer: signerOf(stolen) }).app, document));
    const keys = [{ ...stolen.listed, revokedAt: noon.toISOString() }, next.listed];
    expect(await checkReceipt(first, keys)).toEqual({ ok: false, fault: 'revoked' });
    const { app } = newCollector({ store, signer: signerOf(next, keys) });
    const again = await receiptOf(await put(app, document));
    expect({ ...again, signature: '' }).toEqual({ ...first, signature: '' });
    expect((await checkReceipt(again, keys)).ok).toBe(true);
    expect(await receiptOf(await put(app, document))).toEqual(again);
  });

  it('stores what comes when its key has ended, and gives no receipt until it has another', async () => {
    const store = storeIn(newFolder());
    const key = newKey();
    const ended = { ...key.listed, until: new Date(noon.getTime() + 500).toISOString() };
    let now = noon;
    const signer = signerOf(key, [ended], () => now);
    now = new Date(noon.getTime() + 60_000);
    const { app, logged } = newCollector({ store, signer });
    const document = documentOf(idOf(1));
    expect((await put(app, document)).status).toBe(500);
    expect((await put(app, document)).status).toBe(500);
    expect(String(logged[0])).toContain('signed until');
    const next = newKey();
    const rotated = newCollector({ store, signer: signerOf(next, [ended, next.listed]) });
    const answer = await put(rotated.app, document);
    expect(answer.status).toBe(200);
    expect((await checkReceipt(await receiptOf(answer), [next.listed])).ok).toBe(true);
  });

  it('signs no refusal', async () => {
    const { app } = newCollector({ signer: signerOf(newKey()) });
    expect((await put(app, { ...documentOf(idOf(1)), answers: {} })).status).toBe(422);
  });
});

describe('a key', () => {
  it('is a file that only its owner reads, and never the same twice', () => {
    const file = join(newFolder(), 'key.json');
    const key = makeSigningKey(file, noon);
    expect(statSync(file).mode & 0o777).toBe(0o400);
    expect(key.listed.from).toBe('2024-03-02T12:00:00Z');
    expect(() => makeSigningKey(file, noon)).toThrow(/EEXIST/);
  });

  /** The pages of an app with a configuration. */
  function pagesWith(config: object): string {
    const folder = newFolder();
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ endpoint: 'api/v1', ...config }));
    return folder;
  }

  const now = new Date();
  const keys = mkdtempSync(join(tmpdir(), 'veldwerk-'));
  afterAll(() => rmSync(keys, { recursive: true }));
  const file = join(keys, 'key.json');
  const key = makeSigningKey(file, new Date(now.getTime() - 5000));
  const other = makeSigningKey(join(keys, 'other.json'), now).listed;
  const open = join(keys, 'open.json');
  writeFileSync(open, readFileSync(file), { mode: 0o600 });
  chmodSync(open, 0o644);
  const broken = join(keys, 'broken.json');
  writeFileSync(broken, '{"kty":"EC"}', { mode: 0o600 });
  const past = new Date(now.getTime() - 1000).toISOString();
  const later = new Date(now.getTime() + 60_000).toISOString();

  it.each<[string, string | undefined, object, RegExp | undefined]>([
    ['that is listed', file, { receiptKeys: [key.listed] }, undefined],
    ['that is listed for one questionnaire', file, { byInstrument: { x: { receiptKeys: [key.listed] } } }, undefined],
    ['that is not listed', file, {}, /is not among receiptKeys/],
    ['in place of another', file, { receiptKeys: [other] }, /is not among receiptKeys/],
    ['under the name of another', file, { receiptKeys: [{ ...other, kid: key.listed.kid }] }, /coordinates/],
    ['that is revoked', file, { receiptKeys: [{ ...key.listed, revokedAt: later }] }, /is revoked/],
    ['that has ended', file, { receiptKeys: [{ ...key.listed, until: past }] }, /signed until/],
    ['that begins later', file, { receiptKeys: [{ ...key.listed, from: later }] }, /signs from/],
    ['that others can read', open, { receiptKeys: [key.listed] }, /can be read by others/],
    ['that is none', broken, { receiptKeys: [key.listed] }, /is not a key/],
    ['that is not there', `${file}.none`, { receiptKeys: [key.listed] }, /ENOENT/],
    ['that the app asks for and nobody has named', undefined, { receiptKeys: [key.listed] }, /RECEIPT_KEY_FILE is not/],
    ['that nobody asks for', undefined, { receiptKeys: [] }, undefined],
    ['beside a configuration that does not read', file, { endpoint: 7 }, /config\.json cannot be read/],
  ])('%s', async (_name, receiptKeyFile, config, reason) => {
    const started = await startServer(
      { ...testConfig, dataDir: newFolder(), receiptKeyFile },
      { pages: pagesWith(config) },
    );
    if (started.ok) onTestFinished(() => started.value.close());
    if (reason) expect(started.ok ? '' : startLine(started.fault)).toMatch(reason);
    else expect(started.ok ? undefined : startLine(started.fault)).toBeUndefined();
    if (!started.ok || receiptKeyFile === undefined) return;
    const path = `${started.value.url}/api/v1/responses/${idOf(1)}`;
    const answer = await fetch(path, await delivery(bytesOf(documentOf(idOf(1)))));
    expect((await checkReceipt(await receiptOf(answer), [key.listed])).ok).toBe(true);
  });
});
