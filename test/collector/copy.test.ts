import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { problemNamed } from '../../src/collector/problems.ts';
import { openLine } from '../../src/collector/store/openFault.ts';
import { openPostgres, openPostgresStore } from '../../src/collector/store/postgres.ts';
import { databaseFile } from '../../src/collector/store/sqlite.ts';
import type { Connection } from '../../src/collector/store/statement.ts';
import { copiedTables, copyStore, holdsOther } from '../../src/collector/storeCopy.ts';
import { collector } from '../cli/run.ts';
import { addressOf, PostgresServer, wantPostgres } from '../support/postgres.ts';
import { newFolder, noon, rowsIn, storeIn } from './collectors.ts';
import { idOf } from './documents.ts';
import { submissionOf } from './storeContract.ts';

const programs = wantPostgres();
const responses = 230;

it('a copy has every table that there is', () => {
  const folder = newFolder();
  storeIn(folder);
  const there = rowsIn(folder, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  expect(copiedTables.map(({ name }) => name).toSorted()).toEqual(there.map(({ name }) => name).toSorted());
});

describe.skipIf(!programs)('a copy into PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.make(programs ?? '');
  }, 60_000);
  afterAll(() => server.dispose());

  async function target(): Promise<{ url: string; to: Connection }> {
    const url = server.url('', await server.newUser());
    const opened = await openPostgres(addressOf(url));
    if (!opened.ok) throw new Error(openLine(opened.fault));
    onTestFinished(() => opened.value.close());
    return { url, to: opened.value };
  }

  /** A pilot's folder: something in every table. */
  async function pilot(): Promise<string> {
    const folder = newFolder();
    const store = storeIn(folder);
    await store.addCases(
      [
        { id: 'x', instrumentId: 'i', name: 'Zoë\0 nv' },
        { id: 'y', instrumentId: 'i' },
      ],
      '1',
    );
    await store.registerToken({ caseId: 'x', origin: 'enrol', hashes: { full: 'f', send: 's' }, weak: false }, '1');
    await store.issueCode({ hmac: 'h', keyId: 'k', caseId: 'x', reissued: false }, '1');
    await store.codeKey('fingerprint');
    await store.addOfficeToken({ name: 'Zoë', rights: ['counts'], hash: 'office' }, '1');
    await store.beginSession('office', { hash: 'session', expiresAt: '2' }, '1');
    await store.recordOffice({ at: '1', token: 1, act: 'signed-in' });
    await store.askCorrection(
      'y',
      { messages: { nl: 'Zoë?' }, items: ['A1'] },
      { at: '1', token: 1, act: 'correction-asked' },
    );
    const sealed = { bytes: new Uint8Array([0, 255]), sha256: await digestOf(new Uint8Array([0, 255])) };
    await store.putDraft({ caseId: 'y', response: idOf(8), ...sealed, after: undefined, at: noon.toISOString() }, 0);
    const bytes = Buffer.from('{}');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await store.publish({ id: 'i', version: '1.0.0', sha256, bytes, titles: { nl: 'Zoë' }, codebook: undefined }, '1');
    for (const hmac of ['wrong', 'wrong'])
      await store.exchangeCode({
        hmac,
        network: 'n',
        beside: undefined,
        hashes: { full: '', send: '' },
        at: noon.toISOString(),
      });
    for (let number = 0; number < 3; number += 1)
      await store.refuse({
        id: idOf(number),
        bytes: new Uint8Array([0, 255, number]),
        sha256: await digestOf(new Uint8Array([0, 255, number])),
        name: 'conflict',
        problem: problemNamed('conflict'),
        seenAt: '1',
        media: '',
        owner: '',
      });
    // The first two rival one another, and the office has chosen.
    const of = (at: number) => (at < 2 ? { more: { case: { id: 'x' } } } : {});
    await Promise.all(
      Array.from({ length: responses }, async (_, at) =>
        store.put({ ...(await submissionOf(at, of(at))), sign: () => `signature ${at}` }),
      ),
    );
    const [chosen = '', over = ''] = (await store.responseHeads({ caseId: 'x' }, 2)).heads.map(
      ({ receipt }) => receipt.code,
    );
    await store.chooseRival({ chosen, over: [over] }, { at: '1', token: 1, act: 'rival-chosen', caseId: 'x' });
    return folder;
  }

  const digestOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
    Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');

  it('has all of it, goes on where it was broken off, and serves', async () => {
    const [from, { url, to }] = [databaseFile(await pilot()), await target()];
    let steps = 0;
    const breaking: Connection = {
      holdsThread: false,
      read: (work) => to.read(work),
      writeOne: (work) => to.writeOne(work),
      writeShared: (work) => to.writeShared(work),
      stream: (statement) => to.stream(statement),
      close: () => to.close(),
      write: (work) => {
        steps += 1;
        return steps === 18 ? Promise.reject(new Error('broken off')) : to.write(work);
      },
    };
    await expect(copyStore({ from, to: breaking, onProgress: () => undefined })).rejects.toThrow('broken off');
    expect(await holdsOther(to)).toBe(false);
    let written = 0;
    const counting: Connection = {
      ...breaking,
      write: (work) => {
        written += 1;
        return to.write(work);
      },
    };
    const compared = await copyStore({ from, to: counting, onProgress: () => undefined });
    expect(compared.map(({ difference }) => difference)).toEqual(copiedTables.map(() => undefined));
    expect(compared.find(({ table }) => table === 'responses')?.rows).toBe(responses);
    expect(compared.every(({ rows }) => rows > 0)).toBe(true);
    // Far fewer steps than the first time: what was there was not written again.
    expect(written).toBeLessThan(copiedTables.length);
    const opened = await openPostgresStore(addressOf(url));
    if (!opened.ok) throw new Error(openLine(opened.fault));
    const store = opened.value;
    expect((await store.put(await submissionOf(7))).kind).toBe('same');
    expect(await store.responseCount({ superseded: false })).toBe(responses - 1);
    const token = { caseId: 'y', origin: 'enrol', hashes: { full: 'f2', send: 's2' }, weak: false } as const;
    expect(await store.registerToken(token, '2')).toBe(2);
    await store.close();
  });

  it('tells where it is not the same', async () => {
    const [from, { url, to }] = [databaseFile(await pilot()), await target()];
    await copyStore({ from, to, onProgress: () => undefined });
    const owner = new URL(url).username;
    await server.ask(`
      UPDATE ${owner}.responses SET bytes = '\\x00' WHERE id = '${idOf(5)}';
      DELETE FROM ${owner}.cases WHERE id = 'y';
      INSERT INTO ${owner}.wrong_codes VALUES ('z', 'z')`);
    const compared = await copyStore({ from, to, onProgress: () => undefined });
    expect(compared.flatMap(({ table, difference }) => (difference === undefined ? [] : [table, difference]))).toEqual([
      ...['cases', 'rows are missing in the copy'],
      ...['wrong_codes', 'there are more rows in the copy'],
      ...['responses', `the row ${idOf(5)} own:aa is not the same`],
    ]);
  });

  it('is a command, which mixes nothing', async () => {
    const [folder, { url, to }] = [await pilot(), await target()];
    const call = (to: string) => collector(['copy', '--to', to], { DATA_DIR: folder });
    const copied = await call(url);
    expect(copied).toMatchObject({ error: '', code: 0 });
    expect(copied.out).toContain(`responses: ${responses}, the same\n`);
    expect((await call(url)).code).toBe(0);
    const listed = await collector(['refused'], { DATABASE_URL: url });
    expect(listed.out.split('\r\n')).toHaveLength(5);
    await to.write(function* () {
      yield { sql: "DELETE FROM settings WHERE name LIKE 'copied:%'", values: [] };
    });
    expect(await call(url)).toMatchObject({
      error: 'collector: the database is not empty: what is in it did not come by a copy\n',
      code: 1,
    });
    expect((await call('postgres://db.example/survey')).code).toBe(2);
  });
});
