import { describe, expect, it } from 'vitest';
import type { ProblemName } from '../../src/protocol/problem.ts';
import { maxDocumentBytes } from '../../src/protocol/response.ts';
import { expectRefusal, newCollector, noon, put, rowsIn } from './collectors.ts';
import { bytesOf, delivery, documentOf, idOf } from './documents.ts';

const id = idOf(1);

const plain = documentOf(id);
const text = JSON.stringify(plain);

describe('a request that cannot be right', () => {
  it.each<[string, number, ProblemName, unknown, Parameters<typeof put>[2]]>([
    ['an id that is no UUID', 400, 'bad-request', plain, { id: 'x' }],
    ['an id that is a UUIDv4', 400, 'bad-request', plain, { id: '0190163d-8694-439b-aea5-966c26f8ad91' }],
    ['an id in capitals', 400, 'bad-request', plain, { id: '0192ABCD-0000-7000-8000-000000000001' }],
    ['no content type', 415, 'unsupported-media-type', plain, { headers: { 'Content-Type': undefined } }],
    ['no sealed document', 400, 'malformed-document', plain, { headers: { 'Content-Type': 'application/jose' } }],
    ['another type', 415, 'unsupported-media-type', plain, { headers: { 'Content-Type': 'text/plain' } }],
    ['a packed body', 415, 'unsupported-media-type', plain, { headers: { 'Content-Encoding': 'gzip' } }],
    ['no digest', 400, 'digest-required', plain, { headers: { 'Repr-Digest': undefined } }],
    ['another digest', 400, 'digest-required', plain, { headers: { 'Repr-Digest': 'sha-512=:AAAA:' } }],
    ['a digest that does not fit', 400, 'digest-mismatch', plain, { headers: { 'Repr-Digest': 'sha-256=:AAAA:' } }],
    [
      'a digest that does not fit no JSON',
      400,
      'digest-mismatch',
      '{',
      { id, headers: { 'Repr-Digest': 'sha-256=:AAAA:' } },
    ],
    ['no body', 400, 'malformed-document', '', { id }],
    ['half a document', 400, 'malformed-document', text.slice(0, 100), { id }],
    ['a name twice', 400, 'malformed-document', text.replace('{', '{"language":"fr",'), { id }],
    ['a byte order mark', 400, 'malformed-document', `\ufeff${text}`, { id }],
    ['another id', 400, 'id-mismatch', plain, { id: idOf(2) }],
    ['no object', 422, 'invalid-document', '[]', { id }],
  ])('with %s: %i %s', async (_, status, name, body, how) => {
    const { app } = newCollector();
    await expectRefusal(await put(app, body, how), status, name);
  });

  it('with a body that is not UTF-8: 400 malformed-document', async () => {
    const { app } = newCollector();
    const answer = await app.request(`/api/v1/responses/${id}`, await delivery(Uint8Array.from([0x22, 0xff, 0x22])));
    await expectRefusal(answer, 400, 'malformed-document');
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON', 'application/json;profile="x"'])(
    'is not one with Content-Type %s',
    async (type) => {
      const { app } = newCollector();
      expect((await put(app, plain, { headers: { 'Content-Type': type } })).status).toBe(201);
    },
  );

  it('may be as large as a document, and no larger', async () => {
    const { app, folder } = newCollector();
    await expectRefusal(await put(app, text.padEnd(maxDocumentBytes + 1), { id }), 413, 'too-large');
    expect(rowsIn(folder, 'SELECT * FROM refused')).toEqual([]);
    expect((await put(app, text.padEnd(maxDocumentBytes), { id })).status).toBe(201);
  });

  it('is not read on where it does not say its length and is too large', async () => {
    const { app } = newCollector();
    const chunk = new Uint8Array(65536);
    let chunks = 0;
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(chunk.fill(++chunks % 255)) });
    const init = { ...(await delivery(bytesOf(''))), body: endless, duplex: 'half' };
    await expectRefusal(await app.request(`/api/v1/responses/${id}`, init), 413, 'too-large');
    // What lies in the buffers of two sockets, and what is thrown away so that the answer is read.
    expect(chunks).toBeLessThan(400);
  });

  it('with the wrong type is told so also where it is too large', async () => {
    const { app } = newCollector();
    const answer = await put(app, text.padEnd(maxDocumentBytes + 1), { id, headers: { 'Content-Type': 'text/plain' } });
    await expectRefusal(answer, 415, 'unsupported-media-type');
  });
});

describe('what is refused', () => {
  it('is kept apart whole, and once', async () => {
    const { app, folder } = newCollector();
    const answers = [
      await put(app, `${text.slice(0, -1)},"x":"🦉"}`, { id }),
      await put(app, `${text.slice(0, -1)},"x":"🦉"}`, { id }),
      await put(app, '{', { id }),
      await put(app, plain, { id, headers: { 'Repr-Digest': 'sha-256=:AAAA:' } }),
      await put(app, plain, { id, headers: { 'Content-Type': 'text/plain' } }),
    ];
    const rows = rowsIn(folder, 'SELECT * FROM refused ORDER BY problem');
    expect(rows.map((row) => [row['problem'], row['times']])).toEqual([
      ['digest-mismatch', 1],
      ['invalid-document', 2],
      ['malformed-document', 1],
      ['unsupported-media-type', 1],
    ]);
    const invalid = rows[1];
    expect(new TextDecoder().decode(invalid?.['bytes'] as Uint8Array)).toBe(`${text.slice(0, -1)},"x":"🦉"}`);
    expect(JSON.parse(String(invalid?.['problem_json']))).toEqual(await answers[0]?.json());
    expect([invalid?.['url_id'], invalid?.['first_seen'], invalid?.['last_seen']]).toEqual([
      id,
      noon.toISOString(),
      noon.toISOString(),
    ]);
  });

  it('includes the other bytes under a known id', async () => {
    const { app, folder } = newCollector();
    await put(app, plain);
    await expectRefusal(await put(app, `${text} `, { id }), 409, 'conflict');
    expect(rowsIn(folder, 'SELECT problem, times FROM refused')).toEqual([{ problem: 'conflict', times: 1 }]);
  });
});
