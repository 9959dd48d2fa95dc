import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actions } from '../../../src/collector/office/actions.ts';
import { views } from '../../../src/collector/office/views.ts';
import { hashOf } from '../../../src/collector/sender.ts';
import { officeRecord } from '../../../src/protocol/officeRecord.ts';
import { officeRights, officer, officerHeader, suffice } from '../../../src/protocol/officeRights.ts';
import { newFolder, noon, problemIn, rowsIn } from '../collectors.ts';
import { newOffice, own, tokens } from './offices.ts';

describe('signing in', () => {
  it('gives a session of eight hours in a cookie that scripts and other origins never see', async () => {
    const { signIn, ask, folder } = await newOffice();
    const answer = await signIn(tokens.anna);
    expect(answer.status).toBe(200);
    const until = '2024-03-02T20:00:00.000Z';
    const anna = { number: 1, name: 'Anna', rights: ['counts', 'decide'], until };
    expect(officer.parse(await answer.json())).toEqual(anna);
    const cookie = answer.headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(
      /^__Host-veldwerk-office=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=28800$/,
    );
    const [id = ''] = /(?<==)[\w-]{43}/.exec(cookie) ?? [];
    const again = await ask('/api/session', { headers: { ...own, Cookie: `a=b; ${cookie.split(';')[0]}` } });
    expect(await again.json()).toEqual(anna);
    const rests = JSON.stringify(rowsIn(folder, 'SELECT * FROM office_sessions'));
    expect(rests).toContain(hashOf(id));
    expect(rests).not.toContain(id);
  });

  it.each([
    ['a wrong token', JSON.stringify({ token: 'c'.repeat(43) })],
    ['none', '{}'],
    ['no JSON', 'token'],
    ['more than a token', JSON.stringify({ token: tokens.anna, rights: ['answers'] })],
    ['no UTF-8', new Uint8Array([0xff, 0xfe])],
  ])('is refused with %s', async (_, body) => {
    const { ask, folder } = await newOffice();
    const answer = await ask('/api/session', { method: 'POST', body });
    expect([answer.status, answer.headers.get('Set-Cookie')]).toEqual([401, null]);
    expect((await problemIn(answer)).type).toContain('unauthorised');
    expect(rowsIn(folder, 'SELECT * FROM office_sessions')).toEqual([]);
  });

  it('is refused with a body that is too large', async () => {
    const { ask } = await newOffice();
    expect((await ask('/api/session', { method: 'POST', body: 'x'.repeat(2000) })).status).toBe(413);
  });

  it('slows whoever guesses, and nobody who knows', async () => {
    const { signIn } = await newOffice();
    const found = [];
    for (let guess = 0; guess < 7; guess += 1) found.push((await signIn(`${guess}`.repeat(43))).status);
    expect(found).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect((await signIn(tokens.anna)).status).toBe(200);
  });

  it('ends with the time, with signing out, and with the token', async () => {
    const { ask, cookieOf, pass, store } = await newOffice();
    const status = async (Cookie: string) => (await ask('/api/session', { headers: { ...own, Cookie } })).status;
    const [first, second] = [await cookieOf(tokens.anna), await cookieOf(tokens.anna)];
    const out = await ask('/api/session', { method: 'DELETE', headers: { ...own, Cookie: first } });
    expect([out.status, out.headers.get('Set-Cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect([await status(first), await status(second)]).toEqual([401, 200]);
    await store.revokeOfficeToken(1, '2024');
    expect(await status(second)).toBe(401);
    const bert = await cookieOf(tokens.bert);
    pass(7.9);
    expect(await status(bert)).toBe(200);
    pass(0.2);
    expect(await status(bert)).toBe(401);
  });
});

describe('a page that was signed in to as somebody else since', () => {
  it('reads and does nothing, and leaves their session alone', async () => {
    const { ask, cookieOf } = await newOffice();
    const Cookie = await cookieOf(tokens.bert);
    const asAnna = { ...own, Cookie, [officerHeader]: '1' };
    const asBert = { ...own, Cookie, [officerHeader]: '2' };
    for (const path of ['/session', ...views.map((view) => view.path)])
      expect((await ask(`/api${path}`, { headers: asAnna })).status).toBe(401);
    for (const { path } of actions)
      expect((await ask(`/api${path}`, { method: 'POST', headers: asAnna, body: '{}' })).status).toBe(401);
    const out = await ask('/api/session', { method: 'DELETE', headers: asAnna });
    expect([out.status, out.headers.get('Set-Cookie')]).toEqual([401, null]);
    expect(await (await ask('/api/session', { headers: asBert })).json()).toMatchObject({ name: 'Bert' });
    expect((await ask('/api/session', { method: 'DELETE', headers: asBert })).status).toBe(204);
    expect((await ask('/api/session', { headers: asBert })).status).toBe(401);
  });
});

describe('a request', () => {
  it.each([
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['from another host of the same site', { 'Sec-Fetch-Site': 'same-site' }],
    ['typed as an address', { 'Sec-Fetch-Site': 'none' }],
    ['from no browser', {}],
  ])('%s reads nothing', async (_, headers) => {
    const { ask, cookieOf } = await newOffice();
    const Cookie = await cookieOf(tokens.anna);
    for (const path of ['/api/session', ...views.map((view) => `/api${view.path}`)]) {
      const answer = await ask(path, { headers: { ...headers, Cookie } });
      expect([path, answer.status]).toEqual([path, 403]);
      expect((await answer.text()).length).toBeLessThan(300);
    }
  });

  it.each([
    ['of another origin', { ...own, Origin: 'https://survey.example' }],
    ['without an origin', { 'Sec-Fetch-Site': 'same-origin' }],
  ])('%s signs nobody in or out', async (_, headers) => {
    const { signIn, ask, cookieOf } = await newOffice();
    expect((await signIn(tokens.anna, headers)).status).toBe(403);
    const Cookie = await cookieOf(tokens.anna);
    expect((await ask('/api/session', { method: 'DELETE', headers: { ...headers, Cookie } })).status).toBe(403);
    expect((await ask('/api/session', { headers: { ...own, Cookie } })).status).toBe(200);
  });

  it('gets data that no cache keeps', async () => {
    const { ask, cookieOf } = await newOffice();
    const { headers } = await ask('/api/glance', { headers: { ...own, Cookie: await cookieOf(tokens.anna) } });
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it.each(['/api', '/api/', '/api/v1/responses/x', '/api/v1/case', '/api/cases/A', '/nothing'])(
    'finds nothing at %s',
    async (path) => {
      const { ask, cookieOf } = await newOffice();
      const answer = await ask(path, { headers: { ...own, Cookie: await cookieOf(tokens.anna) } });
      expect(answer.status).toBe(404);
    },
  );
});

describe('the rights', () => {
  it('are asked for on every path, and a wrong one is refused in words', async () => {
    const { ask, store, cookieOf } = await newOffice();
    for (const right of officeRights) {
      const token = right.repeat(20).slice(0, 43);
      await store.addOfficeToken({ name: right, rights: [right], hash: hashOf(token) }, '2024');
      const Cookie = await cookieOf(token);
      for (const view of views) {
        const answer = await ask(`/api${view.path}`, { headers: { ...own, Cookie } });
        // What is in a place of its path is not there.
        const found = view.path.includes(':') ? 404 : 200;
        expect([right, view.path, answer.status]).toEqual([
          right,
          view.path,
          suffice([right], view.right) ? found : 403,
        ]);
        if (answer.status === 403) expect((await problemIn(answer)).detail).toContain(`"${[view.right].flat()[0]}"`);
      }
    }
    for (const view of views) expect((await ask(`/api${view.path}`)).status).toBe(401);
  });

  it('are asked for before anything is done', async () => {
    const { ask, store, cookieOf } = await newOffice();
    const act = (path: string, headers: Record<string, string>) =>
      ask(`/api${path}`, { method: 'POST', headers: { ...own, ...headers }, body: '{"nothing":"of the kind"}' });
    for (const right of officeRights) {
      const token = right.repeat(20).slice(0, 43);
      await store.addOfficeToken({ name: right, rights: [right], hash: hashOf(token) }, '2024');
      const Cookie = await cookieOf(token);
      for (const { path, right: needed } of actions) {
        const { status } = await act(path, { Cookie });
        expect([right, path, status]).toEqual([right, path, suffice([right], needed) ? 400 : 403]);
      }
    }
    for (const { path } of actions) {
      expect((await act(path, {})).status).toBe(401);
      const other = { Cookie: await cookieOf(tokens.anna), Origin: 'https://survey.example' };
      expect((await act(path, other)).status).toBe(403);
      expect((await ask(`/api${path}`, { headers: own })).status).toBe(405);
    }
  });

  it('to read are for reading alone', async () => {
    const { ask, cookieOf } = await newOffice();
    const Cookie = await cookieOf(tokens.anna);
    for (const { path } of views)
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
        expect((await ask(`/api${path}`, { method, headers: { ...own, Cookie } })).status).toBe(405);
  });
});

it('tells who signed in, page by page', async () => {
  const { ask, cookieOf } = await newOffice();
  await cookieOf(tokens.bert);
  const headers = { ...own, Cookie: await cookieOf(tokens.anna) };
  const read = async (path: string) => officeRecord.parse(await (await ask(path, { headers })).json());
  expect(await read('/api/record')).toEqual({
    lines: [
      { number: 2, at: noon.toISOString(), name: 'Anna', act: 'signed-in' },
      { number: 1, at: noon.toISOString(), name: 'Bert', act: 'signed-in' },
    ],
    more: false,
  });
  expect((await read('/api/record?before=2')).lines).toHaveLength(1);
  for (const before of ['99999999999', '-1', 'x', "1' OR 1=1", '9999999999'])
    expect((await read(`/api/record?before=${encodeURIComponent(before)}`)).lines).toHaveLength(2);
});

it('serves its page and assets, and no other file beside them', async () => {
  const pages = join(newFolder(), 'dist-office');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  mkdirSync(join(pages, '.vite'));
  for (const [name, text] of [
    ['office.html', '<!doctype html>'],
    ['assets/office-abc.js', 'export {};'],
    ['secret.txt', 'secret'],
    ['.vite/manifest.json', '{}'],
  ] as const)
    writeFileSync(join(pages, name), text);
  const { ask } = await newOffice({ pages });
  for (const path of ['/', '/office.html', '/assets/office-abc.js']) expect((await ask(path)).status).toBe(200);
  for (const path of ['/secret.txt', '/.vite/manifest.json', '/assets/..%2fsecret.txt', '/index.html'])
    expect((await ask(path)).status).toBe(404);
  const policy = (await ask('/', { headers: {} as never })).headers.get('Content-Security-Policy');
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).toContain("connect-src 'self'; base-uri 'none'");
});
