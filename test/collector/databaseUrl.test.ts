import { describe, expect, it } from 'vitest';
import { configLine, readCollectorConfig, readStoreConfig } from '../../src/collector/collectorConfig.ts';
import { databaseWords, readDatabaseUrl } from '../../src/collector/store/databaseUrl.ts';

const plain = {
  database: 'survey',
  user: undefined,
  password: undefined,
  rootCertificates: undefined,
  readWrite: true,
  connections: 16,
};
const verified = 'sslmode=verify-full&sslrootcert=/etc/ca.pem';

describe('the address of a database', () => {
  it.each([
    ['postgres://localhost/survey', { hosts: [{ host: 'localhost', port: 5432 }] }],
    ['postgresql:///survey?host=/var/run/postgresql', { hosts: [{ host: '/var/run/postgresql', port: 5432 }] }],
    ['postgres://%2Fvar%2Frun/survey', { hosts: [{ host: '/var/run', port: 5432 }] }],
    [
      'postgres://a%40b:p%40:s%2Fs@[::1]:5433/survey?target_session_attrs=any&max=4',
      { hosts: [{ host: '::1', port: 5433 }], user: 'a@b', password: 'p@:s/s', readWrite: false, connections: 4 },
    ],
    [
      `postgres://office@one.example,two.example:5433/survey?${verified}&target_session_attrs=read-write`,
      {
        hosts: [
          { host: 'one.example', port: 5432 },
          { host: 'two.example', port: 5433 },
        ],
        user: 'office',
        rootCertificates: '/etc/ca.pem',
      },
    ],
  ])('%s is read', (url, expected) => {
    expect(readDatabaseUrl(url)).toEqual({ ok: true, value: { ...plain, ...expected } });
  });

  it.each([
    ['mysql://localhost/survey', /^is not the address of a database/],
    ['postgres://localhost', /^is not the address of a database/],
    ['postgres://localhost:70000/survey', /^names a host that is none/],
    ['postgres://db.example/survey', /^leads to db\.example unencrypted/],
    ['postgres://127.0.0.1,10.0.0.1/survey', /^leads to 10\.0\.0\.1 unencrypted/],
    ['postgres://127.evil.example/survey', /^leads to 127\.evil\.example unencrypted/],
    ['postgres://db.example/survey?sslmode=require', /^has sslmode=require, which does not verify the server/],
    ['postgres://db.example/survey?sslmode=verify-ca&sslrootcert=x', /^has sslmode=verify-ca/],
    ['postgres://db.example/survey?sslmode=verify-full', /^has sslmode=verify-full without sslrootcert/],
    ['postgres://localhost/survey?ssl=no-verify', /^has "ssl", which is none of/],
    ['postgres://localhost/survey?target_session_attrs=standby', /^asks for target_session_attrs other than/],
    ['postgres://localhost/survey?max=0', /^has a max/],
  ])('%s is refused', (url, line) => {
    const read = readDatabaseUrl(url);
    expect(read.ok ? '' : read.fault).toMatch(line);
  });

  it('is said without its password, and refused without it', () => {
    const read = readStoreConfig({ DATABASE_URL: 'postgres://office:secret@localhost/survey' });
    expect(read.ok && read.value.database && databaseWords(read.value.database)).toBe('survey on localhost:5432');
    for (const url of ['postgres://office:secret@db.example/survey', 'postgres://localhost/survey?password=secret']) {
      const refused = readCollectorConfig({ DATABASE_URL: url }, { intake: 'open', on: 'all' });
      const lines = refused.ok ? [] : refused.fault.map(configLine);
      expect(lines).toHaveLength(1);
      expect(lines.join()).toMatch(/^DATABASE_URL: "postgres:\/\//);
      expect(lines.join()).not.toContain('secret');
    }
  });
});
