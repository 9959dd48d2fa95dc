import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Change, type DraftChange, WriteError, type WriteFault } from '../../src/storage/change.ts';
import type { DeviceStore } from '../../src/storage/deviceStore.ts';
import { removeReceived } from '../../src/storage/expiry.ts';
import type { OutboxRow, ResponseRow } from '../../src/storage/rows.ts';
import { readTrail } from '../../src/storage/trail.ts';

const at = '2026-11-01T08:00:00.000Z';
const later = '2026-11-02T08:00:00.000Z';
const idOf = (number: number) => `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const id = idOf(1);
const other = idOf(2);

const rowOf = (of: string, more: Partial<ResponseRow> = {}): ResponseRow => ({
  id: of,
  instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
  language: 'nl',
  startedAt: at,
  changedAt: at,
  seq: 1,
  state: 'draft',
  ...more,
});
const begun = (of: string, more?: Partial<ResponseRow>): Change => ({ kind: 'begun', row: rowOf(of, more) });
const answered = (seq: number, item: string, value: string | number | null, response = id): DraftChange => ({
  kind: 'answered',
  response,
  seq,
  at: later,
  item,
  value,
});
const frozen = (of: string, more: Partial<OutboxRow> = {}): OutboxRow => ({
  id: of,
  bytes: new TextEncoder().encode('{"frozen":1}'),
  sha256: 'a'.repeat(64),
  queuedAt: at,
  state: 'queued',
  attempts: 0,
  nextAttemptAt: 0,
  ...more,
});
const completed = (of: string, seq: number, erase?: true): DraftChange => ({
  kind: 'completed',
  response: of,
  seq,
  at: later,
  frozen: frozen(of),
  ...(erase && { erase }),
});
const receiptOf = (of: string) => ({ id: of, sha256: 'a'.repeat(64), receivedAt: at, code: 'AAAA-BBBB-CCCC' });
const refusal = { name: 'unaccounted', errors: [] };

/** Why a write did not happen; undefined where it did. */
const faultOf = (write: Promise<unknown>): Promise<WriteFault | undefined> =>
  write.then(
    () => undefined,
    (cause: unknown) => (cause instanceof WriteError ? cause.fault : Promise.reject(cause)),
  );

/** What `localStorage` is to a page; a test looks into it. */
export function stubLocalStorage(): Map<string, string> {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  return kept;
}

/** The rules of a device store, which hold whatever keeps its rows. */
export function storeContract(open: () => DeviceStore): void {
  let store: DeviceStore;
  let aside: Map<string, string>;
  beforeEach(() => {
    aside = stubLocalStorage();
    store = open();
    return () => vi.unstubAllGlobals();
  });

  const answersOf = async (of = id) =>
    (await store.read(of))?.answers.map(({ item, value }) => [item, value]).toSorted();
  const numbers = async () =>
    Object.fromEntries((await store.list()).responses.map(({ row }) => [Number(row.id.slice(-3)), row.seq]));

  describe('a draft', () => {
    it('is read as it was written, cleared entries too, and listed with the one changed last in front', async () => {
      await store.write([begun(id), begun(other)]);
      await store.write([answered(2, 'A1', 40), answered(3, 'A2', 'yes'), answered(4, 'A1', null)]);
      expect(await answersOf()).toEqual([
        ['A1', null],
        ['A2', 'yes'],
      ]);
      expect((await store.read(id))?.row).toMatchObject({ seq: 4, changedAt: later });
      expect((await store.list()).responses.map(({ row }) => row.id)).toEqual([id, other]);
      expect(await store.read(idOf(3))).toBeUndefined();
    });

    it('takes notes, annotations and what an invitation says of it, and lets go of what is struck', async () => {
      const numbered = (seq: number) => ({ response: id, seq, at });
      await store.write([
        begun(id),
        { kind: 'noted', ...numbered(2), field: 'label', value: 'Bakkerij' },
        { kind: 'annotated', ...numbered(3), annotation: { kind: 'marked', about: 'B2' } },
        { kind: 'annotated', ...numbered(4), annotation: { kind: 'remark', about: 'B2', text: 'ja', send: true } },
        { kind: 'struck', ...numbered(5), annotation: { kind: 'marked', about: 'B2' } },
        { kind: 'assigned', ...numbered(6), to: { case: { id: 'ICT-1' }, language: undefined } },
      ]);
      const stored = await store.read(id);
      expect(stored?.row).toMatchObject({ label: 'Bakkerij', language: 'nl', case: { id: 'ICT-1' }, seq: 6 });
      expect([...(stored?.annotations.keys() ?? [])]).toEqual(['remark B2']);
    });

    it('is written by whoever has its number, all changes or none', async () => {
      await store.write([begun(id), begun(other)]);
      expect(await faultOf(store.write([answered(2, 'A1', 1), answered(4, 'A2', 2)]))).toBe('overtaken');
      expect(await faultOf(store.write([answered(2, 'A1', 1, other), answered(1, 'A1', 2)]))).toBe('overtaken');
      expect(await numbers()).toEqual({ 1: 1, 2: 1 });
      expect(await answersOf(other)).toEqual([]);
      await store.write([answered(2, 'A1', 1)]);
      expect(await faultOf(store.write([answered(2, 'A1', 9)]))).toBe('overtaken');
      expect(await answersOf()).toEqual([['A1', 1]]);
    });

    it('has one of two writers at the same time', async () => {
      await store.write([begun(id)]);
      const faults = await Promise.all([1, 2, 3].map((value) => faultOf(store.write([answered(2, 'A1', value)]))));
      expect(faults.filter((fault) => fault === undefined)).toHaveLength(1);
      expect(faults.filter((fault) => fault === 'overtaken')).toHaveLength(2);
      expect(await numbers()).toEqual({ 1: 2 });
    });

    it('is begun once, and is gone once it is deleted', async () => {
      await store.write([begun(id), answered(2, 'A1', 1)]);
      expect(await faultOf(store.write([begun(id)]))).toBe('failed');
      expect(await answersOf()).toEqual([['A1', 1]]);
      expect(await faultOf(store.write([{ kind: 'deleted', response: id, seq: 2, at }]))).toBe('overtaken');
      await store.write([{ kind: 'deleted', response: id, seq: 3, at }]);
      expect(await faultOf(store.write([answered(4, 'A1', 1)]))).toBe('gone');
      expect(await store.list()).toEqual({ responses: [], unreadable: [] });
      await store.write([begun(id)]);
      expect(await answersOf()).toEqual([]);
    });

    it('keeps the time of the later session, and of one session the longer one', async () => {
      await store.write([begun(id)]);
      const timed = (sessions: number, activeMs: number): Change => ({
        kind: 'timed',
        time: { response: id, activeMs, moduleMs: {}, sessions, gaps: 0 },
      });
      for (const change of [timed(1, 50), timed(1, 40), timed(2, 60), timed(1, 90)]) await store.write([change]);
      expect((await store.read(id))?.time).toMatchObject({ sessions: 2, activeMs: 60 });
    });

    it('has a trail in the order in which it was kept, as long as it is a draft', async () => {
      await store.write([begun(id), begun(other)]);
      const trailed = (node: string, response = id): Change => ({
        kind: 'trailed',
        response,
        event: { event: 'jump', node, start: 1 },
      });
      await store.write([trailed('A'), trailed('X', other), trailed('B')]);
      await store.write([trailed('C'), completed(other, 2), trailed('Y', other)]);
      expect((await readTrail(store, id)).map(({ node }) => node)).toEqual(['A', 'B', 'C']);
      expect((await readTrail(store, other)).map(({ node }) => node)).toEqual(['X']);
    });
  });

  describe('a completed response', () => {
    it('is frozen: it waits with its bytes, and nothing changes it', async () => {
      await store.write([begun(id), answered(2, 'A1', 1)]);
      await store.write([completed(id, 3)]);
      expect(await store.outbox()).toEqual([frozen(id)]);
      expect((await store.read(id))?.row).toMatchObject({ state: 'complete', completedAt: later });
      expect(await faultOf(store.write([answered(4, 'A1', 2)]))).toBe('overtaken');
      expect(await faultOf(store.write([{ kind: 'removed', response: id }]))).toBe('overtaken');
      expect(await answersOf()).toEqual([['A1', 1]]);
    });

    it('says nothing on the device any more where nobody is to read it here', async () => {
      await store.write([
        begun(id),
        answered(2, 'A1', 1),
        { kind: 'trailed', response: id, event: { event: 'form start', start: 1 } },
      ]);
      await store.write([completed(id, 3, true)]);
      expect(await answersOf()).toEqual([]);
      expect(await readTrail(store, id)).toEqual([]);
      expect(await store.outbox()).toHaveLength(1);
    });

    it('waits, is paused, refused, let in with another token and delivered; its receipt stays when it goes', async () => {
      await store.write([begun(id), begun(other)]);
      await store.write([completed(id, 2), completed(other, 2)]);
      await store.write([{ kind: 'postponed', response: id, attempts: 3, lastAttemptAt: 4, nextAttemptAt: 50 }]);
      expect((await store.outbox()).map((entry) => entry.id)).toEqual([other, id]);
      await store.write([{ kind: 'refused', response: id, refusal }]);
      expect((await store.read(id))?.outbox).toMatchObject({ state: 'refused', refusal, attempts: 3 });
      await store.write([{ kind: 'requeued', response: id }]);
      expect((await store.read(id))?.outbox).toMatchObject({ state: 'queued', attempts: 0, nextAttemptAt: 0, refusal });
      await store.write([{ kind: 'postponed', response: id, attempts: 1, lastAttemptAt: 4, nextAttemptAt: 5 }]);
      expect((await store.read(id))?.outbox).not.toHaveProperty('refusal');
      await store.write([{ kind: 'paused', response: id, refusal }]);
      const row = { token: 'new', endpoint: 'https://collect.example/' };
      await store.write([{ kind: 'admitted', response: id, row, send: 'send' }]);
      expect(await store.read(id)).toMatchObject({ row, outbox: { token: 'send', endpoint: row.endpoint } });
      await store.write([{ kind: 'delivered', receipt: receiptOf(id) }]);
      // Another page had sent it too.
      await store.write([{ kind: 'postponed', response: id, attempts: 1, lastAttemptAt: 4, nextAttemptAt: 5 }]);
      expect((await store.outbox()).map((entry) => entry.id)).toEqual([other]);
      expect(await store.read(id)).toMatchObject({ receipt: receiptOf(id) });
      const day = 24 * 60 * 60 * 1000;
      expect(await removeReceived(store, 3, Date.parse(at) + 2 * day)).toBe(0);
      // Completed after it was received: this device's clock is ahead, so that its own word counts.
      expect(await removeReceived(store, 3, Date.parse(at) + 3 * day)).toBe(0);
      expect(await removeReceived(store, 3, Date.parse(later) + 3 * day)).toBe(1);
      expect((await store.list()).responses.map((one) => one.row.id)).toEqual([other]);
      expect(await store.receipts()).toEqual([receiptOf(id)]);
    });
  });

  describe('a refused response', () => {
    const corrected = (of: string, by: string): Change => ({ kind: 'corrected', response: of, by });
    const removed = (of: string) => faultOf(store.write([{ kind: 'removed', response: of }]));
    const delivered = (of: string): Change => ({ kind: 'delivered', receipt: receiptOf(of) });
    const last = idOf(3);
    /** Refused, and corrected by what is refused too. */
    const refusedTwice = async () => {
      await store.write([begun(id)]);
      await store.write([completed(id, 2)]);
      await store.write([{ kind: 'refused', response: id, refusal }]);
      await store.write([begun(other, { corrects: { id } }), corrected(id, other)]);
      await store.write([completed(other, 2)]);
    };

    it('goes once its correction was received, and not before', async () => {
      await refusedTwice();
      expect(await removed(id)).toBe('overtaken');
      await store.write([delivered(other)]);
      // It may be sent once more from another window.
      await store.write([{ kind: 'requeued', response: id }]);
      expect(await removed(id)).toBe('overtaken');
      await store.write([{ kind: 'refused', response: id, refusal }]);
      expect(await removed(id)).toBeUndefined();
      expect(await store.outbox()).toEqual([]);
      expect((await store.list()).responses.map(({ row }) => row.id)).toEqual([other]);
    });

    it('goes by its term, counted from the receipt of its correction', async () => {
      await refusedTwice();
      await store.write([delivered(other)]);
      const day = 24 * 60 * 60 * 1000;
      expect(await removeReceived(store, 3, Date.parse(later) + 2 * day)).toBe(0);
      expect(await removeReceived(store, 3, Date.parse(later) + 3 * day)).toBe(2);
      expect((await store.list()).responses).toEqual([]);
    });

    it('is no less corrected where its correction was refused in its turn, and went first', async () => {
      await refusedTwice();
      await store.write([{ kind: 'refused', response: other, refusal }]);
      expect(await removed(other)).toBe('overtaken');
      await store.write([begun(last, { corrects: { id: other } }), corrected(other, last)]);
      expect(await removed(other)).toBe('overtaken');
      await store.write([completed(last, 2)]);
      await store.write([delivered(last)]);
      expect(await removed(other)).toBeUndefined();
      expect((await store.read(id))?.row.correctedBy).toBe(last);
      // Nobody corrects it a second time.
      expect(await faultOf(store.write([corrected(id, idOf(4))]))).toBe('overtaken');
      expect(await removed(id)).toBeUndefined();
      expect((await store.list()).responses.map(({ row }) => row.id)).toEqual([last]);
    });
  });

  describe('what does not read', () => {
    it('is listed and stays, and holds nothing else up', async () => {
      await store.write([begun(id), answered(2, 'A1', 1)]);
      await store.base.tables.write(async (rows) => {
        await rows.answers.put({ response: id, item: 'A2', value: { torn: true } as never, seq: 2 });
        await rows.receipts.put({ id: other } as never);
      });
      const { responses, unreadable } = await store.list();
      expect(responses).toHaveLength(1);
      expect(unreadable.map(({ table }) => table).toSorted()).toEqual(['answers', 'receipts']);
      expect(await answersOf()).toEqual([['A1', 1]]);
      expect(await store.receipts()).toEqual([]);
    });

    it('is set aside before the page that writes a draft puts another in its place', async () => {
      await store.write([begun(id)]);
      const torn = { response: id, item: 'A1', value: { torn: true } as never, seq: 1 };
      await store.base.tables.write(async (rows) => void (await rows.answers.put(torn)));
      // The first time it takes up what it has just begun itself.
      await store.acquire(id);
      await store.acquire(id);
      await store.write([answered(2, 'A1', 3)]);
      expect(await answersOf()).toEqual([['A1', 3]]);
      const { unreadable } = await store.list();
      expect(unreadable).toMatchObject([{ table: 'answers', row: { item: 'A1', value: { torn: true } } }]);
    });
  });

  describe('what is stashed as a page goes', () => {
    it('is brought in when the draft is opened for writing, once, and what does not read is kept', async () => {
      await store.write([begun(id), answered(2, 'A1', 1)]);
      await store.acquire(id);
      store.stash(id, [answered(3, 'A1', 5), { ...answered(4, 'A2', 'x'), kind: 'of a later version' } as never]);
      expect(store.stashed(id)).toContain('A1');
      expect(await store.acquire(id)).toBe(store.inMemory ? 'memory' : 'none');
      expect(await answersOf()).toEqual([['A1', 5]]);
      expect((await store.list()).unreadable).toMatchObject([{ table: 'parked' }]);
      await store.acquire(id);
      expect(await numbers()).toEqual({ 1: 3 });
      // Where it rests in memory alone, it is stashed still.
      expect(store.stashed(id) === null).toBe(!store.inMemory);
    });

    it('is forgotten with the draft that it was for', async () => {
      await store.write([begun(id), begun(other)]);
      for (const of of [id, other]) store.stash(of, [answered(2, 'A1', 5, of)]);
      expect(aside.size).toBe(2);
      await store.write([{ kind: 'deleted', response: id, seq: 2, at }]);
      await store.write([completed(other, 2)]);
      expect(aside.size).toBe(0);
    });
  });

  it('keeps settings by name, and changes several in one step', async () => {
    expect(await store.setting('language')).toBeUndefined();
    await store.keepSetting('language', { of: 'nl' });
    expect(await store.setting('language')).toEqual({ of: 'nl' });
    const one = store.changeSettings(async (settings) => {
      await settings.put({ name: 'language', value: 'fr' });
      await settings.put({ name: 'other', value: 1 });
      throw new Error('not after all');
    });
    await expect(one).rejects.toThrow('not after all');
    expect([await store.setting('language'), await store.setting('other')]).toEqual([{ of: 'nl' }, undefined]);
    const counted = () =>
      store.changeSettings(async (settings) => {
        const count = Number((await settings.get('count'))?.value ?? 0);
        await settings.put({ name: 'count', value: count + 1 });
      });
    await Promise.all([counted(), counted(), counted()]);
    expect(await store.setting('count')).toBe(3);
  });

  it('tells who watches of each change, and nobody after the end', async () => {
    const seen: (number | undefined)[] = [];
    const end = store.watch(
      async () => (await store.read(id))?.row.seq,
      (seq) => seen.push(seq),
      (cause) => expect(cause).toBeUndefined(),
    );
    await vi.waitFor(() => expect(seen).toEqual([undefined]));
    await store.write([begun(id)]);
    await vi.waitFor(() => expect(seen.at(-1)).toBe(1));
    await store.write([answered(2, 'A1', 1)]);
    await vi.waitFor(() => expect(seen.at(-1)).toBe(2));
    end();
    await store.write([answered(3, 'A1', 2)]);
    await store.read(id);
    expect(seen.at(-1)).toBe(2);
  });

  it('tells who watches what a query met', async () => {
    const fault = await new Promise((resolve) => {
      store.watch(() => Promise.reject(new Error('no')), resolve, resolve);
    });
    expect(fault).toEqual(new Error('no'));
  });
}
