import { describe, expect, it } from 'vitest';
import { config, configOf } from '../../src/protocol/config.ts';
import { unknownFields } from '../../src/protocol/unknownFields.ts';

const key = { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) };

describe('an endpoint', () => {
  it.each([
    'api/v1',
    '/api/v1',
    '../collector/api/v1',
    '//office.example/api/v1',
    'https://office.example:8443/x/api/v1',
    'https://192.168.1.5/api/v1',
    'http://localhost:8080/api/v1',
    'HTTP://LOCALHOST/api/v1',
    'http://127.0.0.1/api/v1',
    'http://127.8.9.10:81/api/v1',
    'http://127.1/api/v1',
    'http://[::1]:8080/api/v1',
    'http://[0:0:0:0:0:0:0:1]/api/v1',
  ])('may be %s', (endpoint) => {
    expect(config.safeParse({ endpoint }).data).toEqual({ endpoint });
  });

  it.each([
    ['', /./],
    ['https://', 'not a URL'],
    ['ftp://office.example/', 'not a http or https URL'],
    ['javascript:alert(1)', 'not a http or https URL'],
    ['http://office.example/api/v1', /^http: is for this machine alone/],
    ['http://192.168.1.5/api/v1', /^http: is for this machine alone/],
    ['http://127.0.0.1.office.example/', /^http: is for this machine alone/],
    ['http://localhost.office.example/', /^http: is for this machine alone/],
    ['http://localhost@office.example/', /^http: is for this machine alone/],
    ['http://128.0.0.1/', /^http: is for this machine alone/],
    ['http://[::2]/', /^http: is for this machine alone/],
    ['http://0.0.0.0/', /^http: is for this machine alone/],
  ])('is not %j, for one reason', (endpoint, reason) => {
    const faults = config.safeParse({ endpoint }).error?.issues.map(({ message }) => message);
    expect(faults).toEqual([expect.stringMatching(reason)]);
  });
});

describe('fields that are not known', () => {
  const newer = {
    endpoint: 'api/v1',
    later: 'anyone',
    audit: { values: true, places: true },
    helpDesk: { email: 'help@office.example', fax: '1' },
    legal: { data: 'x', more: { inside: 1 } },
    recipientKey: { ...key, use: 'enc' },
    instruments: ['a'],
  };

  it('are ignored, within objects too', () => {
    expect(config.safeParse(newer).data).toEqual({
      endpoint: 'api/v1',
      audit: { values: true },
      helpDesk: { email: 'help@office.example' },
      legal: { data: 'x' },
      recipientKey: key,
      instruments: ['a'],
    });
  });

  it.each([
    [newer, ['later', 'audit.places', 'helpDesk.fax', 'legal.more', 'recipientKey.use']],
    [{ endpoint: 5, audit: 'yes', toString: 1, constructor: { a: 1 } }, ['toString', 'constructor']],
    [config.parse(newer), []],
    [null, []],
    [[{ a: 1 }], ['0']],
    ['text', []],
  ])('of %j are %j', (data, names) => {
    expect(unknownFields(config, data)).toEqual(names);
  });
});

it('takes no private key: it would be for everyone to read', () => {
  const parsed = config.safeParse({ endpoint: 'api/v1', recipientKey: { ...key, d: 'd'.repeat(43) } });
  expect(parsed.error?.issues).toMatchObject([
    { path: ['recipientKey', 'd'], message: expect.stringContaining('private key') },
  ]);
});

describe('the keys of receipts', () => {
  const receiptKey = { kid: 'k'.repeat(43), x: 'x'.repeat(43), y: 'y'.repeat(43), from: '2026-01-01T00:00:00Z' };
  const of = (own: object) =>
    configOf(config.parse({ endpoint: 'a', receiptKeys: [receiptKey], byInstrument: { x: own } }), 'x').receiptKeys;

  it('are those for all, also for an endpoint of its own, unless it has others or says that it has none', () => {
    expect(of({})).toEqual([receiptKey]);
    expect(of({ endpoint: 'b' })).toEqual([receiptKey]);
    expect(of({ endpoint: 'b', receiptKeys: [{ ...receiptKey, until: '2027-01-01T00:00:00Z' }] })).toHaveLength(1);
    expect(of({ endpoint: 'b', receiptKeys: [] })).toEqual([]);
  });

  it.each([
    ['a list that is none', { receiptKeys: receiptKey }],
    ['no moment from when on', { receiptKeys: [{ ...receiptKey, from: undefined }] }],
    ['a private key', { receiptKeys: [{ ...receiptKey, d: 'd'.repeat(43) }] }],
    ['a name that is no thumbprint', { receiptKeys: [{ ...receiptKey, kid: '2026' }] }],
  ])('are no configuration with %s, so that the one before stays', (_name, given) => {
    expect(config.safeParse({ endpoint: 'a', ...given }).success).toBe(false);
  });
});
