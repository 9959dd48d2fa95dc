import { expect, it, onTestFinished, vi } from 'vitest';
import { parseConfig } from '../../src/sync/configuration.ts';

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
  ['{', { kind: 'broken', faults: [{ place: 'config.json', fault: 'is not JSON' }] }, []],
])('reads %s', async (body, found, said) => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  onTestFinished(() => warned.mockRestore());
  expect(parseConfig(body)).toEqual(found);
  await vi.waitFor(() => expect(warned.mock.calls).toEqual(said));
});
