import { Dexie } from 'dexie';
import { IDBIndex as FDBIndex, IDBObjectStore as FDBObjectStore, IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type DraftChange, WriteError } from '../../src/storage/change.ts';
import { Database } from '../../src/storage/database.ts';
import type { DeviceStore } from '../../src/storage/deviceStore.ts';
import type { Question } from '../../src/storage/journal/wire.ts';
import { JournalReplica } from '../../src/storage/journalReplica.ts';
import { memoryTables } from '../../src/storage/memoryTables.ts';
import { tableStore } from '../../src/storage/tableStore.ts';
import type { Tables } from '../../src/storage/tables.ts';
import { readTrail } from '../../src/storage/trail.ts';
import { openWorkerStore } from '../../src/storage/workerStore.ts';
import { MemoryMedium } from './journal/memoryMedium.ts';
import { NearWorker } from './journal/nearWorker.ts';
import { stubLocalStorage } from './storeContract.ts';

const at = '2026-11-01T08:00:00.000Z';
const idOf = (number: number) => `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const id = idOf(1);
const rowOf = (of: string) => ({
  id: of,
  instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
  language: 'nl' as const,
  startedAt: at,
  changedAt: at,
  seq: 1,
  state: 'draft' as const,
});
const answered = (seq: number, value = seq, response = id): DraftChange => ({
  kind: 'answered',
  response,
  seq,
  at,
  item: `I${seq}`,
  value,
});

const completed = (response: string): DraftChange => ({
  kind: 'completed',
  response,
  seq: 2,
  at,
  frozen: {
    id: response,
    bytes: new TextEncoder().encode('{}'),
    sha256: 'a'.repeat(64),
    queuedAt: at,
    state: 'queued',
    attempts: 0,
    nextAttemptAt: 0,
  },
});

let medium: MemoryMedium;
/** What happens between the reading of responses to catch up with and their keeping. */
let meanwhile: () => Promise<void>;
/** How often a worker was asked for something. */
let asked = 0;
let factory: IDBFactory;

/** A page: a connection of its own to the device's database, and a worker of its own. */
async function page(): Promise<{ db: Database; store: DeviceStore }> {
  const db = new Database('veldwerk', { indexedDB: factory, IDBKeyRange });
  return { db, store: await storeOn(db) };
}

/** What a page has to do without: its browser gives it no database, or took the one that it had. */
const losses = { 'no database': memoryTables, 'a lost database': () => lostDatabase() };

/** The device's database is empty again. */
function lostDatabase(): Database {
  factory = new IDBFactory();
  return new Database('veldwerk', { indexedDB: factory, IDBKeyRange });
}

async function storeOn(tables: Tables): Promise<DeviceStore> {
  const nothing = () => {};
  const opening = {
    onRestored: nothing,
    onLocked: nothing,
    onRefused: nothing,
    onRecord: nothing,
    lockNow: () => undefined,
  };
  const replica = await JournalReplica.open(tables, opening);
  if (replica.status !== 'durable') throw new Error(replica.status);
  await replica.caughtUp;
  return tableStore(tables, async () => replica);
}

const itemsIn = async (store: DeviceStore) => (await store.list()).responses[0]?.answers.map(({ item }) => item);

beforeEach(() => {
  medium = new MemoryMedium();
  meanwhile = async () => {};
  factory = new IDBFactory();
  vi.stubGlobal(
    'Worker',
    class extends NearWorker {
      constructor() {
        super(medium);
      }
      override postMessage(question: Question): void {
        asked += 1;
        super.postMessage(question);
      }
      protected override beforeKeep(over: boolean): Promise<void> {
        return over ? meanwhile() : Promise.resolve();
      }
    },
  );
  return () => vi.unstubAllGlobals();
});

describe('two stores', () => {
  it('bring back what the writing page saved after another had measured time late', async () => {
    const [late, writing] = [await page(), await page()];
    await late.store.write([{ kind: 'begun', row: rowOf(id) }]);
    await late.store.acquire(id);
    await late.store.write([answered(2)]);
    // The other takes the draft over, as from a page that is frozen.
    await writing.store.acquire(id);
    await writing.store.write([answered(3)]);
    const time = { response: id, activeMs: 10, moduleMs: {}, sessions: 1, gaps: 0 };
    await late.store.write([{ kind: 'timed', time }]);
    expect(await writing.store.write([answered(4)])).toBe('durable');
    expect(await itemsIn(await storeOn(lostDatabase()))).toEqual(['I2', 'I3', 'I4']);
  });

  it('take an answer, or several at once, with one read, in one transaction and one line', async () => {
    const { db, store } = await page();
    await store.write([{ kind: 'begun', row: rowOf(id) }]);
    await store.acquire(id);
    const time = { response: id, activeMs: 10, moduleMs: {}, sessions: 1, gaps: 0 };
    // The first of a page is kept with all of the response.
    await store.write([answered(2), { kind: 'timed', time }]);
    const spies = [
      vi.spyOn(db, 'write'),
      vi.spyOn(db, 'read'),
      vi.spyOn(FDBObjectStore.prototype, 'get'),
      vi.spyOn(FDBObjectStore.prototype, 'getAll'),
      vi.spyOn(FDBIndex.prototype, 'getAll'),
    ];
    const before = asked;
    for (const changes of [[answered(3)], [answered(4), answered(5)]]) {
      await store.write([...changes, { kind: 'timed', time: { ...time, activeMs: 10 * changes.length + 20 } }]);
      expect(spies.map(({ mock }) => mock.calls.length)).toEqual([1, 0, 1, 0, 0]);
      for (const spy of spies) spy.mockClear();
    }
    vi.restoreAllMocks();
    expect(asked - before).toBe(2);
    expect(await itemsIn(store)).toEqual(['I2', 'I3', 'I4', 'I5']);
    expect((await store.read(id))?.time?.activeMs).toBe(40);
  });

  it('lose nothing where the disk is full for the one and the other, and has a little room again', async () => {
    const { db, store } = await page();
    await store.write([{ kind: 'begun', row: rowOf(id) }]);
    await store.write([2, 3, 4, 5, 6].map((seq) => answered(seq)));
    // Twice, as if another page had written meanwhile: this one begins anew in the second store.
    await store.acquire(id);
    await store.acquire(id);
    let transaction: { abort(): void } | undefined;
    db.answers.hook('creating', () => {
      transaction = Dexie.currentTransaction;
    });
    const append = medium.append.bind(medium);
    let tries = 0;
    medium.append = async (name, text) => {
      tries += 1;
      if (tries > 1) return append(name, text);
      // The database finds out at its commit, the second store with all of the response; a change alone has room, and
      // is on its way before the page knows of the latter.
      const before = asked;
      transaction?.abort();
      await vi.waitFor(() => {
        if (asked === before) throw new Error('not yet');
      }, 20_000);
      throw new DOMException('full', 'QuotaExceededError');
    };
    const failed = await store.write([answered(7)]).catch((cause: unknown) => cause);
    expect(failed).toBeInstanceOf(WriteError);
    // Neither is the change said to be kept, nor is it kept in the place of all that came before.
    expect(failed).not.toMatchObject({ replica: 'durable' });
    const next = await page();
    expect(await itemsIn(next.store)).toEqual(['I2', 'I3', 'I4', 'I5', 'I6']);
  });

  it('say that there is no room for as long as neither takes an answer', async () => {
    const { db, store } = await page();
    await store.write([{ kind: 'begun', row: rowOf(id) }]);
    await store.acquire(id);
    await store.acquire(id);
    await store.write([answered(2)]);
    let refused = true;
    db.answers.hook('creating', () => {
      if (refused) throw new DOMException('full', 'QuotaExceededError');
    });
    const told = async () => store.write([answered(3)]).catch((cause: unknown) => cause);
    expect(await told()).toMatchObject({ replica: 'durable' });
    medium.full = true;
    const next = async () => store.write([answered(3), answered(4)]).catch((cause: unknown) => cause);
    for (const _try of [1, 2, 3]) expect(await next()).toMatchObject({ replica: 'quota' });
    medium.full = false;
    refused = false;
    expect(await next()).toBe('durable');
  });

  it('catch up with all that can be kept, around what cannot', async () => {
    const first = await page();
    const many = Array.from({ length: 45 }, (_, index) => idOf(index + 1));
    await first.db.responses.bulkAdd(many.map(rowOf));
    const append = medium.append.bind(medium);
    medium.append = async (name, text) => {
      if (name.startsWith(idOf(4))) throw new Error('not this one');
      return append(name, text);
    };
    await page();
    const kept = (await medium.names()).map((name) => name.split('.')[0]);
    expect(kept.toSorted()).toEqual(many.filter((one) => one !== idOf(4)));
    medium.append = append;
    await page();
    expect(await medium.names()).toHaveLength(many.length);
  });

  it('bring back nothing that another window deletes while one catches up', async () => {
    const first = await page();
    await first.db.responses.bulkAdd([rowOf(id), rowOf(idOf(2))]);
    let deletion: Promise<unknown> = Promise.resolve();
    meanwhile = async () => {
      meanwhile = async () => {};
      let done = false;
      deletion = first.store.write([{ kind: 'removed', response: id }]).then(() => {
        done = true;
      });
      // It is through, or waits for its turn.
      await vi.waitFor(async () => {
        const { pending = [] } = await navigator.locks.query();
        if (!done && pending.length === 0) throw new Error('on its way');
      }, 20_000);
    };
    await page();
    await deletion;
    const next = await page();
    expect((await next.store.list()).responses.map(({ row }) => row.id)).toEqual([idOf(2)]);
  });
});

describe('what the worker has received', () => {
  const receipt = { id, sha256: 'a'.repeat(64), receivedAt: at, code: 'AAAA-BBBB-CCCC' };
  beforeEach(async () => {
    const { store } = await page();
    await store.write([{ kind: 'begun', row: rowOf(id) }]);
    await store.acquire(id);
    await store.write([completed(id)]);
    store.close();
    const worker = await openWorkerStore({ indexedDB: factory, IDBKeyRange });
    await worker?.write([{ kind: 'delivered', receipt }]);
    worker?.close();
  });

  it('waits no more at the next start, and is in both stores from then on', async () => {
    const { store } = await page();
    const standing = async (one: DeviceStore) => [(await one.read(id))?.receipt, await one.outbox()];
    expect(await standing(store)).toEqual([receipt, []]);
    store.close();
    expect(await standing(await storeOn(lostDatabase()))).toEqual([receipt, []]);
  });

  it('is sent once more where the database is lost before that: the journal knows of no receipt', async () => {
    const waits = await (await storeOn(lostDatabase())).outbox();
    expect(waits.map(({ id: of, state }) => [of, state])).toEqual([[id, 'queued']]);
  });
});

describe.each(Object.entries(losses))('a page with %s', (_, tables) => {
  it('has all that the one before it wrote, and nothing that was deleted', async () => {
    const other = idOf(2);
    const first = await storeOn(tables());
    const written = [
      await first.write([
        { kind: 'begun', row: rowOf(id) },
        { kind: 'begun', row: rowOf(other) },
        { kind: 'begun', row: rowOf(idOf(3)) },
      ]),
      await first.write([
        answered(2),
        { kind: 'annotated', response: id, seq: 3, at, annotation: { kind: 'marked', about: 'B2' } },
        { kind: 'timed', time: { response: id, activeMs: 10, moduleMs: {}, sessions: 1, gaps: 0 } },
        { kind: 'trailed', response: id, event: { event: 'form start', start: 1 } },
      ]),
      await first.write([answered(4)]),
      await first.write([completed(other)]),
      await first.write([{ kind: 'deleted', response: idOf(3), seq: 2, at }]),
    ];
    // What is begun waits for no replica.
    expect(written.slice(1)).toEqual(['durable', 'durable', 'durable', 'durable']);
    const before = await first.list();
    expect(before.responses.map(({ row }) => row.id).toSorted()).toEqual([id, other]);
    const next = await storeOn(tables());
    expect(await next.list()).toEqual(before);
    expect(await next.outbox()).toHaveLength(1);
    expect((await readTrail(next, id)).map(({ event }) => event)).toEqual(['form start']);
    await next.write([
      { kind: 'delivered', receipt: { id: other, sha256: 'a'.repeat(64), receivedAt: at, code: 'AAAA-BBBB-CCCC' } },
    ]);
    await next.write([{ kind: 'removed', response: other }]);
    const last = await storeOn(tables());
    expect((await last.list()).responses.map(({ row }) => row.id)).toEqual([id]);
    expect((await last.receipts()).map(({ code }) => code)).toEqual(['AAAA-BBBB-CCCC']);
  });
});

describe('a refused response whose correction was received', () => {
  it.each(Object.entries(losses))('does not come back once it was removed, to %s', async (_, tables) => {
    const { store } = await page();
    const other = idOf(2);
    await store.write([{ kind: 'begun', row: rowOf(id) }]);
    await store.write([completed(id)]);
    await store.write([{ kind: 'refused', response: id, refusal: { name: 'unaccounted', errors: [] } }]);
    await store.write([
      { kind: 'begun', row: { ...rowOf(other), corrects: { id } } },
      { kind: 'corrected', response: id, by: other },
    ]);
    await store.write([completed(other)]);
    await store.write([
      { kind: 'delivered', receipt: { id: other, sha256: 'a'.repeat(64), receivedAt: at, code: 'AAAA-BBBB-CCCC' } },
    ]);
    await store.write([{ kind: 'removed', response: id }]);
    const next = await storeOn(tables());
    expect((await next.list()).responses.map(({ row }) => row.id)).toEqual([other]);
    expect(await next.outbox()).toEqual([]);
  });
});

describe('pages without a database', () => {
  it('have each other’s answers by the replica, once they take a draft up', async () => {
    const first = await storeOn(memoryTables());
    await first.write([{ kind: 'begun', row: rowOf(id) }]);
    await first.acquire(id);
    await first.write([answered(2)]);
    const second = await storeOn(memoryTables());
    expect(await itemsIn(second)).toEqual(['I2']);
    await first.write([answered(3)]);
    await first.release(id);
    expect(await second.acquire(id)).toBe('durable');
    expect(await itemsIn(second)).toEqual(['I2', 'I3']);
    await second.write([answered(4)]);
    await second.release(id);
    await first.acquire(id);
    expect(await itemsIn(first)).toEqual(['I2', 'I3', 'I4']);
  });

  it('say so where the replica does not take an answer: it is in memory alone, and what is stashed stays', async () => {
    const aside = stubLocalStorage();
    const store = await storeOn(memoryTables());
    await store.write([{ kind: 'begun', row: rowOf(id) }]);
    await store.acquire(id);
    expect(await store.write([answered(2)])).toBe('durable');
    medium.full = true;
    expect(await store.write([answered(3)])).toBe('memory');
    store.stash(id, [answered(4)]);
    expect(await store.acquire(id)).toBe('memory');
    expect(await itemsIn(store)).toEqual(['I2', 'I3', 'I4']);
    expect(aside.size).toBe(1);
    medium.full = false;
    expect(await store.acquire(id)).toBe('durable');
    expect(aside.size).toBe(0);
    expect(await itemsIn(await storeOn(memoryTables()))).toEqual(['I2', 'I3', 'I4']);
  });
});
