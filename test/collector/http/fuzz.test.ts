import { expect, it } from 'vitest';
import { defaultLimits } from '../../../src/collector/http/limits.ts';
import { hashOf } from '../../../src/collector/sender.ts';
import { problem } from '../../../src/protocol/problem.ts';
import { sendTokenOf } from '../../../src/protocol/token.ts';
import { howMany } from '../../support/long.ts';
import { newCollector, put, rowsIn } from '../collectors.ts';
import { documentOf, idOf, numbersFrom } from '../documents.ts';
import { draftOf, sealedDraft } from '../draftCopies.ts';
import { rawAnswers, rawPut } from './raw.ts';

const count = howMany('FUZZ', 2000, 20_000);
const seed = Number(process.env['SEED'] ?? 20241126);

type Next = () => number;
const oneOf = <Value>(next: Next, values: readonly Value[]): Value => {
  const value = values[Math.floor(next() * values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
};

const plain = documentOf(idOf(1));
const text = JSON.stringify(plain);
const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PATCH',
  'PROPFIND',
  'get',
  'X',
  'CONNECT',
];
const paths = [
  '/api/v1/health',
  '/api/v1/case',
  '/api/v1/version',
  '/api/v1/invitations',
  `/api/v1/responses/${idOf(1)}`,
  '/api/v1/responses/',
  '/api/v1/responses/%ff',
  '/api/v1/responses/..',
  '/api/v1/responses/a/b',
  `/api/v1/drafts/${idOf(1)}`,
  `/api/v1/drafts/${idOf(1)}?age=x`,
  '/api/v1/drafts/%ff',
  '/api',
  '/api/',
  '/api//v1/health',
  '/api/v1/%2e%2e/health',
  '/api/v1/health?x=%00',
  '/api/v1/health#x',
  '/readyz',
  '/livez',
  '/',
  '*',
  '//x/api/v1/health',
  'http://x/api/v1/health',
  'http://[/api/v1/health',
  'https://x',
  '/api/v1/responses/\u00e9',
  '/api\\v1\\health',
  '/%',
  '/api/v1/nothing',
];
const hosts = [
  'localhost',
  '1.2.3.4.5',
  '256.256.256.256',
  '999.1',
  '0x100000000',
  'a b',
  '[::1]',
  '[::1',
  'x:99999',
  'x:',
  '',
  '@',
  'é',
  'a/b',
  'xn--a',
];
const fields = [
  'Content-Type: application/json',
  'Content-Type: application/jose',
  'Content-Type: \u00ff',
  'Content-Encoding: gzip',
  'Repr-Digest: sha-256=:AAAA:',
  'Repr-Digest: x',
  'Repr-Digest: sha-256=::',
  'Authorization: Bearer x',
  'Authorization: Bearer',
  `Authorization: Bearer ${'x'.repeat(3000)}`,
  'Authorization: Basic eA==',
  'Expect: 100-continue',
  'Expect: x',
  'Connection: close',
  'Connection: upgrade',
  'Upgrade: websocket',
  'Upgrade: h2c',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding: xchunked',
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 9999999999999999999',
  'Content-Length: 0',
  'X-Forwarded-For: x, 1.2.3.4',
  'X-Forwarded-For: ,',
  'Origin: null',
  'Veldwerk-Own: x',
  'If-None-Match: *',
  `If-Match: "${'a'.repeat(64)}"`,
  'If-Match: \u00ff',
  'Accept-Encoding: br;q=x',
  'Range: bytes=0-',
  `X: ${'x'.repeat(17_000)}`,
  'X : y',
  ': y',
  'X\u0000: y',
  'Host: y',
  ' folded',
  'Access-Control-Request-Method: PUT',
  'HTTP2-Settings: AAMAAABkAAQAAP__',
  'Trailer: X',
  'Te: trailers',
];
const bodies: readonly ((next: Next) => string)[] = [
  () => text,
  () => `${text} `,
  () => '',
  () => '{',
  () => '[]',
  () => 'null',
  () => '1e400',
  () => '\ufeff{}',
  () => `{"__proto__":1,${text.slice(1)}`,
  () => text.replace('{', '{"id":"x",'),
  () => text.replace('"answers":{', '"answers":{"A1":[],"\\u0041\\u0031":1,'),
  () => '['.repeat(5000),
  () => `{"a":${'['.repeat(2000)}${']'.repeat(2000)}}`,
  (next) => text.slice(0, Math.floor(next() * text.length)),
  (next) => {
    const at = Math.floor(next() * text.length);
    return `${text.slice(0, at)}${oneOf(next, ['"', '\\', '{', '}', ',', '\u0000', '\ud800', '1', 'null'])}${text.slice(at + 1)}`;
  },
  (next) =>
    JSON.stringify({
      ...plain,
      [oneOf(next, Object.keys(plain))]: oneOf<unknown>(next, [null, 1, 'x', [], {}, [[]], [{}], true, -1, 1e99]),
    }),
  (next) =>
    JSON.stringify({
      ...plain,
      answers: Object.fromEntries(Array.from({ length: Math.floor(next() * 300) }, (_, at) => [`Z${at}`, at])),
    }),
  () => 'eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTI1NkdDTSJ9..AAAA.AAAA.AAAA',
  () => `${'A'.repeat(9000)}.A.A.A.A`,
  () => '{"code":"XXXXX-XXXXX"}',
  (next) => ' '.repeat(Math.floor(next() * 60_000)),
];

const token = 'f'.repeat(43);
const draft = new TextDecoder().decode(await sealedDraft(draftOf(idOf(1))));
const laterDraft = new TextDecoder().decode(await sealedDraft(draftOf(idOf(1), 2), 'a'.repeat(64)));
const draftBodies: readonly ((next: Next) => string)[] = [
  () => draft,
  () => laterDraft,
  () => draft.replace('..', '.A.'),
  () => '.'.repeat(5000),
  (next) => draft.slice(0, Math.floor(next() * draft.length)),
  (next) => {
    const at = Math.floor(next() * 200);
    return draft.slice(0, at) + oneOf(next, ['.', '=', 'A', '\u0000', '\u00ff']) + draft.slice(at + 1);
  },
];

/** A request to keep the copy of a draft, nearly right. */
function draftFrom(next: Next): Buffer {
  const body = Buffer.from(oneOf(next, next() < 0.8 ? draftBodies : bodies)(next), 'latin1');
  const [name, value] = oneOf(next, [
    ['If-None-Match', '*'],
    ['If-None-Match', '"a"'],
    ['If-Match', `"${'a'.repeat(64)}"`],
    ['If-Match', '*'],
  ] as const);
  const [extra = '', of = ''] = oneOf(next, next() < 0.2 ? fields : ['X-Y: z']).split(': ');
  return rawPut(idOf(1), body, {
    target: `/api/v1/drafts/${oneOf(next, [idOf(1), idOf(1), idOf(2), 'x', '%00'])}`,
    fields: { 'Content-Type': 'application/jose', Authorization: `Bearer ${token}`, [name]: value, [extra]: of },
  });
}

/** A request of some kind: most of it wrong, and some of it right. */
function requestFrom(next: Next): { readonly bytes: Buffer; readonly api: boolean } {
  const body = Buffer.from(oneOf(next, bodies)(next));
  if (next() < 0.35) {
    const extra = Array.from({ length: Math.floor(next() * 3) }, () => oneOf(next, fields).split(': ')).map(
      ([name = '', value = '']) => [name, value],
    );
    const host = next() < 0.3 ? { Host: oneOf(next, hosts) } : {};
    return {
      bytes: rawPut(idOf(Math.floor(next() * 3)), body, { fields: { ...host, ...Object.fromEntries(extra) } }),
      api: true,
    };
  }
  if (next() < 0.1) return { bytes: draftFrom(next), api: true };
  if (next() < 0.06)
    return { bytes: Buffer.from(Array.from({ length: 200 }, () => Math.floor(next() * 256))), api: false };
  const path = oneOf(next, paths);
  const lines = [
    `${oneOf(next, methods)} ${path} HTTP/1.${oneOf(next, ['1', '1', '1', '0', '2'])}`,
    ...(next() < 0.9 ? [`Host: ${oneOf(next, next() < 0.5 ? ['x'] : hosts)}`] : []),
    ...Array.from({ length: Math.floor(next() * 5) }, () => oneOf(next, fields)),
    ...(next() < 0.5 ? [`Content-Length: ${body.length}`] : []),
  ];
  const whole = Buffer.concat([Buffer.from([...lines, '', ''].join('\r\n'), 'latin1'), body]);
  const cut = next() < 0.1 ? whole.subarray(0, Math.floor(next() * whole.length)) : whole;
  return { bytes: next() < 0.1 ? Buffer.concat([cut, cut]) : cut, api: /^(?:http:\/\/x)?\/api(?:[/?#]|$)/.test(path) };
}

it(
  `stands ${count} requests of every kind, and says of each refusal what it is`,
  async () => {
    const limits = { ...defaultLimits, unproven: { network: 1e6, all: 1e6 }, failures: { network: 1e6, all: 1e6 } };
    const { app, folder, store, logged } = newCollector({ limits, drafts: { maxBytes: 1e9, pauseMs: 0 } });
    await store.keepDrafts(true);
    await store.addCases([{ id: 'x', instrumentId: plain.instrument.id }], '1');
    const hashes = { full: hashOf(token), send: hashOf(await sendTokenOf(token)) };
    await store.registerToken({ caseId: 'x', origin: 'hand', hashes, weak: false }, '1');
    const port = await app.port();
    const next = numbersFrom(seed);
    let made = 0;
    const seen = new Set<number>();
    const sender = async () => {
      while (made < count) {
        const number = made++;
        const { bytes, api } = requestFrom(next);
        const about = `request ${number} of seed ${seed}: ${JSON.stringify(bytes.subarray(0, 600).toString('latin1'))}`;
        for (const { status, fields: of, body } of await rawAnswers(port, bytes)) {
          seen.add(status);
          expect(status, about).toBeLessThan(500);
          expect(body, about).not.toMatch(/\n\s+at |node:internal|\/src\//);
          const media = of['content-type'];
          if (status < 400 || (!api && media !== 'application/problem+json')) continue;
          // An answer to HEAD has no body.
          expect(media, about).toBe('application/problem+json');
          if (body !== '' && !bytes.toString('latin1').includes('HEAD '))
            expect(problem.parse(JSON.parse(body)).status, about).toBe(status);
        }
        if (number % 200 === 0) expect((await put(app, documentOf(idOf(1000 + number)))).status).toBe(201);
      }
    };
    await Promise.all(Array.from({ length: 4 }, sender));
    // Each kind was really met.
    expect(
      [200, 201, 204, 400, 401, 404, 405, 412, 413, 415, 417, 422, 428, 431].filter((status) => !seen.has(status)),
    ).toEqual([]);
    expect(logged).toEqual([]);
    expect(rowsIn(folder, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  },
  60_000 + count * 30,
);
