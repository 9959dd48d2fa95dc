import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Change, WriteError } from '../../src/storage/change.ts';
import { Database } from '../../src/storage/database.ts';
import type { DeviceStore } from '../../src/storage/deviceStore.ts';
import { Cipher, newDataKey } from '../../src/storage/lock/cipher.ts';
import { sealing } from '../../src/storage/lock/sealing.ts';
import { memoryTables } from '../../src/storage/memoryTables.ts';
import { tableStore } from '../../src/storage/tableStore.ts';
import { readTrail } from '../../src/storage/trail.ts';
import { storeContract, stubLocalStorage } from './storeContract.ts';

// Without an IndexedDB of its own, Dexie watches nothing.
Dexie.dependencies.indexedDB = new IDBFactory();

const indexedDb = () => ({ indexedDB: new IDBFactory(), IDBKeyRange });
const onDatabase = () => tableStore(new Database('veldwerk', indexedDb()));
const inMemory = () => tableStore(memoryTables());
const locked = () => {
  const cipher = new Cipher(newDataKey());
  return tableStore(new Database('veldwerk', indexedDb(), sealing({ cipher, plain: true })), undefined, cipher);
};

describe('a store on a database', () => storeContract(onDatabase));
describe('a store on a database under a device lock', () => storeContract(locked));
describe('a store in memory', () => storeContract(inMemory));

const at = '2026-11-01T08:00:00.000Z';
const ids = [1, 2, 3].map((number) => `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`);
const sha256 = 'a'.repeat(64);

/** What may be asked of a store next: mostly what follows on what it has, and now and then what does not. */
const step = fc.record({
  of: fc.constantFrom(...ids),
  past: fc.constantFrom(0, 1, 1, 1, 1, 2),
  kind: fc.constantFrom(
    'begun',
    'answered',
    'answered',
    'answered',
    'answered',
    'answered',
    'noted',
    'annotated',
    'struck',
    'completed',
    'deleted',
    'timed',
    'trailed',
    'postponed',
    'refused',
    'requeued',
    'admitted',
    'delivered',
    'removed',
  ),
  about: fc.constantFrom('A1', 'A2', 'B2'),
  number: fc.integer({ min: 0, max: 9 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function begun(id: string): Change {
  const instrument = { id: 'be.statbel.ict-2024', version: '1.0.0' };
  return {
    kind: 'begun',
    row: { id, instrument, language: 'nl', startedAt: at, changedAt: at, seq: 1, state: 'draft' },
  };
}

function changeFor({ of, kind, about, number }: Step, seq: number): Change {
  const numbered = { response: of, seq, at: `2026-11-01T08:00:0${number}.000Z` };
  const frozen = { id: of, bytes: Uint8Array.of(number), sha256, queuedAt: at, attempts: 0, nextAttemptAt: number };
  switch (kind) {
    case 'begun':
      return begun(of);
    case 'answered':
      return { kind, ...numbered, item: about, value: number === 0 ? null : number };
    case 'noted':
      return { kind, ...numbered, field: 'label', value: about };
    case 'annotated':
      return { kind, ...numbered, annotation: { kind: 'marked', about } };
    case 'struck':
      return { kind, ...numbered, annotation: { kind: 'marked', about } };
    case 'completed':
      return { kind, ...numbered, frozen: { ...frozen, state: 'queued' }, ...(number > 6 && { erase: true }) };
    case 'deleted':
      return { kind, ...numbered };
    case 'timed':
      return { kind, time: { response: of, activeMs: number, moduleMs: {}, sessions: number % 3, gaps: 0 } };
    case 'trailed':
      return { kind, response: of, event: { event: 'jump', node: about, start: number } };
    case 'postponed':
      return { kind, response: of, attempts: number, lastAttemptAt: 1, nextAttemptAt: number };
    case 'refused':
      return { kind, response: of, refusal: { name: about, errors: [] } };
    case 'admitted':
      return { kind, response: of, row: { token: about, endpoint: 'https://collect.example/' }, send: about };
    case 'delivered':
      return { kind, receipt: { id: of, sha256, receivedAt: at, code: 'AAAA-BBBB-CCCC' } };
    default:
      return { kind, response: of };
  }
}

/** All that can be read of a store. */
async function contentOf(store: DeviceStore): Promise<unknown> {
  const { responses, unreadable } = await store.list();
  const [outbox, receipts] = [await store.outbox(), await store.receipts()];
  const trails = await Promise.all(ids.map((id) => readTrail(store, id)));
  const singly = await Promise.all(ids.map((id) => store.read(id)));
  return { responses, unreadable, outbox, receipts, trails, singly };
}

describe('a store', () => {
  beforeEach(() => {
    stubLocalStorage();
    return () => vi.unstubAllGlobals();
  });

  it('gives the same in memory as on a database, whatever is asked of it (seed 20261126)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
        async (batches) => {
          const stores = [onDatabase(), inMemory()];
          for (const each of stores) await each.write(ids.slice(0, 2).map(begun));
          for (const batch of batches) {
            const [store] = stores;
            const known = new Map<string, number>();
            for (const of of ids) known.set(of, (await store?.read(of))?.row.seq ?? 0);
            const changes = batch.map((one) => {
              const seq = (known.get(one.of) ?? 0) + one.past;
              if (one.past === 1) known.set(one.of, one.kind === 'begun' ? 1 : seq);
              return changeFor(one, seq);
            });
            const faults = await Promise.all(
              stores.map((each) =>
                each.write(changes).then(
                  () => 'written',
                  (cause: unknown) => (cause instanceof WriteError ? cause.fault : String(cause)),
                ),
              ),
            );
            expect(faults[1]).toBe(faults[0]);
          }
          const [database, memory] = await Promise.all(stores.map(contentOf));
          expect(memory).toEqual(database);
        },
      ),
      { seed: 20261126, numRuns: 150 },
    );
  });
});
