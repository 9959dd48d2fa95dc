import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompactEncrypt, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { newRecipient, openSealed, sealedHeaderOf, sealResponse } from '../../src/protocol/sealed.ts';
import { collector } from '../cli/run.ts';
import { bearer, expectRefusal, newCollector, newFolder, put, rowsIn, storeIn } from './collectors.ts';
import { bytesOf, delivery, documentOf, idOf } from './documents.ts';
import { exported } from './exports.ts';

const id = idOf(1);
const named = { more: { case: { id: 'ICT-1' } } };
const jose = { 'Content-Type': 'application/jose' };

const { opening, recipient } = await newRecipient();

/** Sealed bytes whose header says something else than what is inside. */
async function forged(header: Readonly<Record<string, unknown>>, inside: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const { kid, ...key } = recipient;
  const text = await new CompactEncrypt(bytesOf(inside))
    .setProtectedHeader({
      alg: 'ECDH-ES',
      enc: 'A256GCM',
      id,
      instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
      ...header,
    })
    .encrypt(await importJWK(key, 'ECDH-ES'));
  return bytesOf(text);
}

/** The same sealed bytes under a header that is written as here. */
function withHeader(bytes: Uint8Array, header: (json: string) => string): Uint8Array<ArrayBuffer> {
  const [first = '', ...rest] = new TextDecoder().decode(bytes).split('.');
  const json = Buffer.from(first, 'base64url').toString();
  return bytesOf([Buffer.from(header(json)).toString('base64url'), ...rest].join('.'));
}

describe('a sealed response', () => {
  it.each<[string, (json: string) => string]>([
    ['a name twice', (json) => json.replace('{', `{"id":"${idOf(2)}",`)],
    ['a name twice, once in other letters', (json) => json.replace('{', `{"\\u0069d":"${idOf(2)}",`)],
    ['a name twice deep inside', (json) => json.replace('"crv"', '"x":"","crv"')],
    ['a compression', (json) => json.replace('{', '{"zip":"DEF",')],
    ['a critical extension', (json) => json.replace('{', '{"crit":["exp"],"exp":1,')],
    ['another content', (json) => json.replace('"json"', '"JWT"')],
    ['a part of a book that nobody knows', (json) => json.replace('"instrument":{', '"instrument":{"a":1,')],
    ['nothing', () => ''],
    ['no JSON', () => 'x'],
  ])('has no header where that has %s', async (_, header) => {
    const bytes = await sealResponse(documentOf(id, named), recipient);
    expect(sealedHeaderOf(withHeader(bytes, (json) => json))).toMatchObject({ id, case: { id: 'ICT-1' } });
    const wrong = withHeader(bytes, header);
    expect(sealedHeaderOf(wrong)).toBeUndefined();
    expect(await openSealed(wrong, opening)).toEqual({ ok: false, fault: 'unreadable' });
    const { app } = newCollector();
    await expectRefusal(
      await app.request(`/api/v1/responses/${id}`, await delivery(wrong, jose)),
      400,
      'malformed-document',
    );
  });

  it('is not opened where it is compressed, whatever its header says', async () => {
    const { kid: _, ...key } = recipient;
    const zipped = await new CompactEncrypt(bytesOf(documentOf(id)))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', zip: 'DEF' })
      .encrypt(await importJWK(key, 'ECDH-ES'));
    expect(await openSealed(bytesOf(zipped), opening)).toEqual({ ok: false, fault: 'unreadable' });
  });

  it('hides what it supersedes once it is opened, and not before', async () => {
    const store = storeIn(newFolder());
    const { app } = newCollector({ store });
    const own = bearer('one-sender.'.repeat(4));
    expect((await put(app, documentOf(idOf(1)), { headers: own })).status).toBe(201);
    const revision = documentOf(idOf(2), { more: { supersedes: idOf(1) } });
    const fork = documentOf(idOf(3), { more: { supersedes: idOf(1) } });
    const bytesFor = async (of: typeof revision, key: typeof recipient) =>
      app.request(`/api/v1/responses/${of.id}`, await delivery(await sealResponse(of, key), { ...jose, ...own }));
    expect((await bytesFor(revision, recipient)).status).toBe(201);
    const shown = async (key?: typeof opening) => {
      const { lines, notes, sums } = await exported(store, 'ndjson', false, { key });
      return { rows: lines.map((line) => JSON.parse(line)).map(({ id, rivals }) => [id, rivals]), notes, sums };
    };
    const closed = [`${idOf(2)} is left out: it is sealed, and no --key is given`];
    expect(await shown()).toEqual({
      rows: [[idOf(1), 0]],
      notes: closed,
      sums: ['0 superseded, 0 rivalling, 1 unopened'],
    });
    expect(await shown((await newRecipient()).opening)).toMatchObject({ rows: [[idOf(1), 0]] });
    expect(await shown(opening)).toEqual({
      rows: [[idOf(2), 0]],
      notes: [],
      sums: ['1 superseded, 0 rivalling, 0 unopened'],
    });
    // Sealed for a key that is lost, it rivals the other all the same.
    expect((await bytesFor(fork, (await newRecipient()).recipient)).status).toBe(201);
    expect(await shown(opening)).toEqual({
      rows: [[idOf(2), 1]],
      notes: [
        `${idOf(3)} is left out: it is sealed: wrong-key`,
        `revision of ${idOf(1)} has 2 responses: ${idOf(2)}, ${idOf(3)}`,
      ],
      sums: ['1 superseded, 2 rivalling, 1 unopened'],
    });
  });

  it('is no rival any more once a key opens what supersedes it', async () => {
    const store = storeIn(newFolder());
    const { app } = newCollector({ store });
    const own = bearer('one-sender.'.repeat(4));
    for (const supersedes of [undefined, idOf(1)]) {
      const of = documentOf(idOf(supersedes ? 2 : 1), {
        more: { case: { id: 'x' }, ...(supersedes && { supersedes }) },
      });
      const bytes = await sealResponse(of, recipient);
      const answer = await app.request(`/api/v1/responses/${of.id}`, await delivery(bytes, { ...jose, ...own }));
      expect(answer.status).toBe(201);
    }
    const rivals = async (all: boolean) => {
      const { lines, notes } = await exported(store, 'ndjson', all, { key: opening });
      return [lines.map((line) => JSON.parse(line).rivals), notes];
    };
    expect(await rivals(false)).toEqual([[0], []]);
    expect(await rivals(true)).toEqual([[0, 0], []]);
  });

  it('opens for its key alone, and only where it is what its header says', async () => {
    const document = documentOf(id, named);
    const bytes = await sealResponse(document, recipient);
    expect(await openSealed(bytes, opening)).toEqual({ ok: true, value: document });
    const other = await newRecipient();
    expect(await openSealed(bytes, other.opening)).toEqual({ ok: false, fault: 'wrong-key' });
    expect(await openSealed(bytesOf('{}'), opening)).toEqual({ ok: false, fault: 'unreadable' });
    expect(await openSealed(await forged({}, document), opening)).toEqual({ ok: false, fault: 'another' });
    expect(await openSealed(await forged({ case: { id: 'ICT-1' } }, document), opening)).toMatchObject({ ok: true });
    expect(await openSealed(await forged({}, { not: 'one' }), opening)).toEqual({ ok: false, fault: 'unreadable' });
    const flipped = new TextDecoder().decode(bytes).replace(/.(?=.{30}$)/, (one) => (one === 'A' ? 'B' : 'A'));
    expect(await openSealed(bytesOf(flipped), opening)).toEqual({ ok: false, fault: 'wrong-key' });
  });

  it('is kept as it came, booked by its header, and gets one receipt', async () => {
    const { app, folder } = newCollector();
    const bytes = await sealResponse(documentOf(id, named), recipient);
    const first = await app.request(`/api/v1/responses/${id}`, await delivery(bytes, jose));
    expect(first.status).toBe(201);
    const second = await app.request(`/api/v1/responses/${id}`, await delivery(bytes, jose));
    expect([second.status, await second.json()]).toEqual([200, await first.json()]);
    const [row] = rowsIn(folder, 'SELECT * FROM responses');
    expect(row).toMatchObject({ id, case_id: 'ICT-1', instrument_id: 'be.statbel.ict-2024', sealed: 1, language: '' });
    expect(new Uint8Array(row?.['bytes'] as Uint8Array)).toEqual(bytes);
  });

  it.each([
    ['another id', { id: idOf(2) }, 400, 'id-mismatch'],
    [
      'a questionnaire that nobody knows',
      { instrument: { id: 'be.other', version: '1.0.0' } },
      422,
      'unknown-instrument',
    ],
    ['no id', { id: undefined }, 400, 'malformed-document'],
    ['a key of its own choice in its header', { jwk: recipient }, 400, 'malformed-document'],
    ['a place for a key in its header', { jku: 'https://example.test' }, 400, 'malformed-document'],
  ] as const)('with %s is refused', async (_, header, status, name) => {
    const { app } = newCollector();
    const bytes = await forged(header, documentOf(id));
    await expectRefusal(await app.request(`/api/v1/responses/${id}`, await delivery(bytes, jose)), status, name);
  });

  it('is exported with the key, as if it had come open; without it, or where it is wrong inside, it is left out', async () => {
    const folder = newFolder();
    const { app } = newCollector({ store: storeIn(folder) });
    const wrong = { ...documentOf(idOf(2)), answers: {} };
    for (const document of [documentOf(id, named), wrong]) {
      const bytes = await sealResponse(document, recipient);
      const answer = await app.request(`/api/v1/responses/${document.id}`, await delivery(bytes, jose));
      expect(answer.status).toBe(201);
    }
    const keyFile = join(folder, 'made.jwk');
    const made = await collector(['recipient', '--out', keyFile], {});
    expect(made.code).toBe(0);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(JSON.parse(made.out)).not.toHaveProperty('d');
    // It opens nothing that was sealed for another.
    const other = await collector(['export', '--key', keyFile], { DATA_DIR: folder });
    expect([other.code, other.error]).toEqual([1, expect.stringContaining('wrong-key')]);
    const own = join(folder, 'own.jwk');
    writeFileSync(own, JSON.stringify(opening));
    const opened = await collector(['export', '--format', 'ndjson', '--key', own], {
      DATA_DIR: folder,
    });
    expect(opened.out.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(opened.out)).toMatchObject({ id, case: 'ICT-1' });
    expect([opened.code, opened.error]).toEqual([1, expect.stringContaining(`${idOf(2)} is left out`)]);
    const closed = await collector(['export'], { DATA_DIR: folder });
    expect([closed.code, closed.error]).toEqual([1, expect.stringContaining('no --key is given')]);
    expect(readFileSync(keyFile, 'utf8')).toContain('"d"');
  });
});
