import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Database } from '../../../src/storage/database.ts';
import { beginWait, countOne, forgetAttempts, waiting } from '../../../src/storage/lock/counting.ts';
import { readSetting } from '../../../src/storage/settings.ts';

const open = () => new Database('veldwerk', { indexedDB: new IDBFactory(), IDBKeyRange });
/** The clock alone stands still: the database has its turns. */
const stopClock = () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
  onTestFinished(() => void vi.useRealTimers());
};
const wrong = async (db: Database) => ((await readSetting(db, 'lock-attempts')) as { wrong: number }).wrong;

describe('attempts at a passphrase', () => {
  it('are counted before they are tried, each of them, also at the same time', async () => {
    stopClock();
    const db = open();
    const attempts = await Promise.all([countOne(db), countOne(db), countOne(db)]);
    expect(attempts.map((one) => one?.wrong)).toEqual([1, 2, 3]);
    expect(await waiting(db)).toBe(0);
    await countOne(db);
    expect(await waiting(db)).toBeGreaterThan(0);
    expect(await countOne(db)).toBeUndefined();
    expect(await wrong(db)).toBe(4);
  });

  it('begin their wait when they are said to be wrong, and are not counted twice', async () => {
    stopClock();
    const db = open();
    for (let turn = 0; turn < 3; turn += 1) await countOne(db);
    const attempt = await countOne(db);
    if (!attempt) throw new Error('it has to wait already');
    expect(await waiting(db)).toBe(2_000);
    vi.setSystemTime(1_800_000_001_500);
    expect(await waiting(db)).toBe(500);
    await beginWait(db, attempt);
    expect(await waiting(db)).toBe(2_000);
    expect(await wrong(db)).toBe(4);
  });

  it('keep nobody waiting after a right one, also where a slow wrong one ends after it', async () => {
    const db = open();
    const slow = await countOne(db);
    for (let turn = 0; turn < 3; turn += 1) await countOne(db);
    await forgetAttempts(db);
    expect(await waiting(db)).toBe(0);
    if (slow) await beginWait(db, { ...slow, wrong: 4 });
    expect(await waiting(db)).toBe(0);
  });

  it('can be tried where nothing can be written', async () => {
    const db = open();
    db.close({ disableAutoOpen: true });
    expect(await countOne(db)).toBeDefined();
    expect(await waiting(db)).toBe(0);
  });
});
