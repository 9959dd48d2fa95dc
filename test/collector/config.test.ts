import { describe, expect, it } from 'vitest';
import { configLine, readConfig } from '../../src/collector/config.ts';

const defaults = { port: 8080, host: '0.0.0.0', dataDir: 'data', origins: [] };

describe('the configuration', () => {
  it.each([
    [{}, {}],
    [{ PORT: '', HOST: ' ', DATA_DIR: '', CORS_ORIGINS: '' }, {}],
    [{ PORT: undefined, PATH: '/bin' }, {}],
    [{ PORT: '0' }, { port: 0 }],
    [
      { PORT: '65535', HOST: '::1', DATA_DIR: '/srv/veldwerk' },
      { port: 65535, host: '::1', dataDir: '/srv/veldwerk' },
    ],
    [{ CORS_ORIGINS: 'https://a.example' }, { origins: ['https://a.example'] }],
    [
      { CORS_ORIGINS: ' https://a.example:8443, http://localhost:5173,' },
      { origins: ['https://a.example:8443', 'http://localhost:5173'] },
    ],
  ])('reads %j', (environment, expected) => {
    expect(readConfig(environment)).toEqual({ ok: true, value: { ...defaults, ...expected } });
  });

  it.each([
    [{ PORT: 'abc' }, ['PORT: "abc" is not a port number (0 to 65535)']],
    [{ PORT: '65536' }, ['PORT: "65536" is not a port number (0 to 65535)']],
    [{ PORT: '-1' }, ['PORT: "-1" is not a port number (0 to 65535)']],
    [{ PORT: '80.5' }, ['PORT: "80.5" is not a port number (0 to 65535)']],
    [{ PORT: '0x50' }, ['PORT: "0x50" is not a port number (0 to 65535)']],
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
    const read = readConfig(environment);
    expect(read.ok ? [] : read.fault.map(configLine)).toEqual(lines);
  });
});
