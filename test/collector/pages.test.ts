import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { type Coding, codingFor } from '../../src/collector/http/coding.ts';
import { pagesApp } from '../../src/collector/http/pages.ts';
import { contentPolicy, originsIn } from '../../src/collector/http/policy.ts';
import { newCollector, newFolder } from './collectors.ts';

const files = {
  'index.html': '<!doctype html><title>Veldwerk</title>',
  'sw.js': 'self.skipWaiting();',
  'config.json': '{"endpoint":"api/v1"}',
  'manifest.webmanifest': '{"name":"Veldwerk"}',
  'assets/main-abc123.js': `export const words = ${JSON.stringify('veldwerk '.repeat(500))};`,
  'assets/main-abc123.css': 'body{}',
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

function newPages() {
  const parent = newFolder();
  const pages = join(parent, 'dist');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(pages, name), content);
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  return { pages, ...newCollector({ pages }) };
}

const forever = 'public, max-age=31536000, immutable';

describe('the pages', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache', 'index.html'],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache', 'index.html'],
    ['/?source=pwa', 'text/html; charset=utf-8', 'no-cache', 'index.html'],
    ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache', 'sw.js'],
    ['/config.json', 'application/json', 'no-cache', 'config.json'],
    ['/manifest.webmanifest', 'application/manifest+json', 'no-cache', 'manifest.webmanifest'],
    ['/icon.svg', 'image/svg+xml; charset=utf-8', 'no-cache', 'icon.svg'],
    ['/assets/main-abc123.js', 'text/javascript; charset=utf-8', forever, 'assets/main-abc123.js'],
    ['/assets/main-abc123.css', 'text/css; charset=utf-8', forever, 'assets/main-abc123.css'],
  ] as const)('has %s', async (path, type, cache, file) => {
    const answer = await newPages().app.request(path);
    expect([answer.status, answer.headers.get('Content-Type'), answer.headers.get('Cache-Control')]).toEqual([
      200,
      type,
      cache,
    ]);
    expect(await answer.text()).toBe(files[file]);
  });

  it.each([
    '/nothing',
    '/assets/nothing.js',
    '/assets/',
    '/form/A1',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/assets/%252e%252e/%252e%252e/secret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/secret.txt%00.html',
  ])('has nothing at %s', async (path) => {
    const answer = await newPages().app.request(path);
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([404, 'no-cache']);
    expect(await answer.text()).not.toContain('secret');
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });

  it.each([
    ['/%23/enrol/eyJmb3.abc-_', '/#/enrol/eyJmb3.abc-_'],
    ['/%23/enrol/7K2M9-QXA04.', '/#/enrol/7K2M9-QXA04.'],
  ])('lead from %s to the page', async (path, to) => {
    const { status, headers } = await newPages().app.request(path);
    expect(status).toBe(302);
    expect(headers.get('Cache-Control')).toBe('no-cache');
    // Below whatever folder a proxy has taken off.
    const from = `https://office.example/survey${path}`;
    expect(new URL(headers.get('Location') ?? '', from).href).toBe(`https://office.example/survey${to}`);
  });

  it.each(['/%23/enrol/', '/%23/enrol/a/b', '/%23/enrol/%2f%2fevil.example', '/%23/other'])(
    'lead nowhere from %s',
    async (path) => {
      expect((await newPages().app.request(path)).status).toBe(404);
    },
  );

  it('come back as unchanged, with the headers as they are now', async () => {
    const { app, pages } = newPages();
    const tag = (await app.request('/')).headers.get('ETag') ?? '';
    writeFileSync(join(pages, 'config.json'), '{"endpoint":"https://office.example/api/v1"}');
    const again = await app.request('/', { headers: { 'If-None-Match': tag } });
    expect([again.status, await again.text(), again.headers.get('Cache-Control')]).toEqual([304, '', 'no-cache']);
    expect(again.headers.get('Content-Security-Policy')).toContain("connect-src 'self' https://office.example;");
    const asset = (await app.request('/assets/main-abc123.js')).headers.get('ETag') ?? '';
    const kept = await app.request('/assets/main-abc123.js', { headers: { 'If-None-Match': asset } });
    expect([kept.status, kept.headers.get('Cache-Control')]).toEqual([304, forever]);
  });

  it('have a policy of their own where they are pictures of the office, which may be opened by themselves', async () => {
    const { app, pages } = newPages();
    writeFileSync(join(pages, 'logo.SVG'), files['icon.svg']);
    for (const path of ['/icon.svg', '/logo.SVG', '/nothing.png']) {
      const { headers } = await app.request(path);
      expect(headers.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'");
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    }
    // The app's own icons are none of those.
    const own = (await app.request('/icons/icon-192.png')).headers.get('Content-Security-Policy');
    expect(own).toContain("default-src 'none'; script-src 'self'");
    const tag = (await app.request('/icon.svg')).headers.get('ETag') ?? '';
    const again = await app.request('/icon.svg', { headers: { 'If-None-Match': tag } });
    expect([again.status, again.headers.get('Content-Security-Policy')]).toEqual([304, "sandbox; default-src 'none'"]);
  });

  it('travel packed where that helps', async () => {
    const { app } = newPages();
    const plain = files['assets/main-abc123.js'];
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync };
    const tags = new Set<string>();
    for (const coding of ['br', 'gzip'] as const) {
      const headers = { 'Accept-Encoding': coding };
      const packed = await app.request('/assets/main-abc123.js', { headers });
      expect([packed.headers.get('Content-Encoding'), packed.headers.get('Vary')]).toEqual([coding, 'Accept-Encoding']);
      const bytes = Buffer.from(await packed.arrayBuffer());
      expect(packed.headers.get('Content-Length')).toBe(String(bytes.length));
      expect(bytes.length).toBeLessThan(plain.length);
      expect(unpack[coding](bytes).toString()).toBe(plain);
      const tag = packed.headers.get('ETag') ?? '';
      tags.add(tag);
      for (const known of [tag, `"x", W/${tag}`, '*']) {
        const again = await app.request('/assets/main-abc123.js', { headers: { ...headers, 'If-None-Match': known } });
        expect([again.status, again.headers.get('Vary')]).toEqual([304, 'Accept-Encoding']);
      }
    }
    // One tag for two texts would let a cache hand out the wrong one.
    expect(tags.size).toBe(2);
    const small = await app.request('/sw.js', { headers: { 'Accept-Encoding': 'br' } });
    expect([small.headers.get('Content-Encoding'), small.headers.get('Vary')]).toEqual([null, null]);
  });

  it('are served as they are now, packed too', async () => {
    const { app, pages } = newPages();
    const headers = { 'Accept-Encoding': 'br' };
    await app.request('/assets/main-abc123.js', { headers });
    writeFileSync(join(pages, 'assets/main-abc123.js'), 'x'.repeat(5000));
    const packed = await app.request('/assets/main-abc123.js', { headers });
    expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe('x'.repeat(5000));
  });

  it.each<[string | undefined, Coding | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.5, gzip;q=0.9', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0', undefined],
    ['identity', undefined],
    ['gzip;q=0.5, identity', undefined],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['br;q=0, *', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=x', undefined],
  ])('travel for %j as %s', (field, coding) => {
    expect(codingFor(field)).toBe(coding);
  });

  it('are there to be read only', async () => {
    const { app } = newPages();
    const head = await app.request('/', { method: 'HEAD' });
    expect([head.status, head.headers.get('Content-Length'), await head.text()]).toEqual([200, '38', '']);
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const answer = await app.request('/', { method });
      expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
    const options = await app.request('/', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('Allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
  });

  it('keep themselves to themselves', async () => {
    const { headers } = await newPages().app.request('/');
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "manifest-src 'self'; worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'",
    );
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    expect(headers.get('Permissions-Policy')).toContain('microphone=()');
  });

  it('leave the collector alone', async () => {
    const { app } = newPages();
    const answer = await app.request('/api/v1/health');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBeNull();
    expect((await app.request('/api/nothing')).headers.get('Content-Type')).toBe('application/problem+json');
  });
});

describe('a configuration that does not read', () => {
  async function policyOf(app: ReturnType<typeof pagesApp>): Promise<string> {
    return (await app.request('/')).headers.get('Content-Security-Policy') ?? '';
  }

  it('is said once for each change, without what stands in it, and keeps pages to their own origin', async () => {
    const { pages } = newPages();
    const file = join(pages, 'config.json');
    const lines: string[] = [];
    const app = pagesApp(pages, 'open', (line) => lines.push(line));
    const good = '{"endpoint":"https://office.example/api/v1","token":"secret"}';
    const steps: [content: string, said: RegExp[]][] = [
      [good, []],
      [good.slice(0, -1), [/config\.json does not read, .*: is not JSON$/]],
      [good.slice(0, -2), [/is not JSON$/]],
      ['{"token":"sec ret"}', [/endpoint: expected string; token: not a bearer token$/]],
      [good, []],
      [good.slice(0, -1), [/is not JSON$/]],
    ];
    for (const [content, said] of steps) {
      writeFileSync(file, content);
      const policies = new Set([await policyOf(app), await policyOf(app), await policyOf(app)]);
      expect([...policies]).toEqual([
        expect.stringContaining(
          content === good ? "connect-src 'self' https://office.example;" : "connect-src 'self';",
        ),
      ]);
      expect(lines.splice(0)).toEqual(said.map((line) => expect.stringMatching(line)));
    }
  });

  it.each(['{', '\uFEFF{"endpoint":5}', ''])(
    'is said at the start, before anybody asks for a page: %j',
    async (text) => {
      const { pages } = newPages();
      writeFileSync(join(pages, 'config.json'), text);
      const lines: string[] = [];
      const app = pagesApp(pages, 'open', (line) => lines.push(line));
      await vi.waitFor(() => expect(lines).toEqual([expect.stringContaining('config.json does not read')]));
      expect(await policyOf(app)).toContain("connect-src 'self';");
      expect(lines).toHaveLength(1);
    },
  );

  it('with a byte order mark reads, and its policy is right', async () => {
    const { pages } = newPages();
    writeFileSync(join(pages, 'config.json'), '\uFEFF{"endpoint":"http://localhost:8211/api/v1"}');
    const lines: string[] = [];
    const app = pagesApp(pages, 'open', (line) => lines.push(line));
    expect(await policyOf(app)).toContain("connect-src 'self' http://localhost:8211;");
    expect(lines).toEqual([]);
  });

  it.each([
    ['is not there', () => undefined, 0],
    ['is a folder', (file: string) => mkdirSync(file), 1],
  ])('%s', async (_what, spoil, said) => {
    const { pages } = newPages();
    const lines: string[] = [];
    const app = pagesApp(pages, 'open', (line) => lines.push(line));
    rmSync(join(pages, 'config.json'));
    spoil(join(pages, 'config.json'));
    expect(await policyOf(app)).toContain("connect-src 'self';");
    expect(await policyOf(app)).toContain("connect-src 'self';");
    expect(lines).toHaveLength(said);
  });
});

describe('the origins that a configuration sends to', () => {
  it.each([
    ['{"endpoint":"api/v1"}', []],
    ['\uFEFF{"endpoint":"https://office.example/api/v1"}', ['https://office.example']],
    ['{"endpoint":"https://office.example/api/v1","newer":{"field":1}}', ['https://office.example']],
    ['{"endpoint":"http://127.0.0.1:8211/api/v1"}', ['http://127.0.0.1:8211']],
    ['{"endpoint":"/api/v1"}', []],
    ['{"endpoint":"https://office.example:8443/x/api/v1"}', ['https://office.example:8443']],
    ['{"endpoint":"//office.example:8443/api/v1"}', ['office.example:8443']],
  ])('in %s', (config, origins) => {
    expect(originsIn(config)).toEqual({ ok: true, value: origins });
  });

  it.each([
    ['{"endpoint":"https://office.example; script-src *"}', 'endpoint: not a URL'],
    ['{"endpoint":"data:text/plain,x"}', 'endpoint: not a http or https URL'],
    ['{"endpoint":"http://office.example/api/v1"}', /^endpoint: http: is for this machine alone/],
    ['{"endpoint":5}', 'endpoint: expected string'],
    ['{}', 'endpoint: expected string'],
    ['{', 'is not JSON'],
    ['\uFEFF\uFEFF{}', 'is not JSON'],
    ['', 'is not JSON'],
  ])('are none in %s', (config, fault) => {
    expect(originsIn(config)).toEqual({ ok: false, fault: expect.stringMatching(fault) });
  });

  it('are the only ones in the policy', () => {
    expect(contentPolicy(['https://a.example', 'https://b.example'])).toContain(
      "; connect-src 'self' https://a.example https://b.example;",
    );
  });
});

describe('the configuration where only the invited may send', () => {
  async function served(text: string | undefined) {
    const pages = newFolder();
    if (text !== undefined) writeFileSync(join(pages, 'config.json'), text);
    const { app } = newCollector({ pages, intake: 'invited' });
    return app.request('/config.json');
  }

  it.each([
    ['{"endpoint":"api/v1","more":1}', { endpoint: 'api/v1', more: 1, begin: 'invited' }],
    ['\uFEFF{"endpoint":"api/v1"}', { endpoint: 'api/v1', begin: 'invited' }],
    ['{"endpoint":"api/v1","begin":"invited"}', { endpoint: 'api/v1', begin: 'invited' }],
    [undefined, { endpoint: 'api/v1', begin: 'invited' }],
  ])('says who may begin: %j', async (text, config) => {
    const answer = await served(text);
    expect([answer.status, answer.headers.get('Content-Type'), await answer.json()]).toEqual([
      200,
      'application/json',
      config,
    ]);
  });

  it.each(['{', '[]', '1'])('is served as it is where it is none: %j', async (text) => {
    expect(await (await served(text)).text()).toBe(text);
  });

  it('has a tag of its own', async () => {
    const invited = (await served('{"endpoint":"api/v1"}')).headers.get('ETag');
    const pages = newFolder();
    writeFileSync(join(pages, 'config.json'), '{"endpoint":"api/v1"}');
    const open = await newCollector({ pages }).app.request('/config.json');
    expect(open.headers.get('ETag')).not.toBe(invited);
  });
});
