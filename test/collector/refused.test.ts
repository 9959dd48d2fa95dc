import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256, toHex } from '../../src/protocol/digest.ts';
import { newCollector, newFolder, noon, put, storeIn } from './collectors.ts';
import { bytesOf, delivery, documentOf, idOf } from './documents.ts';
import { rowsOf } from './exports.ts';
import { runToEnd } from './processes.ts';

const id = idOf(1);
const plain = documentOf(id);
const collector = '../../src/cli/collector.ts';

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
    const { out, error, code } = await runToEnd(collector, ['refused'], { DATA_DIR: folder });
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
    const { out, code } = await runToEnd(collector, ['refused', '--out', target], { DATA_DIR: folder });
    const files = rowsOf([out]).map((row) => row['file'] ?? '');
    expect([code, readdirSync(target).sort()]).toEqual([0, files.toSorted()]);
    expect(files.map((file) => readFileSync(join(target, file), 'utf8'))).toEqual(bodies);
    expect(files.map((file) => file.replace(/[0-9a-f]{64}/, 'sha'))).toEqual([
      `${id}_invalid-document_sha.json`,
      'no-id_bad-request_sha.bin',
      `${id}_malformed-document_sha.bin`,
      `${id}_conflict_sha.json`,
    ]);
  });

  it('lists nothing where nothing was refused', async () => {
    const folder = newFolder();
    storeIn(folder);
    const { out, error, code } = await runToEnd(collector, ['refused'], { DATA_DIR: folder });
    expect([code, error, out]).toEqual([0, '', 'receivedAt,id,problem,faults,times,lastReceivedAt,sha256\r\n']);
  });
});
