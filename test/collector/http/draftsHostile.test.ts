import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../../src/collector/http/limits.ts';
import { StoreFailure } from '../../../src/collector/store/failure.ts';
import { maxDraftCopyBytes } from '../../../src/protocol/draftEnvelope.ts';
import { problem, problemNameOf } from '../../../src/protocol/problem.ts';
import { bearer, expectRefusal, newCollector, put, rowsIn, tokensFor } from '../collectors.ts';
import { documentOf, ict, idOf } from '../documents.ts';
import { digestIn, draftFields, draftOf, draftPath, keepDraft, putDraft, sealedDraft } from '../draftCopies.ts';
import { type RawAnswer, rawAnswers, rawPut } from './raw.ts';

const id = idOf(1);
const path = draftPath(id);
const bytes = await sealedDraft(draftOf(id));
const drafts = { maxBytes: 1e9, pauseMs: 60_000 };

/** A collector that keeps copies, with a token of the case x. */
async function keeping(more: Parameters<typeof newCollector>[0] = {}) {
  const collector = newCollector({ drafts, ...more });
  await collector.store.keepDrafts(true);
  const [token = ''] = await tokensFor(collector.store, 'x');
  return { ...collector, token };
}

const nameOf = ({ body }: RawAnswer) => problemNameOf(problem.parse(JSON.parse(body)).type) ?? 'about:blank';

/** A whole request to keep a copy, with other fields. */
const raw = (token: string, body: Uint8Array, fields: Record<string, string> = {}, target = path) =>
  rawPut(id, body, { target, fields: { ...draftFields(token, undefined), ...fields } });

/** A copy whose header is another text, in the way of a compact JWE. */
const withHeader = (header: string): Uint8Array => {
  const [, ...rest] = new TextDecoder().decode(bytes).split('.');
  return Buffer.from([Buffer.from(header).toString('base64url'), ...rest].join('.'));
};
const header = (more: object = {}) =>
  JSON.stringify({
    ...{ alg: 'dir', enc: 'A256GCM', response: id, instrument: { id: ict.id, version: '1.0.0' }, seq: 1 },
    ...{ writer: 'a'.repeat(16), ...more },
  });

describe('the copy of a draft', () => {
  it.each<[string, number, string, Record<string, string>, string?]>([
    ['without a condition', 428, 'condition-required', { 'If-None-Match': '' }],
    ['for any that is there', 428, 'condition-required', { 'If-None-Match': '', 'If-Match': '*' }],
    ['after a weak tag', 428, 'condition-required', { 'If-None-Match': '', 'If-Match': `W/"${'a'.repeat(64)}"` }],
    ['after one of two', 428, 'condition-required', { 'If-None-Match': '', 'If-Match': `"${'a'.repeat(64)}", "b"` }],
    ['after what is no digest', 428, 'condition-required', { 'If-None-Match': '', 'If-Match': '"1"' }],
    ['both first and later', 428, 'condition-required', { 'If-Match': `"${'a'.repeat(64)}"` }],
    ['as JSON', 415, 'unsupported-media-type', { 'Content-Type': 'application/json' }],
    ['without a type', 415, 'unsupported-media-type', { 'Content-Type': '' }],
    ['of a type with more', 415, 'unsupported-media-type', { 'Content-Type': 'application/jose; charset=utf-8' }],
    ['packed', 415, 'unsupported-media-type', { 'Content-Encoding': 'gzip' }],
    ['said to be too large', 413, 'too-large', { 'Content-Length': String(maxDraftCopyBytes + 1) }],
    ['of what is no id', 400, 'bad-request', {}, '/api/v1/drafts/x'],
    ['of an id in capitals', 400, 'bad-request', {}, path.replace('0000', '000A')],
    ['of an id that is not UTF-8', 400, 'bad-request', {}, '/api/v1/drafts/%ff'],
    ['of another draft', 400, 'id-mismatch', {}, draftPath(idOf(2))],
    ['of nobody', 401, 'unauthorised', { Authorization: '' }],
  ])('%s is refused: %i %s', async (_, status, name, fields, target) => {
    const { app, folder, logged, token } = await keeping();
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
    const blank = Object.keys(fields).filter((one) => fields[one] === '');
    const request = raw(token, bytes, given, target).toString('latin1');
    const lines = request.split('\r\n').filter((line) => !blank.some((one) => line.startsWith(`${one}: `)));
    const [answer] = await rawAnswers(await app.port(), Buffer.from(lines.join('\r\n'), 'latin1'));
    expect([answer?.status, answer && nameOf(answer)]).toEqual([status, name]);
    expect(rowsIn(folder, 'SELECT response FROM drafts')).toEqual([]);
    expect(logged).toEqual([]);
  });

  it.each<[string, number, string, Uint8Array]>([
    ['nothing', 400, 'malformed-document', new Uint8Array()],
    ['no JWE', 400, 'malformed-document', Buffer.from('a.b.c')],
    [
      'with an encrypted key',
      400,
      'malformed-document',
      Buffer.from(new TextDecoder().decode(bytes).replace('..', '.a.')),
    ],
    ['not in base64url', 400, 'malformed-document', Buffer.from(`${new TextDecoder().decode(bytes)}=`)],
    ['with bytes of no text', 400, 'malformed-document', Buffer.from([0xff, 0x2e, 0x2e, 0xff, 0x2e, 0xff, 0x2e, 0xff])],
    ['a mebibyte of dots', 400, 'malformed-document', new Uint8Array(maxDraftCopyBytes).fill(0x2e)],
    ['a mebibyte of header', 400, 'malformed-document', new Uint8Array(maxDraftCopyBytes).fill(0x61)],
    ['under a password', 400, 'malformed-document', withHeader(header({ alg: 'PBES2-HS256+A128KW', p2c: 1e9 }))],
    ['packed inside', 400, 'malformed-document', withHeader(header({ zip: 'DEF' }))],
    ['with a number that is none', 400, 'malformed-document', withHeader(header({ seq: -1 }))],
    ['with more in its header', 400, 'malformed-document', withHeader(header({ token: 'x' }))],
    ['with a name twice', 400, 'malformed-document', withHeader(header().replace('{', '{"alg":"none",'))],
    ['with a reserved name', 400, 'malformed-document', withHeader(header().replace('{', '{"__proto__":1,'))],
    [
      'of another questionnaire',
      422,
      'invalid-document',
      withHeader(header({ instrument: { id: 'x', version: '1' } })),
    ],
    ['after another than it says', 422, 'invalid-document', withHeader(header({ before: 'a'.repeat(64) }))],
  ])('that is %s is refused: %i %s', async (_, status, name, body) => {
    const { app, folder, logged, token } = await keeping();
    const [answer] = await rawAnswers(await app.port(), raw(token, body));
    expect([answer?.status, answer && nameOf(answer)]).toEqual([status, name]);
    expect(rowsIn(folder, 'SELECT response FROM drafts')).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('may have a mebibyte, and not a byte more, in chunks as well', async () => {
    const { app, token } = await keeping();
    const text = new TextDecoder().decode(bytes);
    const at = text.lastIndexOf('.');
    const largest = Buffer.from(text.slice(0, at) + 'A'.repeat(maxDraftCopyBytes - text.length) + text.slice(at));
    const chunked = (body: Uint8Array) => {
      const [head = ''] = raw(token, new Uint8Array()).toString('latin1').split('\r\n\r\n');
      const lines = head.replace('Content-Length: 0', 'Transfer-Encoding: chunked\r\nConnection: close');
      return Buffer.concat([
        Buffer.from(`${lines}\r\n\r\n${body.length.toString(16)}\r\n`, 'latin1'),
        body,
        Buffer.from('\r\n0\r\n\r\n'),
      ]);
    };
    const more = Buffer.concat([largest, Buffer.from('A')]);
    for (const [body, status] of [
      [more, 413],
      [largest, 204],
    ] as const) {
      const [answer] = await rawAnswers(await app.port(), chunked(body));
      expect(answer?.status).toBe(status);
    }
    const got = await app.request(path, { headers: bearer(token) });
    expect(digestIn(new Uint8Array(await got.arrayBuffer()))).toBe(digestIn(largest));
  });

  it('that stops is cut off, and one that is slow but comes is not', async () => {
    const limits = { ...defaultLimits, pace: { graceMs: 150, windowMs: 150, windowBytes: 100 } };
    const { app, folder, token } = await keeping({ limits });
    const stopped = connect(await app.port(), '127.0.0.1');
    stopped.write(raw(token, bytes).subarray(0, -1));
    const [said] = await once(stopped, 'data');
    await once(stopped, 'close');
    expect(String(said)).toMatch(/^HTTP\/1\.1 408 /);
    expect(rowsIn(folder, 'SELECT response FROM drafts')).toEqual([]);
    const slow = connect(await app.port(), '127.0.0.1');
    const request = raw(token, bytes);
    const started = performance.now();
    const answered = once(slow, 'data');
    for (let at = 0; at < request.length; at += 400) {
      slow.write(request.subarray(at, at + 400));
      await new Promise((next) => setTimeout(next, 25));
    }
    expect(String((await answered)[0])).toMatch(/^HTTP\/1\.1 204 /);
    expect(performance.now() - started).toBeGreaterThan(limits.pace.graceMs);
    slow.destroy();
  });

  it('of whoever may not send is not waited for, nor kept in memory', async () => {
    const { app, token } = await keeping();
    const [waiting = ''] = raw('x', bytes, { Expect: '100-continue' }).toString('latin1').split('\r\n\r\n');
    const answers = await rawAnswers(await app.port(), `${waiting}\r\n\r\n`);
    expect(answers.map(({ status, fields }) => [status, fields['connection']])).toEqual([[401, 'close']]);
    const much = await rawAnswers(await app.port(), raw('x', new Uint8Array(maxDraftCopyBytes).fill(0x61)));
    expect(much.map(({ status }) => status)).toEqual([401]);
    const right = await rawAnswers(
      await app.port(),
      raw(token, bytes, { Expect: '100-continue', Connection: 'close' }),
    );
    expect(right.map(({ status }) => status)).toEqual([100, 204]);
  });

  it('with a wrong token counts against its network alone', async () => {
    const limits = { ...defaultLimits, failures: { network: 2, all: 100 } };
    const { app, token } = await keeping({ limits });
    const statuses: number[] = [];
    for (let times = 0; times < 3; times += 1) statuses.push((await putDraft(app, 'x'.repeat(43), id, bytes)).status);
    statuses.push((await app.request(path, { headers: bearer('x'.repeat(43)) })).status);
    statuses.push((await putDraft(app, token, id, bytes)).status);
    expect(statuses).toEqual([401, 401, 429, 429, 204]);
  });

  it('finds nothing where none are kept', async () => {
    const { app, token } = await keeping({ drafts: undefined });
    await expectRefusal(await putDraft(app, token, id, bytes), 404, 'not-found');
    await expectRefusal(await app.request(path, { headers: bearer(token) }), 404, 'not-found');
    const status = await app.request('/api/v1/case', { headers: bearer(token) });
    expect(await status.json()).not.toHaveProperty('drafts');
  });

  it('allows the methods that it says', async () => {
    const { app } = await keeping();
    for (const method of ['OPTIONS', 'POST', 'PATCH'])
      expect((await app.request(path, { method })).headers.get('Allow')).toBe('GET, HEAD, PUT, DELETE, OPTIONS');
  });
});

describe('the room for copies of drafts', () => {
  it('ends where that of responses begins', async () => {
    const disk = { hasSpare: () => false, hasAny: () => true };
    const { app, token } = await keeping({ disk });
    const answer = await putDraft(app, token, id, bytes);
    expect(answer.headers.get('Retry-After')).toBe('30');
    await expectRefusal(answer, 503, 'unavailable');
    const document = documentOf(id, { more: { case: { id: 'x' } } });
    expect((await put(app, document, { headers: bearer(token) })).status).toBe(201);
  });

  it('is so many bytes in all', async () => {
    const { app, store, token } = await keeping();
    await keepDraft(app, token, id);
    const { bytes: kept } = await store.draftUsage();
    const statuses: number[] = [];
    for (const maxBytes of [kept, kept + 1]) {
      const other = newCollector({ store, drafts: { ...drafts, maxBytes } });
      statuses.push((await putDraft(other.app, token, idOf(2), await sealedDraft(draftOf(idOf(2))))).status);
    }
    expect(statuses).toEqual([503, 204]);
  });

  it('is that of bodies in memory as well', async () => {
    const { app, token } = await keeping({ limits: { ...defaultLimits, bodyBytes: 20_000 } });
    const answer = await putDraft(app, token, id, new Uint8Array(40_000).fill(0x61));
    expect(answer.headers.get('Retry-After')).toBe('30');
    await expectRefusal(answer, 503, 'unavailable');
    expect((await putDraft(app, token, id, bytes)).status).toBe(204);
  });

  it('tells to try later where the store fails', async () => {
    const { app, token, store } = await keeping();
    store.putDraft = async () => {
      throw new StoreFailure(new Error('no disk'));
    };
    await expectRefusal(await putDraft(app, token, id, bytes), 503, 'unavailable');
  });
});
