import { expect, it, onTestFinished, vi } from 'vitest';
import { fetchConfig, parseConfig } from '../../src/sync/configuration.ts';

it.each([
  ['{"endpoint":"api/v1"}', { kind: 'read', config: { endpoint: 'api/v1' } }, []],
  [
    '{"endpoint":"api/v1","token":"abc","newer":"secret","legal":{"data":"x","other":"secret"}}',
    { kind: 'read', config: { endpoint: 'api/v1', token: 'abc', legal: { data: 'x' } } },
    [['config.json: ignored newer, legal.other']],
  ],
  [
    '{"endpoint":"http://office.example/"}',
    { kind: 'broken', faults: [{ place: 'endpoint', fault: expect.stringMatching(/^http: /) }] },
    [],
  ],
  ['\ufeff{"endpoint":"api/v1"}', { kind: 'read', config: { endpoint: 'api/v1' } }, []],
  ['{', { kind: 'broken', faults: [{ place: 'config.json', fault: 'is not JSON' }] }, []],
])('reads %s', async (body, found, said) => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  onTestFinished(() => warned.mockRestore());
  expect(await parseConfig(body)).toEqual(found);
  await vi.waitFor(() => expect(warned.mock.calls).toEqual(said));
});

const good = '{"endpoint":"api/v1"}';
const page = '<!doctype html><title>Log in</title>';

it.each([
  ['application/json', 200, good, 'read'],
  ['application/json; charset=utf-8', 200, `\ufeff${good}`, 'read'],
  ['text/json', 200, good, 'read'],
  ['text/plain', 200, good, 'read'],
  ['text/plain', 200, `\ufeff${good}`, 'read'],
  ['binary/octet-stream', 200, good, 'read'],
  ['', 200, good, 'read'],
  ['text/html', 200, good, 'read'],
  ['text/html', 200, page, 'absent'],
  ['text/html; charset=utf-8', 200, 'Please log in', 'absent'],
  ['text/plain', 200, `\ufeff\n ${page}`, 'absent'],
  ['application/octet-stream', 200, '', 'absent'],
  ['application/json', 200, page, 'broken'],
  ['application/json', 200, '', 'broken'],
  ['text/plain', 200, '{"endpoint": api/v1}', 'broken'],
  ['binary/octet-stream', 200, '{"endpoint":""}', 'broken'],
  ['application/json', 404, good, 'absent'],
  ['text/html', 404, page, 'absent'],
  ['text/html', 503, page, 'unreachable'],
  ['application/json', 429, good, 'unreachable'],
])('finds in %j with %i and %j what is %s', async (type, status, body, kind) => {
  const fetched = vi
    .spyOn(globalThis, 'fetch')
    .mockResolvedValue(new Response(new TextEncoder().encode(body), { status, headers: { 'Content-Type': type } }));
  onTestFinished(() => fetched.mockRestore());
  expect((await fetchConfig('https://office.example/config.json')).kind).toBe(kind);
});
