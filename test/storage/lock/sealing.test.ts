import { gcmsiv } from '@noble/ciphers/aes.js';
import { IDBObjectStore as FDBObjectStore, IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Database } from '../../../src/storage/database.ts';
import { Cipher, newDataKey } from '../../../src/storage/lock/cipher.ts';
import { fillNames, openAll, sealAll, sealReceipts } from '../../../src/storage/lock/convert.ts';
import { currentRecord, keepLock } from '../../../src/storage/lock/keeping.ts';
import { keepLatest, keptRecord } from '../../../src/storage/lock/latest.ts';
import { amended, type LockRecord } from '../../../src/storage/lock/lockRecord.ts';
import { sealing } from '../../../src/storage/lock/sealing.ts';
import { newLock } from '../../../src/storage/lock/wrapping.ts';
import { tableStore } from '../../../src/storage/tableStore.ts';
import { readTrail } from '../../../src/storage/trail.ts';
import { cheap } from '../../support/cheapLock.ts';

const id = '01930000-0000-7000-8000-00000000000a';
const other = '01930000-0000-7000-8000-00000000000b';
const at = '2026-11-01T08:00:00.000Z';
const record = { format: 'veldwerk-lock/1' } as unknown as LockRecord;
const cipher = new Cipher(newDataKey());

let factory: IDBFactory;
const open = (with_?: Cipher): Database =>
  new Database('veldwerk', { indexedDB: factory, IDBKeyRange }, with_ && sealing({ cipher: with_, plain: false }));

/** Has the names in a database blinded as the first releases did, with their length in sight. */
async function asReleased(): Promise<void> {
  const bare = open();
  const key = cipher.dataKey.subarray(32);
  for (const [table, member] of [
    [bare.table('answers'), 'item'],
    [bare.table('annotations'), 'name'],
  ] as const) {
    const rows: Record<string, unknown>[] = await table.toArray();
    await table.clear();
    for (const row of rows) {
      const name = new TextEncoder().encode(cipher.unblind(`${row[member]}`));
      const blinded = Buffer.from(gcmsiv(key, new Uint8Array(12)).encrypt(name)).toString('base64url');
      await table.add({ ...row, [member]: blinded });
    }
  }
  bare.close();
}

/** Every table as it rests, as text. */
async function rests(): Promise<string> {
  const bare = open();
  const rows = await Promise.all(bare.tables.map(async (table) => [table.name, await table.toArray()]));
  bare.close();
  return JSON.stringify(rows, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
}

/** A draft with something in each table, an outbox and a trail. */
async function fill(db: Database): Promise<void> {
  const store = tableStore(db);
  const row = (of: string) => ({
    id: of,
    instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
    language: 'nl' as const,
    startedAt: at,
    changedAt: at,
    seq: 1,
    state: 'draft' as const,
    label: 'Zeldzaam',
  });
  for (const of of [id, other]) await store.write([{ kind: 'begun', row: row(of) }]);
  await store.write([
    { kind: 'answered', response: id, seq: 2, at, item: 'contactName', value: 'Zeldzaam' },
    { kind: 'answered', response: id, seq: 3, at, item: 'A1', value: 40 },
    {
      kind: 'annotated',
      response: id,
      seq: 4,
      at,
      annotation: { kind: 'remark', about: 'A1', text: 'Zeldzaam', send: true },
    },
    { kind: 'annotated', response: id, seq: 5, at, annotation: { kind: 'marked', about: 'A1' } },
    { kind: 'struck', response: id, seq: 6, at, annotation: { kind: 'marked', about: 'A1' } },
    { kind: 'answered', response: id, seq: 7, at, item: 'A1', value: 41 },
    { kind: 'timed', time: { response: id, activeMs: 10, moduleMs: {}, sessions: 1, gaps: 0 } },
    { kind: 'trailed', response: id, event: { event: 'form start', start: 1 } },
    { kind: 'trailed', response: id, event: { event: 'jump', node: 'Zeldzaam', start: 2 } },
  ]);
  await store.write([
    {
      kind: 'completed',
      response: other,
      seq: 2,
      at,
      frozen: {
        id: other,
        bytes: new TextEncoder().encode('{"Zeldzaam":1}'),
        sha256: 'a'.repeat(64),
        queuedAt: at,
        state: 'queued',
        attempts: 0,
        nextAttemptAt: 0,
      },
    },
    { kind: 'postponed', response: other, attempts: 3, lastAttemptAt: 4, nextAttemptAt: 5 },
  ]);
}

async function expectAll(db: Database): Promise<void> {
  const store = tableStore(db);
  const draft = await store.read(id);
  expect(draft?.row).toMatchObject({ seq: 7, label: 'Zeldzaam' });
  expect(draft?.answers.map(({ item, value }) => [item, value]).toSorted()).toEqual([
    ['A1', 41],
    ['contactName', 'Zeldzaam'],
  ]);
  expect([...(draft?.annotations.keys() ?? [])]).toEqual(['remark A1']);
  expect(draft?.time?.activeMs).toBe(10);
  expect((await readTrail(store, id)).map(({ event }) => event)).toEqual(['form start', 'jump']);
  const waiting = (await store.read(other))?.outbox;
  expect(new TextDecoder().decode(waiting?.bytes)).toBe('{"Zeldzaam":1}');
  expect(waiting).toMatchObject({ attempts: 3, lastAttemptAt: 4, nextAttemptAt: 5 });
  expect((await store.list()).unreadable).toEqual([]);
}

beforeEach(() => {
  factory = new IDBFactory();
});

describe('a sealed database', () => {
  it('has the code of a draft’s copies, and what they say, as little readable as the draft', async () => {
    const db = open(cipher);
    const kept = { code: 'ZELDZ-AAM00', common: { entries: { 'answered contactName': 'Zeldzaam' } } };
    await tableStore(db).keepSetting(`draftCopy ${id}`, kept);
    expect(await tableStore(db).setting(`draftCopy ${id}`)).toEqual(kept);
    const text = await rests();
    for (const word of ['ZELDZ', 'Zeldzaam', 'contactName']) expect(text).not.toContain(word);
  });

  it('works as any other, and nothing of it is to be read where it rests', async () => {
    const db = open(cipher);
    await fill(db);
    await expectAll(db);
    const text = await rests();
    // With its quotes: in so many random bytes two letters stand side by side by chance.
    for (const word of ['Zeldzaam', 'contactName', '"A1"', 'draft', 'form start']) expect(text).not.toContain(word);
    // Another page of the same device reads the same.
    await expectAll(open(cipher));
  });

  it('deletes a response with all of its parts, and no other', async () => {
    const db = open(cipher);
    await fill(db);
    await tableStore(db).write([{ kind: 'deleted', response: id, seq: 8, at }]);
    const bare = open();
    for (const table of [bare.answers, bare.annotations, bare.trail, bare.times]) expect(await table.count()).toBe(0);
    expect(await bare.responses.toCollection().primaryKeys()).toEqual([other]);
    expect(await db.responses.toCollection().primaryKeys()).toEqual([other]);
    expect((await tableStore(db).read(other))?.outbox).toBeDefined();
  });

  it('is sealed from what was readable, and opened again, each at once', async () => {
    await fill(open());
    expect(await rests()).toContain('Zeldzaam');
    const bare = open();
    await sealAll(bare, cipher, record);
    expect(await rests()).not.toContain('Zeldzaam');
    await expectAll(open(cipher));
    // What is cut short begins anew, and finds some of it done.
    await sealAll(bare, cipher, record);
    await expectAll(open(cipher));
    await openAll(bare, cipher);
    await expectAll(open());
    expect(await bare.settings.get('lock')).toBeUndefined();
  });

  it('takes up the names of a released version, and what is answered anew takes the place of what was', async () => {
    await fill(open(cipher));
    await asReleased();
    const bare = open();
    const lengths = async () => new Set((await bare.answers.toArray()).map(({ item }) => item.length));
    expect((await lengths()).size).toBe(2);
    for (const _time of [1, 2]) await fillNames(bare, cipher);
    expect((await lengths()).size).toBe(1);
    const store = tableStore(open(cipher));
    await expectAll(open(cipher));
    await store.write([
      { kind: 'answered', response: id, seq: 8, at, item: 'contactName', value: 'Nieuw' },
      { kind: 'struck', response: id, seq: 9, at, annotation: { kind: 'remark', about: 'A1' } },
    ]);
    const stored = await store.read(id);
    expect(stored?.answers.map(({ item, value }) => [item, value]).toSorted()).toEqual([
      ['A1', 41],
      ['contactName', 'Nieuw'],
    ]);
    expect(stored?.annotations.size).toBe(0);
  });

  it('has the later of two rows, where a released version wrote again after this one', async () => {
    await fill(open(cipher));
    await asReleased();
    const bare = open();
    const older = await bare.answers.toArray();
    await fillNames(bare, cipher);
    await tableStore(open(cipher)).write([
      { kind: 'answered', response: id, seq: 8, at, item: 'contactName', value: 'Nieuw' },
    ]);
    const newer = (await bare.answers.toArray()).find(({ item }) => item === cipher.blind('contactName'));
    await bare.table('answers').bulkPut(older);
    await fillNames(bare, cipher);
    expect(await bare.answers.get([id, cipher.blind('contactName')])).toEqual(newer);
    expect(await bare.answers.count()).toBe(2);
    expect((await tableStore(open(cipher)).read(id))?.answers.map(({ value }) => value)).toEqual(
      expect.arrayContaining([41, 'Nieuw']),
    );
  });

  it('has all names of a released version, or all new ones, where that is cut short', async () => {
    await fill(open(cipher));
    await asReleased();
    const before = await rests();
    const bare = open();
    const adding = vi.spyOn(FDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(fillNames(bare, cipher)).rejects.toThrow();
    adding.mockRestore();
    expect(await rests()).toBe(before);
    await fillNames(bare, cipher);
    await expectAll(open(cipher));
  });

  it.each(['responses', 'answers', 'annotations', 'trail', 'times', 'outbox'] as const)(
    'does not believe a row of %s that was changed, is sealed for another place, or is not sealed',
    async (name) => {
      const db = open(cipher);
      await fill(db);
      const bare = open();
      const [first] = (await bare.table(name).toArray()) as { sealed: Uint8Array }[];
      const sealed = first?.sealed as Uint8Array;
      const changed = Uint8Array.from(sealed, (byte, index) => (index === 20 ? byte ^ 1 : byte));
      const plain = { ...first, sealed: undefined, label: 'Indringer', value: 'Indringer' };
      const elsewhere = cipher.seal({ label: 'Indringer', value: 'Indringer' }, 'another table');
      for (const forged of [{ ...first, sealed: changed }, plain, { ...first, sealed: elsewhere }]) {
        await bare.table(name).put(forged);
        const rows: object[] = await db.table(name).toArray();
        expect(rows.filter((row) => 'notSealed' in row || 'sealed' in row)).toHaveLength(1);
      }
    },
  );

  it('opens a draft for writing past rows that somebody has changed or put there, and keeps what they hid', async () => {
    const db = open(cipher);
    await fill(db);
    const bare = open();
    const rows = (await bare.table('answers').toArray()) as { response: string; item: string; sealed: Uint8Array }[];
    const hidden = rows.find(({ item }) => item === cipher.blind('contactName'));
    if (!hidden) throw new Error('there is no such answer');
    await bare.table('answers').put({ ...hidden, sealed: hidden.sealed.map((byte) => byte ^ 1) });
    await bare.table('answers').put({ response: id, item: 'A1', value: 'Indringer', seq: 9 });
    vi.stubGlobal('localStorage', { getItem: () => null, removeItem: () => {} });
    onTestFinished(() => void vi.unstubAllGlobals());
    const store = tableStore(open(cipher));
    for (const _time of [1, 2]) {
      await store.acquire(id);
      const stored = await store.read(id);
      expect(stored?.answers.map(({ item, value }) => [item, value])).toEqual([['A1', 41]]);
      const { unreadable } = await store.list();
      expect(unreadable.map(({ table, row }) => [table, JSON.stringify(row).includes('Indringer')])).toEqual([
        ['answers', true],
        ['answers', false],
      ]);
    }
    await store.write([{ kind: 'answered', response: id, seq: 8, at, item: 'contactName', value: 'Nieuw' }]);
    expect((await store.list()).unreadable).toHaveLength(2);
  });

  it('is never sealed under a second key, and keeps the later record of its own', async () => {
    const lock = (await newLock('vier woorden hier', cheap)).record;
    await fill(open());
    const bare = open();
    await sealAll(bare, cipher, { ...lock, revision: 3 });
    const before = await rests();
    const second = new Cipher(newDataKey());
    await expect(sealAll(bare, second, { ...lock, id: '019301a0-0000-4000-8000-00000000000a' })).rejects.toThrow();
    expect(await rests()).toBe(before);
    await sealAll(bare, cipher, lock);
    expect(await keepLatest(bare, { ...lock, revision: 2 })).toMatchObject({ revision: 3 });
    const db = open(cipher);
    await expect(keepLock(tableStore(db), { ...lock, revision: 3 })).rejects.toThrow();
    await keepLock(tableStore(db), { ...lock, revision: 4 });
    expect(await keptRecord(bare)).toMatchObject({ revision: 4 });
    await expectAll(db);
  });

  it('goes on from the record that another window has sealed the rest under, and from none that opens otherwise', async () => {
    const { record: first } = await newLock('vier woorden hier', cheap);
    const bare = open();
    await sealAll(bare, cipher, first);
    const store = tableStore(open(cipher));
    expect(await currentRecord(store, first)).toEqual(first);
    const sealed = await keepLatest(bare, amended(first, { state: 'sealed' }));
    expect(await currentRecord(store, first)).toEqual(sealed);
    await keepLatest(bare, amended(sealed, { passphrase: { ...sealed.passphrase, wrapped: 'a'.repeat(40) } }));
    expect(await currentRecord(store, first)).toEqual(first);
    await expect(keepLock(store, amended(first, {}))).rejects.toThrow('changed by another window');
  });

  it('opens under no other key', async () => {
    const db = open(cipher);
    await fill(db);
    const { responses, unreadable } = await tableStore(open(new Cipher(newDataKey()))).list();
    expect(responses).toEqual([]);
    expect(unreadable.length).toBeGreaterThan(0);
  });

  it('seals receipts as well, those that came while it was locked once it is unlocked', async () => {
    const receiptFor = (of: string) => ({ id: of, sha256: 'c'.repeat(64), receivedAt: at, code: 'ABCD-EFGH-JKMN' });
    const db = open(cipher);
    await db.receipts.put(receiptFor(id));
    expect(await rests()).not.toContain('ABCD-EFGH-JKMN');
    const bare = open();
    await bare.receipts.put(receiptFor(other));
    expect(await db.receipts.toArray()).toEqual([receiptFor(id), receiptFor(other)]);
    await sealReceipts(bare, cipher);
    expect(await rests()).not.toContain('ABCD-EFGH-JKMN');
    expect(await db.receipts.toArray()).toEqual([receiptFor(id), receiptFor(other)]);
    await openAll(bare, cipher);
    expect(await open().receipts.get(other)).toEqual(receiptFor(other));
  });

  it('leaves what is sealed for the office as it is, so that it can be sent', async () => {
    const db = open(cipher);
    const bytes = new TextEncoder().encode('eyJ.a.b.c.d');
    const row = {
      id,
      bytes,
      sha256: 'a'.repeat(64),
      queuedAt: at,
      state: 'queued',
      attempts: 0,
      nextAttemptAt: 0,
      media: 'application/jose',
    } as const;
    await db.outbox.put(row);
    expect(await open().outbox.get(id)).toEqual(row);
    expect(await db.outbox.get(id)).toEqual(row);
  });
});
