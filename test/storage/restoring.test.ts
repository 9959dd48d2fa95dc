import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { catchUp } from '../../src/storage/catchUp.ts';
import { Database } from '../../src/storage/database.ts';
import { restore } from '../../src/storage/restoring.ts';
import type { WholeResponse } from '../../src/storage/whole.ts';

const at = '2026-11-01T08:00:00.000Z';
const idOf = (number: number) => `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const wholeOf = (number: number): WholeResponse => ({
  row: {
    id: idOf(number),
    instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
    language: 'nl',
    startedAt: at,
    changedAt: at,
    seq: 2,
    state: 'draft',
  },
  answers: [{ item: 'A1', value: number, seq: 2 }],
  annotations: [],
  events: [],
});
const numbers = Array.from({ length: 130 }, (_, index) => index + 1);
const nothing = { receipts: [], gone: [], behind: [], damaged: 0 };
const open = () => new Database('veldwerk', { indexedDB: new IDBFactory(), IDBKeyRange });

describe('what only the second store has', () => {
  it('is brought back, more of it than goes at a time', async () => {
    const db = open();
    const differences = { ...nothing, restore: numbers.map((number) => ({ whole: wholeOf(number), damaged: false })) };
    expect((await restore(db, differences)).responses).toEqual(numbers.map(idOf));
    expect(await db.answers.count()).toBe(numbers.length);
  });

  it('is brought back around one that the database does not take, and that is said', async () => {
    const db = open();
    const poison = 70;
    db.answers.hook('creating', (_key, { value }) => {
      if (value === poison) throw new Error('not this one');
    });
    const receipt = { id: idOf(900), sha256: 'a'.repeat(64), receivedAt: at, code: 'AAAA-BBBB-CCCC' };
    const differences = {
      ...nothing,
      restore: numbers.map((number) => ({ whole: wholeOf(number), damaged: false })),
      receipts: [receipt],
    };
    await expect(restore(db, differences)).rejects.toThrow('not this one');
    const found = await db.responses.toCollection().primaryKeys();
    expect(found.toSorted()).toEqual(numbers.filter((number) => number !== poison).map(idOf));
    expect(await db.receipts.count()).toBe(1);
  });
});

it('brings back what a row was begun with, and an earlier app did not know', async () => {
  const db = open();
  const { row, ...rest } = wholeOf(1);
  const begun = { ...row, sha256: 'b'.repeat(64), given: { begunOn: '2026-11-01' } };
  await db.responses.put(row);
  const restored = () => restore(db, { ...nothing, restore: [{ whole: { row: begun, ...rest }, damaged: false }] });
  expect((await restored()).responses).toEqual([row.id]);
  expect(await db.responses.get(row.id)).toEqual(begun);
  // Once it is there, what the database took last of a draft stands.
  expect((await restored()).responses).toEqual([]);
});

describe('catching up', () => {
  it('has all of it kept, some at a time, and goes on after a fault', async () => {
    const seen: string[] = [];
    let calls = 0;
    const rebuild = async (responses: readonly string[]) => {
      calls += 1;
      seen.push(...responses);
      return calls === 2 ? ('failed' as const) : ('durable' as const);
    };
    expect(await catchUp({ rebuild }, numbers.map(idOf))).toBe('failed');
    expect(seen).toEqual(numbers.map(idOf));
    expect(calls).toBeGreaterThan(3);
    expect(calls).toBeLessThan(numbers.length);
  });

  it('leaves alone what another page writes, and says so', async () => {
    const held = idOf(3);
    let release = () => {};
    const holding = new Promise<void>((resolve) => {
      release = resolve;
    });
    const lock = navigator.locks.request(`veldwerk-pen-${held}`, () => holding);
    const seen: string[] = [];
    const rebuild = async (responses: readonly string[]) => {
      seen.push(...responses);
      return 'durable' as const;
    };
    expect(await catchUp({ rebuild }, numbers.map(idOf))).toBe('elsewhere');
    expect(seen).toEqual(numbers.map(idOf).filter((id) => id !== held));
    release();
    await lock;
    expect(await catchUp({ rebuild }, [held])).toBe('durable');
  });
});
