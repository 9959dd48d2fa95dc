import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Database } from '../../../src/storage/database.ts';
import type { DeviceStore } from '../../../src/storage/deviceStore.ts';
import { beginWait, countOne, forgetAttempts, waiting } from '../../../src/storage/lock/counting.ts';
import { tableStore } from '../../../src/storage/tableStore.ts';

const open = () => tableStore(new Database('veldwerk', { indexedDB: new IDBFactory(), IDBKeyRange }));
/** The clock alone stands still: the database has its turns. */
const stopClock = () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
  onTestFinished(() => void vi.useRealTimers());
};
const wrong = async (store: DeviceStore) => ((await store.setting('lock-attempts')) as { wrong: number }).wrong;

describe('attempts at a passphrase', () => {
  it('are counted before they are tried, each of them, also at the same time', async () => {
    stopClock();
    const store = open();
    const attempts = await Promise.all([countOne(store), countOne(store), countOne(store)]);
    expect(attempts.map((one) => one?.wrong)).toEqual([1, 2, 3]);
    expect(await waiting(store)).toBe(0);
    await countOne(store);
    expect(await waiting(store)).toBeGreaterThan(0);
    expect(await countOne(store)).toBeUndefined();
    expect(await wrong(store)).toBe(4);
  });

  it('begin their wait when they are said to be wrong, and are not counted twice', async () => {
    stopClock();
    const store = open();
    for (let turn = 0; turn < 3; turn += 1) await countOne(store);
    const attempt = await countOne(store);
    if (!attempt) throw new Error('it has to wait already');
    expect(await waiting(store)).toBe(2_000);
    vi.setSystemTime(1_800_000_001_500);
    expect(await waiting(store)).toBe(500);
    await beginWait(store, attempt);
    expect(await waiting(store)).toBe(2_000);
    expect(await wrong(store)).toBe(4);
  });

  it('keep nobody waiting after a right one, also where a slow wrong one ends after it', async () => {
    const store = open();
    const slow = await countOne(store);
    for (let turn = 0; turn < 3; turn += 1) await countOne(store);
    await forgetAttempts(store);
    expect(await waiting(store)).toBe(0);
    if (slow) await beginWait(store, { ...slow, wrong: 4 });
    expect(await waiting(store)).toBe(0);
  });

  it('can be tried where nothing can be written', async () => {
    const db = new Database('veldwerk', { indexedDB: new IDBFactory(), IDBKeyRange });
    db.close({ disableAutoOpen: true });
    const store = tableStore(db);
    expect(await countOne(store)).toBeDefined();
    expect(await waiting(store)).toBe(0);
  });
});
