import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCollector } from '../../src/cli/collector/runCollector.ts';
import { inFolder, recordingContext } from './run.ts';

async function collector(...args: string[]) {
  const { context, printed, errors } = recordingContext();
  return { code: await runCollector(args, context), out: printed.join(''), err: errors };
}

const key = { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) };
const whole = {
  endpoint: 'https://collect.example/api/v1',
  token: 'secret',
  instruments: ['be.statbel.ict-2024'],
  audit: { values: false },
  deviceLock: 'optional',
  lockAfterMinutes: 10,
  removeReceivedAfterDays: 90,
  recipientKey: { ...key, kid: '2025' },
  helpDesk: { email: 'help@office.example', telephone: '+32 2 000 00 00' },
  legal: { obligation: 'x', data: 'y', accessibility: 'z' },
};

/** The first JSON in a page of the documents. */
const exampleOf = (page: string): string =>
  /```json\n([\s\S]*?)```/.exec(readFileSync(resolve(import.meta.dirname, '../..', page), 'utf8'))?.[1] ?? '';

describe('collector check-config', () => {
  it.each<[string, string | Uint8Array, string[]]>([
    ['all that there is', JSON.stringify(whole), []],
    ['the example of the documents', exampleOf('docs/configuration.md'), []],
    ['an endpoint alone', '{"endpoint":"api/v1"}', []],
    ['a blank file', '', ['is not JSON']],
    ['a comma too many', '{\n  "endpoint": "api/v1",\n}', ['is not JSON: line 3, column 1']],
    ['a token in what is no JSON', '{"token": secret}', ['is not JSON']],
    ['a list', '[]', ['(whole file): expected object']],
    ['UTF-16', Buffer.from(`\uFEFF${JSON.stringify(whole)}`, 'utf16le'), ['is not UTF-8']],
    [
      'a byte order mark',
      `\uFEFF${JSON.stringify(whole)}`,
      ['begins with a byte order mark: save it as UTF-8 without one'],
    ],
    [
      'a byte order mark, and more',
      '\uFEFF{"endpoint":"http://collect.example/"}',
      [
        'begins with a byte order mark: save it as UTF-8 without one',
        'endpoint: http: is for this machine alone, elsewhere https:',
      ],
    ],
    ['a field twice', '{"endpoint":"api/v1","endpoint":"api/v2"}', ['endpoint: stands twice']],
    [
      'unknown fields',
      JSON.stringify({ ...whole, endpont: 'x', legal: { ...whole.legal, privacy: 'x' } }),
      ['legal.privacy: unknown field', 'endpont: unknown field'],
    ],
    [
      'unknown fields beside others that are wrong',
      JSON.stringify({ endpont: 'x', token: 'a b', lockAfterMinutes: 0 }),
      [
        'endpoint: expected string',
        'token: not a bearer token',
        'lockAfterMinutes: too small: at least 1',
        'endpont: unknown field',
      ],
    ],
    [
      'a private key',
      JSON.stringify({ ...whole, recipientKey: { ...key, d: 'd'.repeat(43) } }),
      ['recipientKey.d: is of a private key, which stays with its owner'],
    ],
    [
      'a questionnaire that is not there',
      '{"endpoint":"api/v1","instruments":["be.statbel.ict-2024","be.statbel.ict-2042"]}',
      ['instruments: the app has no be.statbel.ict-2042'],
    ],
  ])('%s', async (_what, content, faults) => {
    await inFolder(async (folder) => {
      const file = join(folder, 'config.json');
      writeFileSync(file, content);
      const { code, out, err } = await collector('check-config', file);
      const lines = faults.length === 0 ? ['no faults'] : faults.map((fault) => `${file}: ${fault}`);
      expect([out.split('\n'), code, err]).toEqual([[...lines, ''], faults.length === 0 ? 0 : 1, []]);
      expect(out).not.toContain('secret');
    });
  });

  it('looks at the configuration in the checkout', async () => {
    expect(await collector('check-config')).toEqual({ code: 0, out: 'no faults\n', err: [] });
  });

  it('says what it cannot read', async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, 'config.json'));
      for (const name of ['nothing.json', 'config.json']) {
        const { code, out, err } = await collector('check-config', join(folder, name));
        expect([code, out, err]).toEqual([2, '', [expect.stringMatching(new RegExp(`^cannot read .*${name}: E`))]]);
      }
    });
    expect(await collector('check-config', 'a', 'b')).toMatchObject({ code: 2, out: '' });
  });
});
