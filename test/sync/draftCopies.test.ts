import { afterEach, describe, expect, it, vi } from 'vitest';
import { draftDigest, maxDraftCopyBytes } from '../../src/protocol/draftEnvelope.ts';
import { type ProblemName, problemType } from '../../src/protocol/problem.ts';
import { deleteDraft, getDraft, putDraft } from '../../src/sync/draftCopies.ts';

const url = 'https://collect.example/api/v1/';
const place = { response: '01939e1a-0000-7000-8000-000000000001', token: 'token', instrument: 'be.veldwerk.test' };
const bytes = new TextEncoder().encode('a.copy');
const digest = await draftDigest(bytes);
const before = 'b'.repeat(64);

afterEach(() => void vi.unstubAllGlobals());

/** Has a request answered, and gives what was asked. */
function replies(reply: Response | undefined) {
  const fetched = vi.fn(async (_url: string, _way: RequestInit) => {
    if (!reply) throw new TypeError('Failed to fetch');
    return reply;
  });
  vi.stubGlobal('fetch', fetched);
  return () => {
    const [asked, way] = fetched.mock.calls[0] ?? [];
    return { url: asked, method: way?.method, headers: way?.headers };
  };
}

const empty = (status: number, headers: HeadersInit = {}) => new Response(null, { status, headers });
const problem = (name: ProblemName, status: number, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: problemType(name), title: name, status }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
const portal = (status: number) =>
  new Response('<!doctype html>', { status, headers: { 'Content-Type': 'text/html' } });

describe('a copy that is sent', () => {
  it.each([
    [empty(204, { ETag: `"${digest}"` }), { kind: 'kept' }],
    [empty(204, { ETag: `"${before}"` }), { kind: 'later' }],
    [empty(204), { kind: 'later' }],
    [portal(200), { kind: 'later' }],
    [portal(410), { kind: 'later' }],
    [portal(412), { kind: 'later' }],
    [problem('draft-changed', 412), { kind: 'changed' }],
    [problem('draft-delivered', 410), { kind: 'delivered' }],
    [problem('too-many-drafts', 409), { kind: 'too-many' }],
    [problem('too-large', 413), { kind: 'too-large' }],
    [problem('not-found', 404), { kind: 'refused' }],
    [problem('invalid-document', 422), { kind: 'refused' }],
    [problem('unauthorised', 401), { kind: 'unauthorised' }],
    [problem('too-many-requests', 429, { 'Retry-After': '30' }), { kind: 'later', afterMs: 30_000 }],
    [problem('unavailable', 503), { kind: 'later' }],
    [new Response('{', { status: 412, headers: { 'Content-Type': 'application/problem+json' } }), { kind: 'later' }],
    [undefined, { kind: 'later' }],
  ])('%#: is read by what the collector says, and by nobody else', async (reply, outcome) => {
    replies(reply);
    expect(await putDraft(url, place, bytes, before)).toEqual(outcome);
  });

  it('names the copy that it takes the place of, or that there is none', async () => {
    const first = replies(undefined);
    await putDraft(url, place, bytes, undefined);
    const common = { 'Content-Type': 'application/jose', Authorization: 'Bearer token' };
    expect(first()).toEqual({
      url: `https://collect.example/api/v1/drafts/${place.response}`,
      method: 'PUT',
      headers: { ...common, 'If-None-Match': '*' },
    });
    const second = replies(undefined);
    await putDraft(url, place, bytes, before);
    expect(second().headers).toEqual({ ...common, 'If-Match': `"${before}"` });
  });
});

describe('a copy that is asked for', () => {
  it.each([
    [new Response(bytes, { headers: { ETag: `"${digest}"` } }), { kind: 'copy', bytes, sha256: digest }],
    [new Response(bytes, { headers: { ETag: `"${before}"` } }), { kind: 'later' }],
    [portal(200), { kind: 'later' }],
    [empty(304), { kind: 'same' }],
    [problem('not-found', 404), { kind: 'none' }],
    [portal(404), { kind: 'later' }],
    [problem('draft-delivered', 410), { kind: 'delivered' }],
    [problem('unauthorised', 401), { kind: 'unauthorised' }],
    [undefined, { kind: 'later' }],
  ])('%#: is what is named, or it is asked for again', async (reply, outcome) => {
    const asked = replies(reply);
    expect(await getDraft(url, place, before)).toEqual(outcome);
    expect(asked().headers).toEqual({ 'If-None-Match': `"${before}"`, Authorization: 'Bearer token' });
  });

  it('is no larger than a copy can be', async () => {
    replies(new Response(new Uint8Array(maxDraftCopyBytes + 1), { headers: { ETag: `"${digest}"` } }));
    expect(await getDraft(url, place)).toEqual({ kind: 'later' });
  });
});

it.each([
  [empty(204), { kind: 'removed' }],
  [problem('not-found', 404), { kind: 'removed' }],
  [problem('draft-delivered', 410), { kind: 'removed' }],
  [portal(404), { kind: 'later' }],
  [undefined, { kind: 'later' }],
])('%#: has copies removed, and does not believe it of anybody else', async (reply, outcome) => {
  replies(reply);
  expect(await deleteDraft(url, place)).toEqual(outcome);
});
