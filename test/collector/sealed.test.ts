import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompactEncrypt, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { newRecipient, openSealed, type SealedHeader, sealResponse } from '../../src/protocol/sealed.ts';
import { expectRefusal, newCollector, newFolder, rowsIn, storeIn } from './collectors.ts';
import { bytesOf, delivery, documentOf, idOf } from './documents.ts';
import { runToEnd } from './processes.ts';

const id = idOf(1);
const named = { more: { case: { id: 'ICT-1' } } };
const jose = { 'Content-Type': 'application/jose' };

const { opening, recipient } = await newRecipient();

/** Sealed bytes whose header says something else than what is inside. */
async function forged(header: Partial<SealedHeader>, inside: unknown): Promise<Uint8Array<ArrayBuffer>> {
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

describe('a sealed response', () => {
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
    ['no id', { id: undefined as never }, 400, 'malformed-document'],
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
    const made = await runToEnd('../../src/cli/collector.ts', ['recipient', '--out', keyFile], {});
    expect(made.code).toBe(0);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(JSON.parse(made.out)).not.toHaveProperty('d');
    // It opens nothing that was sealed for another.
    const other = await runToEnd('../../src/cli/collector.ts', ['export', '--key', keyFile], { DATA_DIR: folder });
    expect([other.code, other.error]).toEqual([1, expect.stringContaining('wrong-key')]);
    const own = join(folder, 'own.jwk');
    writeFileSync(own, JSON.stringify(opening));
    const opened = await runToEnd('../../src/cli/collector.ts', ['export', '--format', 'ndjson', '--key', own], {
      DATA_DIR: folder,
    });
    expect(opened.out.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(opened.out)).toMatchObject({ id, case: 'ICT-1' });
    expect([opened.code, opened.error]).toEqual([1, expect.stringContaining(`${idOf(2)} is left out`)]);
    const closed = await runToEnd('../../src/cli/collector.ts', ['export'], { DATA_DIR: folder });
    expect([closed.code, closed.error]).toEqual([1, expect.stringContaining('no --key is given')]);
    expect(readFileSync(keyFile, 'utf8')).toContain('"d"');
  });
});
