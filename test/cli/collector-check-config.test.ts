import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCollector } from '../../src/cli/collector/runCollector.ts';
import { newReceiptSigner } from '../support/receiptSigner.ts';
import { inFolder, recordingContext } from './run.ts';

async function collector(...args: string[]) {
  const { context, printed, errors } = recordingContext();
  return { code: await runCollector(args, context), out: printed.join(''), err: errors };
}

const { key: receiptKey } = newReceiptSigner();
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

const logo = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const colours = { light: { accent: '#7a1f3d', text: '#ffffff' }, dark: { accent: '#f3a9c0', text: '#2b0a15' } };
const statement = {
  law: 'x',
  prepared: '2026-11-26',
  replyDays: 30,
  enforcement: { body: 'x', address: 'https://ombudsman.example/' },
};
/** A configuration of an office with its own look, and the statement that the law asks it for. */
const withOffice = (office: object = {}, accessibilityStatement: object = statement) =>
  JSON.stringify({
    endpoint: 'api/v1',
    helpDesk: { email: 'help@office.example' },
    office: { name: 'x', logo: { file: 'logo.svg', alt: 'x' }, colours, ...office },
    legal: { accessibilityStatement },
  });
const forModel = 'missing; the model of Decision (EU) 2018/1523 asks for it';

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
      'one key for what is sealed and for carried files',
      JSON.stringify({
        ...whole,
        ingestKey: key,
        recipientKey: key,
        byInstrument: { 'eu.ec.ipcei-2014': { recipientKey: key } },
      }),
      [
        'recipientKey: is the ingestKey too, and needs a pair of its own',
        'byInstrument.eu.ec.ipcei-2014.recipientKey: is the ingestKey too, and needs a pair of its own',
      ],
    ],
    [
      'a questionnaire that is not there',
      '{"endpoint":"api/v1","instruments":["be.statbel.ict-2024","be.statbel.ict-2042"]}',
      ['instruments: the app has no be.statbel.ict-2042'],
    ],
    [
      'hosts that no address is on',
      JSON.stringify({
        ...whole,
        linkHosts: ['www.office.example', 'https://www.office.example'],
        published: [{ id: 'be.office.energy' }],
        byInstrument: { 'be.office.energy': { linkHosts: ['energy.example/help', 'energy.example:8443'] } },
      }),
      [
        'linkHosts[1]: a host is written as www.office.example, without https:// and path',
        'byInstrument.be.office.energy.linkHosts[0]: a host is written as www.office.example, without https:// and path',
      ],
    ],
    [
      'keys of receipts that are right',
      JSON.stringify({
        ...whole,
        receiptKeys: [
          { ...receiptKey, until: '2026-01-01T00:00:00Z' },
          { ...newReceiptSigner().key, revokedAt: '2026-01-01T00:00:00Z' },
          newReceiptSigner().key,
        ],
      }),
      [],
    ],
    [
      'keys of receipts that are wrong',
      JSON.stringify({
        ...whole,
        receiptKeys: [
          receiptKey,
          receiptKey,
          { ...newReceiptSigner().key, kid: 'k'.repeat(43), until: '2025-01-01T00:00:00Z' },
          { ...newReceiptSigner().key, y: 'y'.repeat(43) },
        ],
      }),
      [
        'receiptKeys[1].kid: stands twice',
        'receiptKeys[2].kid: is not the thumbprint of x and y (RFC 7638)',
        'receiptKeys[2].until: is not after "from"',
        'receiptKeys[3]: x and y are no point on P-256',
        'receiptKeys[3].kid: is not the thumbprint of x and y (RFC 7638)',
      ],
    ],
    [
      'no key of receipts that is good now',
      JSON.stringify({
        ...whole,
        receiptKeys: [{ ...receiptKey, revokedAt: '2026-01-01T00:00:00Z' }],
        byInstrument: { 'be.statbel.ict-2024': { receiptKeys: [{ ...receiptKey, until: '2025-06-01T00:00:00Z' }] } },
      }),
      [
        'receiptKeys: none of them is good now, so that no receipt is believed',
        'byInstrument.be.statbel.ict-2024.receiptKeys: none of them is good now, so that no receipt is believed',
      ],
    ],
    [
      'keys of receipts of another shape',
      JSON.stringify({
        ...whole,
        receiptKeys: [{ ...receiptKey, x: 'short', from: 'now' }],
        byInstrument: { 'be.statbel.ict-2024': { receiptKeys: [{ ...receiptKey, d: 'd'.repeat(43) }] } },
      }),
      [
        'receiptKeys[0].x: not a coordinate of P-256',
        'receiptKeys[0].from: not a moment in UTC',
        'byInstrument.be.statbel.ict-2024.receiptKeys[0].d: is of a private key, which stays with its owner',
      ],
    ],
    ['an office with a look and a statement', withOffice(), []],
    [
      'a logo that is elsewhere',
      withOffice({ logo: { file: '../logo.svg', alt: 'x', width: 1 } }),
      ['office.logo.file: not a .png, .webp or .svg beside it', 'office.logo.width: unknown field'],
    ],
    [
      'a logo that is not there, with words in one language',
      withOffice({ logo: { file: 'other.png', alt: { nl: 'x', fr: 'x', de: 'x' } } }),
      ['office.logo.alt: no text in en', 'office.logo.file: cannot be read beside it (ENOENT)'],
    ],
    [
      'a logo that is something else',
      withOffice({ logo: { file: 'script.svg', alt: 'x' } }),
      ['office.logo.file: is an SVG with a script'],
    ],
    [
      'a logo that is too large',
      withOffice({ logo: { file: 'large.svg', alt: 'x' } }),
      ['office.logo.file: has more than 50 kB'],
    ],
    [
      'colours that are hard to read',
      withOffice({ colours: { ...colours, light: { accent: '#7a1f3d', text: '#777777' } } }),
      ['office.colours.light: text on accent has a contrast of 2.24:1, 4.5:1 is needed'],
    ],
    [
      'colours that are none',
      withOffice({ colours: { light: { accent: 'red', text: '#fff' } } }),
      [
        'office.colours.light.accent: not a colour such as #0b5569',
        'office.colours.light.text: not a colour such as #0b5569',
        'office.colours.dark: expected object',
      ],
    ],
    [
      'an office without a statement',
      JSON.stringify({ endpoint: 'api/v1', office: { name: 'x' } }),
      [`legal.accessibilityStatement: ${forModel}`],
    ],
    [
      'a statement without what the model asks for',
      JSON.stringify({ endpoint: 'api/v1', legal: { accessibilityStatement: { prepared: '2026-11-26', by: 'x' } } }),
      [
        'legal.accessibilityStatement.by: unknown field',
        `office.name: ${forModel}`,
        ...['law', 'replyDays', 'enforcement', 'contact'].map(
          (name) => `legal.accessibilityStatement.${name}: ${forModel}`,
        ),
      ],
    ],
    [
      'a statement with an address that is none',
      withOffice({}, { ...statement, enforcement: { body: 'x', address: 'http://x/' } }),
      ['legal.accessibilityStatement.enforcement.address: not an https address'],
    ],
    [
      'a statement with a language missing',
      withOffice({}, { ...statement, law: { nl: 'x', fr: 'x', en: 'x' } }),
      ['legal.accessibilityStatement.law: no text in de'],
    ],
  ])('%s', async (_what, content, faults) => {
    await inFolder(async (folder) => {
      const file = join(folder, 'config.json');
      writeFileSync(file, content);
      writeFileSync(join(folder, 'logo.svg'), logo);
      writeFileSync(join(folder, 'script.svg'), logo.replace('/>', '><script/></svg>'));
      writeFileSync(join(folder, 'large.svg'), logo + ' '.repeat(50_000));
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
