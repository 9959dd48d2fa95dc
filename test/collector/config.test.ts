import { describe, expect, it } from 'vitest';
import { configLine, readConfig } from '../../src/collector/config.ts';

const usual = { intake: 'open', on: 'all' } as const;
const defaults = {
  port: 8080,
  hosts: ['0.0.0.0'],
  dataDir: 'data',
  codeKeyFile: undefined,
  erasuresFile: undefined,
  terms: { contactDays: undefined, refusedDays: undefined },
  origins: [],
  proxies: [],
  intake: 'open',
  sealed: undefined,
};

describe('the configuration', () => {
  it.each([
    [{}, {}],
    [{ PORT: '', HOST: ' ', DATA_DIR: '', CORS_ORIGINS: '' }, {}],
    [{ PORT: undefined, PATH: '/bin' }, {}],
    [{ PORT: '0' }, { port: 0 }],
    [
      { PORT: '65535', HOST: '::1', DATA_DIR: '/srv/veldwerk' },
      { port: 65535, hosts: ['::1'], dataDir: '/srv/veldwerk' },
    ],
    [
      { INTAKE: 'invited', SEALED: 'no' },
      { intake: 'invited', sealed: false },
    ],
    [{ TRUSTED_PROXIES: '10.0.0.0/8, ::1' }, { proxies: ['10.0.0.0/8', '::1'] }],
    [{ CODE_KEY_FILE: '/etc/veldwerk/code.key' }, { codeKeyFile: '/etc/veldwerk/code.key' }],
    [
      { CONTACT_DAYS: '365', REFUSED_DAYS: '30', ERASURES_FILE: '/etc/veldwerk/erasures' },
      { erasuresFile: '/etc/veldwerk/erasures', terms: { contactDays: 365, refusedDays: 30 } },
    ],
    [{ CORS_ORIGINS: 'https://a.example' }, { origins: ['https://a.example'] }],
    [
      { CORS_ORIGINS: ' https://a.example:8443, http://localhost:5173,' },
      { origins: ['https://a.example:8443', 'http://localhost:5173'] },
    ],
  ])('reads %j', (environment, expected) => {
    expect(readConfig(environment, usual)).toEqual({ ok: true, value: { ...defaults, ...expected } });
  });

  it.each([
    [{ PORT: 'abc' }, ['PORT: "abc" is not a port number (0 to 65535)']],
    [{ PORT: '65536' }, ['PORT: "65536" is not a port number (0 to 65535)']],
    [{ PORT: '-1' }, ['PORT: "-1" is not a port number (0 to 65535)']],
    [{ PORT: '80.5' }, ['PORT: "80.5" is not a port number (0 to 65535)']],
    [{ PORT: '0x50' }, ['PORT: "0x50" is not a port number (0 to 65535)']],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, ['TRUSTED_PROXIES: "10.0.0.0/33" is not a network (such as 10.0.0.0/8)']],
    [
      { INTAKE: 'all' },
      ['INTAKE: "all" is not who may send: "invited" (whoever has a token of a case) or "open" (anyone)'],
    ],
    [{ CONTACT_DAYS: '0' }, ['CONTACT_DAYS: "0" is not a number of days (1 to 99999)']],
    [{ SEALED: '1' }, ['SEALED: "1" is neither "yes" nor "no"']],
    [{ CORS_ORIGINS: '*' }, ['CORS_ORIGINS: "*" is not an origin (such as https://survey.example)']],
    [
      { CORS_ORIGINS: 'https://a.example, https://b.example/path' },
      ['CORS_ORIGINS: "https://b.example/path" is not an origin (such as https://survey.example)'],
    ],
    [
      { CORS_ORIGINS: 'ftp://a.example' },
      ['CORS_ORIGINS: "ftp://a.example" is not an origin (such as https://survey.example)'],
    ],
    [
      { PORT: 'x', CORS_ORIGINS: 'y' },
      [
        'PORT: "x" is not a port number (0 to 65535)',
        'CORS_ORIGINS: "y" is not an origin (such as https://survey.example)',
      ],
    ],
  ])('refuses %j in a line each', (environment, lines) => {
    const read = readConfig(environment, usual);
    expect(read.ok ? [] : read.fault.map(configLine)).toEqual(lines);
  });

  it('takes who may send from nowhere but the environment, unless the command knows', () => {
    const read = readConfig({}, { on: 'all' });
    expect(read.ok ? [] : read.fault.map(configLine)).toEqual([
      'INTAKE: "" is not who may send: "invited" (whoever has a token of a case) or "open" (anyone)',
    ]);
  });

  it('listens on this machine alone where a command says so, and nothing else is set', () => {
    expect(readConfig({}, { ...usual, on: 'loopback' })).toMatchObject({ value: { hosts: ['127.0.0.1', '::1'] } });
    expect(readConfig({ HOST: '10.0.0.1' }, { ...usual, on: 'loopback' })).toMatchObject({
      value: { hosts: ['10.0.0.1'] },
    });
  });
});
