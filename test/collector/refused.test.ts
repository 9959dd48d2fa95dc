import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemNamed } from '../../src/collector/problems.ts';
import type { NewRefusal } from '../../src/collector/store/refusalRows.ts';
import { sha256, toHex } from '../../src/protocol/digest.ts';
import { newRecipient, sealResponse } from '../../src/protocol/sealed.ts';
import { collector } from '../cli/run.ts';
import { newCollector, newFolder, noon, put, rowsIn, storeIn } from './collectors.ts';
import { bytesOf, delivery, documentOf, idOf } from './documents.ts';
import { exported, rowsOf } from './exports.ts';
import { run, runToEnd } from './processes.ts';

const id = idOf(1);
const plain = documentOf(id);

/** A collector that has refused one of each, and taken one. */
async function refusals() {
  const folder = newFolder();
  const { app } = newCollector({ store: storeIn(folder) });
  const { D3: _, ...answers } = plain.answers;
  const wrong = { ...plain, answers: { ...answers, 'Z\n9': 1 }, confirmed: [{ check: 'K20' }] };
  await put(app, wrong);
  await put(app, wrong);
  await app.request(`/api/v1/responses/${encodeURIComponent('../../x\u001b[1m')}`, await delivery(bytesOf('{')));
  await put(app, '{', { id });
  await put(app, plain);
  await put(app, { ...plain, language: 'fr' });
  return { folder, bodies: [JSON.stringify(wrong), '{', '{', JSON.stringify({ ...plain, language: 'fr' })] };
}

describe('collector refused', () => {
  it('lists what was refused, a line each, in the order of arrival', async () => {
    const { folder, bodies } = await refusals();
    const { out, error, code } = await collector(['refused'], { DATA_DIR: folder });
    expect([code, error, out.trimEnd().split('\r\n').length, out.includes('\u001b')]).toEqual([0, '', 5, false]);
    const rows = rowsOf([out]);
    const digests = await Promise.all(bodies.map(async (body) => toHex(await sha256(bytesOf(body)))));
    expect(rows.map((row) => row['sha256'])).toEqual(digests);
    expect(rows.map((row) => [row['receivedAt'], row['id'], row['problem'], row['times']])).toEqual([
      [noon.toISOString(), id, 'invalid-document', '2'],
      [noon.toISOString(), '../../x\\u001b[1m', 'bad-request', '1'],
      [noon.toISOString(), id, 'malformed-document', '1'],
      [noon.toISOString(), id, 'conflict', '1'],
    ]);
    expect(rows.map((row) => row['faults'])).toEqual([
      'Z\\u000a9: unknown-item; D3: unaccounted; confirmed[0].check: not-soft (K20)',
      'the id in the address is not a UUIDv7 in lower case',
      'the body is not JSON',
      'Another document is here under this id.',
    ]);
  });

  it('writes each to a file in the folder, byte for byte, whatever the address said', async () => {
    const { folder, bodies } = await refusals();
    const target = join(newFolder(), 'deep', 'refused');
    const { out, code } = await collector(['refused', '--out', target], { DATA_DIR: folder });
    const files = rowsOf([out]).map((row) => row['file'] ?? '');
    expect([code, readdirSync(target).sort()]).toEqual([0, files.toSorted()]);
    expect(files.map((file) => readFileSync(join(target, file), 'utf8'))).toEqual(bodies);
    for (const file of files) expect(statSync(join(target, file)).mode & 0o777).toBe(0o600);
    expect(files.map((file) => file.replace(/[0-9a-f]{64}/, 'sha'))).toEqual([
      `${id}_invalid-document_sha.json`,
      'no-id_bad-request_sha.bin',
      `${id}_malformed-document_sha.bin`,
      `${id}_conflict_sha.json`,
    ]);
  });

  it('removes what was refused, all or what came last before a time, and puts that on record', async () => {
    const { folder } = await refusals();
    const purge = async (...args: string[]) => {
      const { out, code } = await collector(['refused', '--purge', ...args], { DATA_DIR: folder });
      return [code, out, rowsIn(folder, 'SELECT * FROM refused').length];
    };
    expect(await purge('--before', '2024-03-02')).toEqual([0, '0 purged\n', 4]);
    expect(await purge('--before', '2024-03-02T13:00:00.001+01:00')).toEqual([0, '4 purged\n', 0]);
    expect(await purge()).toEqual([0, '0 purged\n', 0]);
    expect(rowsIn(folder, 'SELECT act, detail FROM acts ORDER BY number')).toEqual([
      { act: 'refusal-purged', detail: '0 before 2024-03-02T00:00:00.000Z' },
      { act: 'refusal-purged', detail: '4 before 2024-03-02T12:00:00.001Z' },
      { act: 'refusal-purged', detail: '0' },
    ]);
  });

  it.each([
    [['--purge', '--again'], '--out, --again and --purge exclude one another'],
    [['--again', '--out', 'x'], '--out, --again and --purge exclude one another'],
    [['--before', '2026-01-01'], '--before goes with --purge'],
    [['--purge', '--before', 'May'], '--before is a day or a moment with its zone, not May'],
  ])('is called wrongly with %j', async (args, fault) => {
    const { code, error } = await collector(['refused', ...args], { DATA_DIR: newFolder() });
    expect([code, error]).toEqual([2, `collector: ${fault} (collector refused --help)\n`]);
  });

  it('judges anew what may have been a fault of ours, with the right that it came with', async () => {
    const folder = newFolder();
    const store = storeIn(folder);
    const [{ opening, recipient }, hash] = [await newRecipient(), 'ab'.repeat(32)];
    const instrumentId = plain.instrument.id;
    for (const caseId of ['good', 'late', 'ended']) {
      const expiresAt = caseId === 'late' ? '2024-01-01T00:00:00.000Z' : undefined;
      await store.addCases([{ id: caseId, instrumentId, expiresAt }], noon.toISOString());
      const hashes = { full: caseId, send: `${caseId}-send` };
      await store.registerToken({ caseId, origin: 'enrol', hashes, weak: false }, noon.toISOString());
    }
    await store.revokeCase('ended', noon.toISOString());
    const refusedOnce = async (
      number: number,
      owner: string,
      more: Partial<NewRefusal> & { readonly caseId?: string },
    ) => {
      const { caseId, ...rest } = more;
      const bytes = bytesOf(documentOf(idOf(number), { more: caseId === undefined ? {} : { case: { id: caseId } } }));
      const refusal: NewRefusal = {
        ...{ id: idOf(number), bytes, sha256: '', name: 'unknown-instrument', owner, media: 'application/json' },
        ...{ problem: problemNamed('unknown-instrument'), seenAt: noon.toISOString(), ...rest },
      };
      await store.refuse({ ...refusal, sha256: createHash('sha256').update(refusal.bytes).digest('hex') });
    };
    const taken = documentOf(idOf(8));
    await put(newCollector({ store }).app, taken);
    const { D3: _, ...fewer } = plain.answers;
    const wrong = bytesOf({ ...documentOf(idOf(7)), answers: fewer });
    const sealed = await sealResponse(documentOf(idOf(6)), recipient);
    await refusedOnce(1, '', {});
    await refusedOnce(2, `own:${hash}`, { name: 'invalid-document' });
    await refusedOnce(3, 'case:good', { caseId: 'good' });
    await refusedOnce(4, 'case:late', { caseId: 'late' });
    await refusedOnce(5, 'case:ended', { caseId: 'ended' });
    await refusedOnce(6, '', { bytes: sealed, media: 'application/jose' });
    await refusedOnce(7, '', { bytes: wrong, name: 'invalid-document' });
    await refusedOnce(8, '', { bytes: bytesOf(taken) });
    await refusedOnce(9, '', { name: 'conflict' });
    const before = new Date().toISOString();
    const again = () => collector(['refused', '--again'], { DATA_DIR: folder });
    const { out, error, code } = await again();
    expect([code, error]).toEqual([0, '']);
    expect(rowsOf([out]).map((row) => [row['id'], row['problem'], row['became']])).toEqual([
      [idOf(1), 'unknown-instrument', 'stored'],
      [idOf(2), 'invalid-document', 'stored'],
      [idOf(3), 'unknown-instrument', 'stored'],
      [idOf(4), 'unknown-instrument', 'stored'],
      [idOf(5), 'unknown-instrument', 'unauthorised'],
      [idOf(6), 'unknown-instrument', 'stored'],
      [idOf(7), 'invalid-document', 'invalid-document'],
      [idOf(8), 'unknown-instrument', 'same'],
    ]);
    expect(rowsOf([out])[6]?.['faults']).toBe('D3: unaccounted');
    expect(rowsIn(folder, 'SELECT url_id FROM refused ORDER BY number')).toEqual(
      [5, 7, 9].map((number) => ({ url_id: idOf(number) })),
    );
    const rows = rowsIn(folder, 'SELECT owner, sender, late, received_at, facts, sealed FROM responses ORDER BY id');
    expect(rows.map(({ owner, sender, late }) => [owner, sender, late])).toEqual([
      ['', 'none', 0],
      [`own:${hash}`, 'own', 0],
      ['case:good', 'proven', 0],
      ['case:late', 'proven', 1],
      ['', 'none', 0],
      ['', 'none', 0],
    ]);
    expect(rows.slice(0, 5).every((row) => String(row['received_at']) >= before)).toBe(true);
    expect(rows.map((row) => row['facts'] === null)).toEqual([false, false, false, false, true, false]);
    expect((await exported(store, 'ndjson', false, { key: opening })).lines).toHaveLength(6);
    expect(rowsOf([(await again()).out]).map(({ became }) => became)).toEqual(['unauthorised', 'invalid-document']);
  });

  it('lists as many as there are in the memory of a few', async () => {
    const folder = newFolder();
    const store = storeIn(folder);
    const errors = Array.from({ length: 500 }, (_, at) => ({ place: `answers.${at}`, fault: 'x'.repeat(100) }));
    const problem = problemNamed('invalid-document', { errors });
    await store.refuse({
      ...{ id: idOf(1), bytes: bytesOf('{'), sha256: '1', name: 'invalid-document', problem },
      ...{ seenAt: noon.toISOString(), media: 'application/json', owner: 'own:1' },
    });
    const others = rowsIn(
      folder,
      `WITH RECURSIVE numbers (at) AS (SELECT 2 UNION ALL SELECT at + 1 FROM numbers WHERE at < 1500)
       INSERT INTO refused (url_id, sha256, problem, problem_json, bytes, size, first_seen, last_seen, times, owner, media)
       SELECT url_id, at, problem, problem_json, bytes, size, first_seen, last_seen, times, owner, media
       FROM refused, numbers RETURNING 1`,
    );
    expect(others).toHaveLength(1499);
    // All of them as they are kept would be some 150 MB; the program by itself needs 35.
    const environment = { DATA_DIR: folder, NODE_OPTIONS: '--max-old-space-size=96' };
    const { out, code } = await runToEnd('../../src/cli/collector.ts', ['refused'], environment);
    expect([code, out.match(/\r\n/g)?.length]).toEqual([0, 1501]);
  });

  it.each<[string, string[], number]>([
    ['writes each to a file', ['--out', 'files'], 60],
    ['judges each anew', ['--again'], 0],
  ])('%s where nobody reads the lines to their end', async (_, args, left) => {
    const folder = newFolder();
    const store = storeIn(folder);
    for (let number = 1; number <= 60; number += 1) {
      const bytes = bytesOf(documentOf(idOf(number)));
      await store.refuse({
        ...{ id: idOf(number), bytes, name: 'unknown-instrument', owner: '', media: 'application/json' },
        ...{
          problem: problemNamed('unknown-instrument'),
          seenAt: noon.toISOString(),
          sha256: toHex(await sha256(bytes)),
        },
      });
    }
    const out = join(folder, 'files');
    const child = run('../../src/cli/collector.ts', ['refused', ...args.map((arg) => (arg === 'files' ? out : arg))], {
      DATA_DIR: folder,
    });
    child.stdout?.destroy();
    expect((await once(child, 'exit'))[0]).toBe(0);
    expect(rowsIn(folder, 'SELECT * FROM refused')).toHaveLength(left);
    if (left > 0) expect(readdirSync(out)).toHaveLength(60);
    else expect(rowsIn(folder, 'SELECT id FROM responses')).toHaveLength(60);
  });

  it('lists nothing where nothing was refused', async () => {
    const folder = newFolder();
    storeIn(folder);
    const { out, error, code } = await collector(['refused'], { DATA_DIR: folder });
    expect([code, error, out]).toEqual([0, '', 'receivedAt,id,problem,faults,times,lastReceivedAt,sha256\r\n']);
  });
});
