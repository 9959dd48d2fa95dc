import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { backupOf, bringIn } from '../../src/storage/backup.ts';
import type { Change } from '../../src/storage/change.ts';
import { copyAll } from '../../src/storage/copying.ts';
import { Database } from '../../src/storage/database.ts';
import { JournalReplica } from '../../src/storage/journalReplica.ts';
import { Cipher, newDataKey } from '../../src/storage/lock/cipher.ts';
import { sealing } from '../../src/storage/lock/sealing.ts';
import { memoryTables } from '../../src/storage/memoryTables.ts';
import type { ResponseRow } from '../../src/storage/rows.ts';
import { tableStore } from '../../src/storage/tableStore.ts';
import type { Tables } from '../../src/storage/tables.ts';
import { MemoryMedium } from './journal/memoryMedium.ts';
import { NearWorker } from './journal/nearWorker.ts';
import { stubLocalStorage } from './storeContract.ts';

const id = '01930000-0000-7000-8000-00000000000a';
const at = '2026-11-01T08:00:00.000Z';
const prefilled = { A1: 40, 'awards[k3x9q2ab].flows[b].amount': '12.5' };
const row: ResponseRow = {
  id,
  instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
  language: 'nl',
  startedAt: at,
  changedAt: at,
  seq: 1,
  state: 'draft',
  prefilled,
};
const answered = (seq: number): Change => ({ kind: 'answered', response: id, seq, at, item: `I${seq}`, value: seq });
const assigned = (seq: number, values: ResponseRow['prefilled']): Change => ({
  kind: 'assigned',
  response: id,
  seq,
  at,
  to: { label: 'Bakkerij', ...(values && { prefilled: values }) },
});

let factory: IDBFactory;
let medium: MemoryMedium;
const opened = (cipher?: Cipher) =>
  new Database('veldwerk', { indexedDB: factory, IDBKeyRange }, cipher && sealing({ cipher, plain: false }));

async function withJournal(tables: Tables) {
  const nothing = () => {};
  const replica = await JournalReplica.open(tables, {
    onRestored: nothing,
    onLocked: nothing,
    onRefused: nothing,
    onRecord: nothing,
    lockNow: () => undefined,
  });
  return tableStore(tables, async () => replica);
}

beforeEach(() => {
  factory = new IDBFactory();
  medium = new MemoryMedium();
  stubLocalStorage();
  vi.stubGlobal(
    'Worker',
    class extends NearWorker {
      constructor() {
        super(medium);
      }
    },
  );
  return () => vi.unstubAllGlobals();
});

const kinds: readonly (readonly [string, () => Tables])[] = [
  ['a database', () => opened()],
  ['a database under a lock', () => opened(new Cipher(newDataKey()))],
  ['memory', memoryTables],
];

describe.each(kinds)('what the office knows already, in %s', (_, open) => {
  it('rests apart from the row from the first change on, and is read with it', async () => {
    const tables = open();
    const store = tableStore(tables);
    await store.write([{ kind: 'begun', row }]);
    expect((await store.read(id))?.row.prefilled).toEqual(prefilled);
    for (const seq of [2, 3]) {
      await store.write([answered(seq)]);
      expect(await tables.read((rows) => rows.responses.get(id))).not.toHaveProperty('prefilled');
      expect((await store.read(id))?.row.prefilled).toEqual(prefilled);
      expect((await store.list()).responses[0]?.row.prefilled).toEqual(prefilled);
    }
    await store.write([assigned(4, { A1: 50 }), answered(5)]);
    expect((await store.read(id))?.row).toMatchObject({ label: 'Bakkerij', prefilled: { A1: 50 } });
    await store.write([assigned(6, undefined)]);
    expect((await store.read(id))?.row.prefilled).toEqual({ A1: 50 });
    await store.write([{ kind: 'deleted', response: id, seq: 7, at }]);
    expect(await tables.read((rows) => rows.prefilled.toArray())).toEqual([]);
  });

  it('goes along in a backup, and where memory stands in for a database', async () => {
    const store = tableStore(open());
    await store.write([{ kind: 'begun', row }, answered(2)]);
    const kept = await backupOf(store, '1.0.0', new Date(at));
    expect(kept.responses[0]?.row.prefilled).toEqual(prefilled);
    const elsewhere = tableStore(memoryTables());
    expect(await bringIn(elsewhere, kept)).toBe(1);
    await elsewhere.write([answered(3)]);
    expect((await elsewhere.read(id))?.row.prefilled).toEqual(prefilled);
    const copy = memoryTables();
    await copyAll(store.base.tables, copy);
    expect((await tableStore(copy).read(id))?.row.prefilled).toEqual(prefilled);
  });
});

describe('what the office knows already', () => {
  it('is written once, and not with every change', async () => {
    const store = await withJournal(opened());
    const putting = vi.spyOn(IDBObjectStore.prototype, 'put');
    onTestFinished(() => putting.mockRestore());
    await store.write([{ kind: 'begun', row }]);
    await store.acquire(id);
    await store.write([answered(2)]);
    putting.mockClear();
    const kept = JSON.stringify([...medium.texts]).length;
    for (let seq = 3; seq <= 12; seq += 1) await store.write([answered(seq)]);
    expect(JSON.stringify(putting.mock.calls)).not.toContain('prefilled');
    expect(JSON.stringify([...medium.texts]).slice(kept)).not.toContain('prefilled');
  });

  it.each([
    ['in its beginning', [answered(2), answered(3)], prefilled],
    ['with an assignment among others', [answered(2), assigned(3, { A1: 50 }), answered(4)], { A1: 50 }],
  ])('comes back from the journal alone, %s', async (_, changes, values) => {
    const store = await withJournal(opened());
    await store.write([{ kind: 'begun', row }]);
    await store.acquire(id);
    await store.write([changes[0] as Change]);
    await store.write(changes.slice(1));
    await store.write([answered(changes.length + 2)]);
    factory = new IDBFactory();
    const again = await withJournal(opened());
    expect((await again.read(id))?.row).toMatchObject({ seq: changes.length + 2, prefilled: values });
  });

  it('is nowhere to be read under a lock', async () => {
    const cipher = new Cipher(newDataKey());
    const store = tableStore(opened(cipher));
    await store.write([{ kind: 'begun', row: { ...row, prefilled: { A1: 'Zeldzaam' } } }, answered(2)]);
    const bare = opened();
    const all = await Promise.all(bare.tables.map((table) => table.toArray()));
    expect(await bare.prefilled.count()).toBe(1);
    const legible = (__: string, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
    expect(JSON.stringify(all, legible)).not.toContain('Zeldzaam');
  });
});
