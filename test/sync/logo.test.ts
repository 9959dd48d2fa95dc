import { afterEach, expect, it, vi } from 'vitest';
import { logoMostBytes } from '../../src/protocol/logoFile.ts';
import { fetchLogo } from '../../src/sync/logo.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';

afterEach(() => vi.unstubAllGlobals());

const found = (reply: () => Response | Promise<Response>) => {
  vi.stubGlobal('fetch', async () => reply());
  return fetchLogo('https://app.example/logo.svg');
};

it('is what is at its address, by its content', async () => {
  expect(await found(() => new Response(svg, { headers: { 'Content-Type': 'text/plain' } }))).toEqual({
    kind: 'read',
    media: 'image/svg+xml',
    bytes: new TextEncoder().encode(svg),
  });
});

it.each<[string, () => Response | Promise<Response>, object]>([
  ['nothing there', () => new Response('', { status: 404 }), { kind: 'missing' }],
  ['a failure', () => new Response(svg, { status: 503 }), { kind: 'unreachable' }],
  ["a portal's page", () => new Response(svg, { headers: { 'Content-Type': 'text/html' } }), { kind: 'unreachable' }],
  ['no network', () => Promise.reject(new TypeError('failed')), { kind: 'unreachable' }],
  ['no body', () => new Response(null), { kind: 'refused', fault: { kind: 'no-image' } }],
  ['blanks alone', () => new Response(' '.repeat(logoMostBytes)), { kind: 'refused', fault: { kind: 'no-image' } }],
])('is none where there is %s', async (_, reply, expected) => {
  expect(await found(reply)).toEqual(expected);
});

it('is read no further than it may be long', async () => {
  let sent = 0;
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 10_000;
      controller.enqueue(new Uint8Array(10_000).fill(32));
    },
    cancel() {
      cancelled = true;
    },
  });
  expect(await found(() => new Response(endless))).toEqual({ kind: 'refused', fault: { kind: 'too-large' } });
  expect([cancelled, sent <= logoMostBytes + 30_000]).toEqual([true, true]);
});
