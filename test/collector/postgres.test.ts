import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { StoreFailure } from '../../src/collector/store/failure.ts';
import { schemaVersion } from '../../src/collector/store/migrations.ts';
import { openLine } from '../../src/collector/store/openFault.ts';
import { openPostgres, openPostgresStore, type PostgresOptions } from '../../src/collector/store/postgres.ts';
import type { PostgresConnection } from '../../src/collector/store/postgresConnection.ts';
import { queryRow, queryRows, type Work } from '../../src/collector/store/statement.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { addressOf, PostgresServer, wantPostgres } from '../support/postgres.ts';
import { idOf } from './documents.ts';
import { draftContract } from './draftContract.ts';
import { caseContract } from './office/caseContract.ts';
import { choiceContract } from './office/choiceContract.ts';
import { glanceContract } from './office/glanceContract.ts';
import { officeContract } from './office/officeContract.ts';
import { shelfContract } from './shelfContract.ts';
import { inOwn, storeContract, submissionOf } from './storeContract.ts';

const programs = wantPostgres();

describe.skipIf(!programs)('PostgreSQL', () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await PostgresServer.make(programs ?? '');
  }, 60_000);
  afterAll(() => server.dispose());

  /** The address of a user whose schema is blank. */
  const newUrl = async (more = ''): Promise<string> => server.url(more, await server.newUser());

  async function storeAt(url: string, options: PostgresOptions = {}): Promise<Store> {
    const opened = await openPostgresStore(addressOf(url), options);
    if (!opened.ok) throw new Error(openLine(opened.fault));
    onTestFinished(() => opened.value.close());
    return opened.value;
  }

  async function connectionTo(url: string, timeoutMs = 5000): Promise<PostgresConnection> {
    const opened = await openPostgres(addressOf(url), { timeoutMs });
    if (!opened.ok) throw new Error(openLine(opened.fault));
    onTestFinished(() => opened.value.close());
    return opened.value;
  }

  const userOf = (url: string): string => new URL(url).username;

  draftContract('the PostgreSQL store', async () => storeAt(await newUrl()));
  storeContract('the PostgreSQL store', async () => storeAt(await newUrl()));
  officeContract('the PostgreSQL store', async () => storeAt(await newUrl()));
  glanceContract('the PostgreSQL store', async () => storeAt(await newUrl()));
  caseContract('the PostgreSQL store', async () => storeAt(await newUrl()));
  choiceContract('the PostgreSQL store', async () => storeAt(await newUrl()));
  shelfContract('the PostgreSQL store', async () => storeAt(await newUrl()));

  describe('the PostgreSQL store', () => {
    it('fails rather than double a code, and draws another first', async () => {
      const codes = ['A', 'A', 'B'];
      const store = await storeAt(await newUrl(), { newCode: () => codes.shift() ?? 'B' });
      await store.put(await submissionOf(1));
      expect(await store.put(await submissionOf(2))).toMatchObject({ receipt: { code: 'B' } });
      await expect(store.put(await submissionOf(3))).rejects.toThrow(StoreFailure);
      expect(await store.receiptOf(idOf(3), '', inOwn)).toBeUndefined();
    });

    it('keeps no response whose draft it cannot end', async () => {
      const url = await newUrl();
      const store = await storeAt(url);
      await store.keepDrafts(true);
      const copy = { bytes: new Uint8Array([1]), sha256: 'aa', after: undefined, at: '2024-03-02T12:00:00.000Z' };
      await store.putDraft({ ...copy, caseId: 'x', response: idOf(1) }, 0);
      const mayDelete = (word: string) => server.ask(`${word} ${userOf(url)}`);
      await mayDelete(`REVOKE DELETE ON ${userOf(url)}.draft_copies FROM`);
      const submissions = await Promise.all(
        [1, 2].map((number) => submissionOf(number, { more: { case: { id: 'x' } } })),
      );
      // Together and alone.
      const ends = await Promise.allSettled(submissions.map((submission) => store.put(submission)));
      expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
      const [first] = submissions;
      if (!first) throw new Error('no response');
      await expect(store.put(first)).rejects.toThrow(StoreFailure);
      expect(await store.receiptOf(idOf(1), '', first.right)).toBeUndefined();
      expect(await store.draftUsage()).toMatchObject({ drafts: 1, copies: 1 });
      await mayDelete(`GRANT DELETE ON ${userOf(url)}.draft_copies TO`);
      expect((await store.put(first)).kind).toBe('stored');
      expect(await store.draftUsage()).toMatchObject({ drafts: 0, copies: 0 });
    });

    it('takes what text in PostgreSQL cannot hold', async () => {
      const store = await storeAt(await newUrl());
      const refusal = { bytes: new Uint8Array([0]), sha256: 'aa', seenAt: '1', media: '', owner: '' };
      const problem = { type: 't', title: 'a\0b', status: 400 };
      await store.refuse({ ...refusal, id: 'a\0b', name: 'bad-request', problem });
      expect(await store.refusedBytes({ id: 'a\0b', sha256: 'aa', name: 'bad-request' })).toHaveLength(1);
      expect(await Array.fromAsync(store.refusals())).toMatchObject([{ id: 'a␀b', problem: { title: 'a\0b' } }]);
    });

    it('says no more of a failure than its code and a constraint', async () => {
      const connection = await connectionTo(await newUrl());
      const failed = connection.write(function* () {
        yield* queryRow("INSERT INTO settings (name, value) VALUES ('secret', 'secret'), ('secret', 'secret')");
      });
      const error = await failed.then(
        () => undefined,
        (cause: unknown) => cause,
      );
      expect(error).toBeInstanceOf(StoreFailure);
      expect(String((error as Error).message)).toBe('PostgreSQL: 23505 (settings_pkey)');
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('secret');
    });

    it('has its tables made by one of several that start together, and opens none that are not there', async () => {
      const url = await newUrl();
      const none = await openPostgresStore(addressOf(url), { existing: true });
      expect(none.ok ? '' : openLine(none.fault)).toMatch(/is empty: no collector has served on it yet\.$/);
      const stores = await Promise.all(Array.from({ length: 8 }, () => storeAt(url)));
      const puts = await Promise.all(stores.map(async (store) => store.put(await submissionOf(1))));
      expect(puts.map(({ kind }) => kind).toSorted()).toEqual([...Array(7).fill('same'), 'stored']);
    });

    it('serves a role that may not change tables, once they are there', async () => {
      const url = await newUrl();
      await storeAt(url);
      const [owner, serving] = [userOf(url), await server.newUser()];
      await server.ask(`
        GRANT USAGE ON SCHEMA ${owner} TO ${serving};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${owner} TO ${serving};
        ALTER ROLE ${serving} SET search_path = ${owner}`);
      const store = await storeAt(server.url('', serving));
      expect((await store.put(await submissionOf(1))).kind).toBe('stored');
    });

    it('leaves tables alone that a newer collector has made', async () => {
      const url = await newUrl();
      await storeAt(url);
      await server.ask(`UPDATE ${userOf(url)}.settings SET value = '99' WHERE name = 'schema-version'`);
      const opened = await openPostgresStore(addressOf(url));
      expect(opened.ok ? '' : openLine(opened.fault)).toMatch(
        /was written by a newer collector \(version 99\): install that one\.$/,
      );
    });

    it('goes on beside a newer collector, whose steps only add', async () => {
      const url = await newUrl('?max=1');
      const store = await storeAt(url);
      await store.put(await submissionOf(1));
      await store.addCases([{ id: 'x', instrumentId: 'i' }], '1');
      // Prepared with the columns of before.
      await Array.fromAsync(store.responses({ superseded: true }));
      await store.caseOf('x');
      const owner = userOf(url);
      await server.ask(`
        ALTER TABLE ${owner}.responses ADD COLUMN later TEXT; ALTER TABLE ${owner}.cases ADD COLUMN later TEXT;
        UPDATE ${owner}.settings SET value = '${schemaVersion + 1}' WHERE name = 'schema-version'`);
      expect((await store.put(await submissionOf(2))).kind).toBe('stored');
      expect(await Array.fromAsync(store.responses({ superseded: true }))).toHaveLength(2);
      await store.issueCode({ hmac: 'h', keyId: 'k', caseId: 'x', reissued: false }, '1');
      const exchange = { hmac: 'h', network: 'n', beside: undefined, hashes: { full: 'f', send: 's' }, at: '2' };
      expect((await store.exchangeCode(exchange)).kind).toBe('redeemed');
    });

    it('lets two of the same code exchange it no more often than one after another', async () => {
      const store = await storeAt(await newUrl());
      await store.addCases([{ id: 'x', instrumentId: 'i' }], '1');
      await store.issueCode({ hmac: 'h', keyId: 'k', caseId: 'x', reissued: false }, '1');
      const kinds = await Promise.all(
        Array.from({ length: 14 }, async (_, at) => {
          const hashes = { full: `f${at}`, send: `s${at}` };
          return (await store.exchangeCode({ hmac: 'h', network: 'n', beside: undefined, hashes, at: '2' })).kind;
        }),
      );
      expect(kinds.filter((kind) => kind === 'redeemed')).toHaveLength(10);
    });

    it('streams rows as they stood at the beginning, and gives back what it read them with', async () => {
      const connection = await connectionTo(await newUrl('?max=2'));
      const insert = (from: number) =>
        connection.writeOne(() =>
          queryRows(
            'INSERT INTO wrong_codes (network, at) SELECT n::text, n::text FROM generate_series($1::int, $2::int) n',
            from,
            from + 499,
          ),
        );
      await insert(0);
      let seen = 0;
      for await (const _ of connection.stream({ sql: 'SELECT * FROM wrong_codes', values: [] })) {
        if (seen === 0) await insert(500);
        seen += 1;
      }
      expect(seen).toBe(500);
      for (let time = 0; time < 3; time += 1)
        for await (const _ of connection.stream({ sql: 'SELECT * FROM wrong_codes', values: [] })) break;
      expect(await connection.read(() => queryRow('SELECT count(*) AS number FROM wrong_codes'))).toEqual({
        number: 1000,
      });
    });

    it('refuses a database that does not wait for its disk', async () => {
      const url = await newUrl();
      await server.ask(`ALTER ROLE ${userOf(url)} SET synchronous_commit = off`);
      const opened = await openPostgresStore(addressOf(url));
      expect(opened.ok ? '' : openLine(opened.fault)).toMatch(/cannot be used: PostgreSQL: SYNCHRONOUS_COMMIT_OFF$/);
    });
  });

  describe('a server that fails', () => {
    const insert = (name: string) =>
      function* (): Work<void> {
        yield* queryRow("INSERT INTO settings (name, value) VALUES ($1, '')", name);
      };
    const namesIn = async (connection: PostgresConnection) =>
      (
        await connection.read(() => queryRows("SELECT name FROM settings WHERE name <> 'schema-version' ORDER BY 1"))
      ).map((row) => row['name']);

    it('does not answer: the request fails in time, and the next finds a server that does', async () => {
      const wire = await Wire.to(server.port);
      const url = await newUrl();
      const connection = await connectionTo(url.replace(`${server.port}`, `${wire.port}`), 1000);
      wire.held = true;
      await expect(connection.read(() => queryRow('SELECT 1 AS one'))).rejects.toThrow(
        /NO_ANSWER|CONNECT_TIMEOUT|CONNECTION/,
      );
      wire.held = false;
      expect(await connection.read(() => queryRow('SELECT 1 AS one'))).toEqual({ one: 1 });
    });

    it.each(['write', 'writeOne'] as const)(
      'breaks off at the end of a %s: it is neither reported as done nor done twice',
      async (way) => {
        const wire = await Wire.to(server.port);
        const url = await newUrl();
        const connection = await connectionTo(url.replace(`${server.port}`, `${wire.port}`));
        await connection[way](insert('before'));
        wire.cutsAnswerTo = way === 'write' ? 'COMMIT' : 'INSERT';
        await expect(connection[way](insert('cut'))).rejects.toThrow(StoreFailure);
        expect(await namesIn(connection)).toEqual(['before', 'cut']);
      },
    );

    it('breaks off before the end of a transaction: it is done again, once', async () => {
      const wire = await Wire.to(server.port);
      const url = await newUrl();
      const connection = await connectionTo(url.replace(`${server.port}`, `${wire.port}`));
      await connection.write(insert('before'));
      wire.cutsAnswerTo = 'INSERT';
      await connection.write(insert('cut'));
      expect(await namesIn(connection)).toEqual(['before', 'cut']);
    });

    it('does one of a group not: the others are done, also where there is one session', async () => {
      const connection = await connectionTo(await newUrl('?max=1'));
      const ends = await Promise.allSettled([
        connection.writeOne(insert('one')),
        connection.writeOne(insert('schema-version')),
        connection.writeOne(insert('two')),
      ]);
      expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await namesIn(connection)).toEqual(['one', 'two']);
      const read = (sql: string) => connection.read(() => queryRow(sql));
      const found = await Promise.allSettled([
        read('SELECT 1 AS one'),
        read('SELECT nothing'),
        read('SELECT 2 AS two'),
      ]);
      expect(found.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    });

    it('breaks off at the end of a group: none is reported as done', async () => {
      const wire = await Wire.to(server.port);
      const url = await newUrl();
      const connection = await connectionTo(url.replace(`${server.port}`, `${wire.port}`));
      await Promise.all(['a', 'b'].map((name) => connection.writeOne(insert(name))));
      wire.cutsAnswerTo = 'COMMIT';
      const ends = await Promise.allSettled(['c', 'd'].map((name) => connection.writeOne(insert(name))));
      expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      expect(await namesIn(connection)).toEqual(['a', 'b', 'c', 'd']);
    });

    it('ends all its sessions: what comes next goes well', async () => {
      const url = await newUrl();
      const connection = await connectionTo(url);
      await Promise.all(Array.from({ length: 8 }, (_, at) => connection.writeOne(insert(`${at}`))));
      await server.ask(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${userOf(url)}'`);
      await Promise.all(Array.from({ length: 8 }, (_, at) => connection.write(insert(`more ${at}`))));
      expect(await namesIn(connection)).toHaveLength(16);
    });

    it('is not there: a line says so, in time', async () => {
      const opened = await openPostgresStore(addressOf('postgres://x@127.0.0.1:1,127.0.0.1:2/survey'), {
        timeoutMs: 500,
      });
      expect(opened.ok ? '' : openLine(opened.fault)).toBe(
        'The database survey on 127.0.0.1:1, 127.0.0.1:2 cannot be used: PostgreSQL: ECONNREFUSED',
      );
    });
  });
});

describe.skipIf(!programs)('an encrypted way to PostgreSQL', () => {
  it.each([
    ['is taken where the server proves who it is', 'IP:127.0.0.1', true, true],
    ['is not taken where the certificate is for another', 'DNS:db.example', true, false],
    ['is not taken where another CA is named', 'IP:127.0.0.1', false, false],
  ])('%s', async (_, name, trusted, taken) => {
    const server = await PostgresServer.make(programs ?? '');
    onTestFinished(() => server.dispose());
    const certificate = await server.encrypt(name);
    const file = trusted ? certificate : fileURLToPath(new URL('another-ca.pem', import.meta.url));
    const url = server.url(`?sslmode=verify-full&sslrootcert=${file}`);
    const opened = await openPostgresStore(addressOf(url), { timeoutMs: 2000 });
    expect(opened.ok ? 'open' : openLine(opened.fault)).toMatch(
      taken ? /^open$/ : /cannot be used: PostgreSQL: .*CERT/,
    );
    if (!opened.ok) return;
    const [row] = await server.ask(
      "SELECT count(*)::int AS n FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE ssl AND application_name = 'veldwerk'",
    );
    expect(row?.['n']).toBeGreaterThan(0);
    await opened.value.close();
  });
});

/** A way to a server that can be held up, or cut while an answer is on it. */
class Wire {
  held = false;
  /** The next answer of this kind does not come through, and the way is cut. */
  cutsAnswerTo: 'INSERT' | 'COMMIT' | undefined;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(target: number) {
    this.#server = createServer((near) => {
      const far = connect(target, '127.0.0.1');
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
      }
      near.on('close', () => far.destroy()).on('data', (piece) => this.held || far.write(piece));
      far
        .on('close', () => near.destroy())
        .on('data', (piece) => {
          if (this.held) return;
          if (this.cutsAnswerTo !== undefined && piece.includes(this.cutsAnswerTo)) {
            this.cutsAnswerTo = undefined;
            near.destroy();
          } else near.write(piece);
        });
    });
  }

  static async to(target: number): Promise<Wire> {
    const wire = new Wire(target);
    wire.#server.listen(0, '127.0.0.1');
    await once(wire.#server, 'listening');
    onTestFinished(() => {
      for (const socket of wire.#sockets) socket.destroy();
      wire.#server.close();
    });
    return wire;
  }

  get port(): number {
    const address = this.#server.address();
    if (typeof address !== 'object' || !address) throw new Error('no port');
    return address.port;
  }
}
