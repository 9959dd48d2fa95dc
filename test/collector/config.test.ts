import { describe, expect, it } from 'vitest';
import { configLine, readCollectorConfig } from '../../src/collector/collectorConfig.ts';
import { defaultLimits } from '../../src/collector/http/limits.ts';
import { defaultConfig } from './servers.ts';

const usual = { intake: 'open', on: 'all' } as const;
describe('the configuration', () => {
  it.each([
    [{}, {}],
    [{ PORT: '', HOST: ' ', DATA_DIR: '', CORS_ORIGINS: '' }, {}],
    [{ PORT: undefined, PATH: '/bin' }, {}],
    [{ PORT: '0' }, { port: 0 }],
    [
      { PORT: '65535', HOST: '::', DATA_DIR: '/srv/veldwerk' },
      { port: 65535, hosts: ['::'], dataDir: '/srv/veldwerk' },
    ],
    [
      { INTAKE: 'invited', SEALED: 'no' },
      { intake: 'invited', sealed: false },
    ],
    [{ TRUSTED_PROXIES: '10.0.0.0/8, ::1' }, { proxies: ['10.0.0.0/8', '::1'] }],
    [
      { METRICS_PORT: '9464', DRAIN_SECONDS: '0' },
      { metricsPort: 9464, quietMs: 0 },
    ],
    [{ DISK_RESERVE_MB: '2' }, { diskReserveBytes: 2 * 1024 * 1024 }],
    [
      { MAX_CONNECTIONS: '5', UNPROVEN_PER_MINUTE: '6', UNPROVEN_PER_MINUTE_IN_ALL: '7' },
      { limits: { ...defaultLimits, connections: 5, unproven: { network: 6, all: 7 } } },
    ],
    [{ CODE_KEY_FILE: '/etc/veldwerk/code.key' }, { codeKeyFile: '/etc/veldwerk/code.key' }],
    [
      { CONTACT_DAYS: '365', REFUSED_DAYS: '30', ERASURES_FILE: '/etc/veldwerk/erasures' },
      { erasuresFile: '/etc/veldwerk/erasures', terms: { contactDays: 365, refusedDays: 30, draftDays: undefined } },
    ],
    [{ CORS_ORIGINS: 'https://a.example' }, { origins: ['https://a.example'] }],
    [
      { CORS_ORIGINS: ' https://a.example:8443, http://localhost:5173,' },
      { origins: ['https://a.example:8443', 'http://localhost:5173'] },
    ],
  ])('reads %j', (environment, expected) => {
    expect(readCollectorConfig(environment, usual)).toEqual({ ok: true, value: { ...defaultConfig, ...expected } });
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
    [{ MAX_CONNECTIONS: '0' }, ['MAX_CONNECTIONS: "0" is not a number of connections']],
    [{ UNPROVEN_PER_MINUTE: 'many' }, ['UNPROVEN_PER_MINUTE: "many" is not a number of responses a minute']],
    [{ DISK_RESERVE_MB: '1G' }, ['DISK_RESERVE_MB: "1G" is not a number of megabytes']],
    [{ METRICS_PORT: '99999' }, ['METRICS_PORT: "99999" is not a port number (0 to 65535)']],
    [{ DRAIN_SECONDS: '-1' }, ['DRAIN_SECONDS: "-1" is not a number of seconds (0 to 999)']],
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
    const read = readCollectorConfig(environment, usual);
    expect(read.ok ? [] : read.fault.map(configLine)).toEqual(lines);
  });

  it('takes who may send from nowhere but the environment, unless the command knows', () => {
    const read = readCollectorConfig({}, { on: 'all' });
    expect(read.ok ? [] : read.fault.map(configLine)).toEqual([
      'INTAKE: "" is not who may send: "invited" (whoever has a token of a case) or "open" (anyone)',
    ]);
  });

  it('bounds what anyone sends, unless only this machine can', () => {
    const unprovenAt = (environment: Record<string, string>) => {
      const read = readCollectorConfig(environment, usual);
      return read.ok ? read.value.limits.unproven : undefined;
    };
    expect(unprovenAt({})).toEqual({ network: 600, all: 6000 });
    expect(unprovenAt({ HOST: '::1' })?.network).toBeGreaterThan(1e6);
    expect(unprovenAt({ HOST: '127.0.0.1', UNPROVEN_PER_MINUTE: '5' })?.network).toBe(5);
  });

  it('listens on this machine alone where a command says so, and nothing else is set', () => {
    expect(readCollectorConfig({}, { ...usual, on: 'loopback' })).toMatchObject({
      value: { hosts: ['127.0.0.1', '::1'] },
    });
    expect(readCollectorConfig({ HOST: '10.0.0.1' }, { ...usual, on: 'loopback' })).toMatchObject({
      value: { hosts: ['10.0.0.1'] },
    });
  });
});
