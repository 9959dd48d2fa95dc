import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../../src/collector/http/limits.ts';
import { problem } from '../../../src/protocol/problem.ts';
import { maxDocumentBytes } from '../../../src/protocol/response.ts';
import { bearer, newCollector, newFolder, rowsIn, tokensFor } from '../collectors.ts';
import { bytesOf, documentOf, idOf } from '../documents.ts';
import { openAnswers, type RawAnswer, rawAnswers, rawPut } from './raw.ts';

const id = idOf(1);
const bytes = bytesOf(documentOf(id));
const head = (...lines: string[]) => [...lines, '', ''].join('\r\n');
const expectsMore = { Expect: '100-continue' };
const put = `PUT /api/v1/responses/${id} HTTP/1.1`;

/** An answer from 400 up says of itself what it is. */
function expectProblem({ status, fields, body }: RawAnswer): void {
  expect(fields['content-type']).toBe('application/problem+json');
  expect(problem.parse(JSON.parse(body)).status).toBe(status);
  expect(body).not.toMatch(/\bat .*:\d+|node:|\.ts/);
}

describe('a request as it should not be', () => {
  it.each<[string, number[], (string | Uint8Array)[]]>([
    ['a host that is none', [400], [rawPut(id, bytes, { fields: { Host: '1.2.3.4.5' } })]],
    ['a host with a path', [400], [rawPut(id, bytes, { fields: { Host: 'a/b' } })]],
    ['a host that is none, for the health', [400], [head('GET /api/v1/health HTTP/1.1', 'Host: 256.256.256.256')]],
    ['no host', [400], [head('GET /api/v1/health HTTP/1.1', 'Accept: */*')]],
    ['no request', [400], ['\u0016\u0003\u0001 hello\r\n\r\n']],
    ['half a head', [400], [`${put}\r\nHost: x\r\n`]],
    ['a long head', [431], [head('GET /api/v1/health HTTP/1.1', 'Host: x', `X: ${'x'.repeat(20_000)}`)]],
    ['another expectation', [417], [rawPut(id, bytes, { fields: { Expect: 'nothing' } })]],
    ['both lengths', [400], [rawPut(id, bytes, { fields: { 'Transfer-Encoding': 'chunked' } })]],
    ['two lengths', [400], [head(put, 'Host: x', 'Content-Length: 1', 'Content-Length: 2'), 'xx']],
    ['a chunk that is none', [400], [head(put, 'Host: x', 'Transfer-Encoding: chunked'), 'zz\r\n']],
    ['half a body', [400], [rawPut(id, bytes).subarray(0, -9)]],
    ['too large a length', [413], [head(put, 'Host: x', 'Content-Type: application/json', 'Content-Length: 1048577')]],
    [
      'a length of the moon',
      [413],
      [
        head(
          put,
          'Host: x',
          'Content-Type: application/json',
          'Content-Length: 9e15'.replace('9e15', '9000000000000000'),
        ),
      ],
    ],
    [
      'a body for a word that is small',
      [413],
      [head('POST /api/v1/invitations HTTP/1.1', 'Host: x', 'Content-Length: 5000'), 'x'.repeat(5000)],
    ],
    [
      'a code in chunks that nobody knows',
      [404],
      [
        head('POST /api/v1/invitations HTTP/1.1', 'Host: x', 'Transfer-Encoding: chunked', 'Connection: close'),
        '16\r\n{"code":"XXXXX-XXXXX"}\r\n0\r\n\r\n',
      ],
    ],
    ['another address of the API', [404], [head('GET /api/v1/../v1/nothing HTTP/1.1', 'Host: x', 'Connection: close')]],
    ['a method of nobody', [405], [head('PROPFIND /api/v1/health HTTP/1.1', 'Host: x', 'Connection: close')]],
    ['an id that is not UTF-8', [400], [rawPut(id, bytes, { target: '/api/v1/responses/%ff' })]],
  ])('with %s gets a problem document', async (_, statuses, pieces) => {
    const { app, folder, logged } = newCollector();
    const answers = await rawAnswers(await app.port(), ...pieces);
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    for (const answer of answers) expectProblem(answer);
    expect(rowsIn(folder, 'SELECT id FROM responses')).toEqual([]);
    expect(logged).toEqual([]);
  });

  it.each<[string, number[], string | Uint8Array]>([
    ['the health over HTTP/1.0, without a host', [200], head('GET /api/v1/health HTTP/1.0')],
    ['the methods over HTTP/1.0', [204], head('OPTIONS /api/v1/health HTTP/1.0')],
    ['the health by another way', [200], head('GET /api/v2/../v1/health HTTP/1.1', 'Host: x')],
    [
      'an address with its origin',
      [201],
      rawPut(id, bytes, { target: `http://collector.example/api/v1/responses/${id}` }),
    ],
    ['an address with a query', [201], rawPut(id, bytes, { target: `/api/v1/responses/${id}?x=1` })],
    ['an encoded id', [201], rawPut(id, bytes, { target: `/api/v1/responses/%30${id.slice(1)}` })],
    ['a word before the body', [100, 201], rawPut(id, bytes, { fields: expectsMore })],
    ['three in a row', [201, 200, 200], Buffer.concat([rawPut(id, bytes), rawPut(id, bytes), rawPut(id, bytes)])],
  ])('asks for %s and is answered', async (_, statuses, piece) => {
    const answers = await rawAnswers(await newCollector().app.port(), piece);
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });

  it.each([
    ['GET', '/'],
    ['GET', '/?lang=fr'],
    ['HEAD', '/'],
    ['OPTIONS', '/'],
    ['GET', '/config.json'],
    ['GET', '/nothing'],
    ['GET', '/livez'],
    ['HEAD', '/readyz'],
    ['GET', '/api/v1/health'],
    ['OPTIONS', '/api/v1/health'],
    ['OPTIONS', '/api/v1/responses/x'],
    ['OPTIONS', '*'],
    ['GET', 'http://collector.example/api/v1/version'],
    ['DELETE', '/api/v1/health'],
  ])('over HTTP/1.0 is answered without a host as with one: %s %s', async (method, target) => {
    const pages = newFolder();
    for (const name of ['index.html', 'config.json']) writeFileSync(join(pages, name), '{"endpoint":"api/v1"}');
    const port = await newCollector({ pages }).app.port();
    const [without] = await openAnswers(port, head(`${method} ${target} HTTP/1.0`));
    const [withOne] = await openAnswers(port, head(`${method} ${target} HTTP/1.0`, 'Host: collector.example'));
    expect(without?.status).toBeLessThan(method === 'DELETE' || target === '/nothing' ? 406 : 300);
    expect([without?.status, without?.body]).toEqual([withOne?.status, withOne?.body]);
  });

  it('a byte at a time is a delivery like any other', async () => {
    const { app } = newCollector();
    const pieces = Array.from(rawPut(id, bytes), (byte) => Uint8Array.of(byte));
    expect((await rawAnswers(await app.port(), ...pieces)).map(({ status }) => status)).toEqual([201]);
  });
});

describe('whoever may not send', () => {
  it('is told so before the body, where it waits for a word', async () => {
    const { app } = newCollector({ intake: 'invited' });
    const [request] = rawPut(id, bytes, { fields: expectsMore }).toString('latin1').split('\r\n\r\n');
    const answers = await rawAnswers(await app.port(), `${request}\r\n\r\n`);
    expect(answers.map(({ status, fields }) => [status, fields['connection']])).toEqual([[401, 'close']]);
  });

  it('is heard to the end of what a document may be, and no further', async () => {
    const { app, folder } = newCollector({ intake: 'invited' });
    const much = new Uint8Array(maxDocumentBytes).fill(32);
    const [answer] = await rawAnswers(await app.port(), rawPut(id, much));
    expect([answer?.status, answer?.fields['connection']]).toEqual([401, 'close']);
    const endless = head(put, 'Host: x', 'Content-Type: application/json', 'Content-Length: 900000000');
    const socket = connect(await app.port(), '127.0.0.1');
    socket.on('error', () => undefined);
    const answered = new Promise((resolve) => socket.once('data', resolve));
    socket.write(endless);
    const more = setInterval(() => socket.write(much), 1);
    const said = await answered;
    clearInterval(more);
    socket.destroy();
    expect(String(said)).toMatch(/^HTTP\/1\.1 401 /);
    expect(rowsIn(folder, 'SELECT url_id FROM refused')).toEqual([]);
  });
});

describe('a body', () => {
  const slow = { ...defaultLimits, pace: { graceMs: 30, windowMs: 30, windowBytes: 1000 } };

  it('that stops is cut off, and leaves nothing', async () => {
    const { app, folder } = newCollector({ limits: slow });
    const socket = connect(await app.port(), '127.0.0.1');
    socket.write(rawPut(id, bytes).subarray(0, -1));
    const [said] = await once(socket, 'data');
    await once(socket, 'close');
    expect(String(said)).toMatch(/^HTTP\/1\.1 408 /);
    expect(rowsIn(folder, 'SELECT id FROM responses UNION ALL SELECT url_id FROM refused')).toEqual([]);
  });

  it('of another kind that stops is cut off as well', async () => {
    const { app } = newCollector({ limits: slow });
    const socket = connect(await app.port(), '127.0.0.1');
    socket.write(head('POST /api/v1/invitations HTTP/1.1', 'Host: x', 'Content-Length: 9'));
    const [said] = await once(socket, 'data');
    await once(socket, 'close');
    expect(String(said)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('has room among others, of which a proven one may take all, and another half', async () => {
    const { app, store } = newCollector({ limits: { ...defaultLimits, bodyBytes: 3 * bytes.length } });
    const [token = ''] = await tokensFor(store, 'x');
    const twice = new Uint8Array(2 * bytes.length).fill(32);
    const statusOf = async (body: Uint8Array, fields: Record<string, string>) => {
      const [answer] = await rawAnswers(await app.port(), rawPut(id, body, { fields }));
      if (answer?.status === 503) expect(answer.fields['retry-after']).toBe('30');
      return answer?.status;
    };
    const larger = new Uint8Array(4 * bytes.length).fill(32);
    expect([
      await statusOf(twice, {}),
      await statusOf(twice, bearer(token)),
      await statusOf(larger, bearer(token)),
    ]).toEqual([503, 400, 503]);
    // What was refused gives its room back.
    expect(await statusOf(bytes, {})).toBe(201);
  });
});

describe('a sender who is gone', () => {
  it('before the answer takes nothing along but the answer', async () => {
    const { app, folder, logged } = newCollector();
    const numbers = Array.from({ length: 40 }, (_, at) => at + 1);
    for (const number of numbers) {
      const socket = connect(await app.port(), '127.0.0.1');
      socket.on('error', () => undefined);
      const request = rawPut(idOf(number), bytesOf(documentOf(idOf(number))));
      await new Promise((sent) => socket.write(request, sent));
      // A reset, where the other side still has something to say.
      socket.resetAndDestroy();
    }
    const [answer] = await rawAnswers(await app.port(), rawPut(idOf(99), bytesOf(documentOf(idOf(99)))));
    expect(answer?.status).toBe(201);
    expect(rowsIn(folder, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(logged).toEqual([]);
  });
});
