import { crc32 as reference } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../src/storage/journal/checksum.ts';
import type { ResponseComparison } from '../../../src/storage/journal/comparison.ts';
import { SegmentStore } from '../../../src/storage/journal/segmentStore.ts';
import type { ResponseRow } from '../../../src/storage/rows.ts';
import { MemoryMedium } from './memoryMedium.ts';

const id = '01930000-0000-7000-8000-00000000000a';
const at = '2026-11-01T08:00:00.000Z';
const rowAt = (seq: number, row: Partial<ResponseRow> = {}): ResponseRow => ({
  id,
  instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
  language: 'nl',
  startedAt: at,
  changedAt: at,
  seq,
  state: 'draft',
  ...row,
});
const receipt = { id, sha256: 'a'.repeat(64), receivedAt: at, code: 'AAAA-BBBB-CCCC' };

/** Keeps a draft's beginning and then an answer with each number up to `seq`: item I2 at 2, I3 at 3. */
async function written(segmentStore: SegmentStore, seq: number, from = 1): Promise<void> {
  const answersTo = (last: number) =>
    Array.from({ length: last - 1 }, (_, index) => ({ item: `I${index + 2}`, value: index + 2, seq: index + 2 }));
  await segmentStore.keep([
    { kind: 'whole', response: id, seq: from, patch: { row: rowAt(from), answers: answersTo(from) } },
  ]);
  for (let now = from + 1; now <= seq; now += 1)
    await segmentStore.keep([
      {
        kind: 'change',
        response: id,
        seq: now,
        patch: { row: rowAt(now), answers: [{ item: `I${now}`, value: now, seq: now }] },
      },
    ]);
}

const nowhere = { responses: [], receipts: [] };
const standing = (seq: number, more: Partial<ResponseComparison> = {}): ResponseComparison => ({
  id,
  seq,
  complete: false,
  waits: false,
  receipt: false,
  begunWith: [],
  ...more,
});
const here = (one: ResponseComparison, receipts: string[] = []) => ({ responses: [one], receipts });

describe('a checksum', () => {
  it('is that of gzip', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Number.parseInt(crc32(text), 16)).toBe(reference(text));
      }),
      { seed: 1 },
    );
  });
});

describe('a segment store', () => {
  it('gives back what was kept, the later line over the earlier one', async () => {
    const medium = new MemoryMedium();
    const segmentStore = new SegmentStore([medium], 'one');
    await written(segmentStore, 4);
    await segmentStore.keep([
      {
        kind: 'change',
        response: id,
        seq: 5,
        patch: { row: rowAt(5, { label: 'Jan' }), answers: [{ item: 'I2', value: null, seq: 5 }] },
      },
    ]);
    const { restore, damaged } = await segmentStore.compare(nowhere);
    expect(damaged).toBe(0);
    expect(restore[0]?.whole.row.label).toBe('Jan');
    expect(restore[0]?.whole.answers).toEqual([
      { item: 'I2', value: null, seq: 5 },
      { item: 'I3', value: 3, seq: 3 },
      { item: 'I4', value: 4, seq: 4 },
    ]);
  });

  it.each<[string, number, ResponseComparison, ('restore' | 'behind')[]]>([
    ['the database is as far', 4, standing(4), []],
    ['the database is behind', 4, standing(3), ['restore']],
    ['the journal is behind', 4, standing(5), ['behind']],
  ])('goes by the higher number: %s', async (_, seq, one, expected) => {
    const segmentStore = new SegmentStore([new MemoryMedium()], 'one');
    await written(segmentStore, seq);
    const { restore, behind, gone } = await segmentStore.compare(here(one));
    expect([...restore.map(() => 'restore'), ...behind.map(() => 'behind')]).toEqual(expected);
    expect(gone).toEqual([]);
  });

  it('restores what a row was begun with, where an earlier app has brought it back without', async () => {
    const segmentStore = new SegmentStore([new MemoryMedium()], 'one');
    await segmentStore.keep([
      { kind: 'whole', response: id, seq: 4, patch: { row: { ...rowAt(4), sha256: 'b'.repeat(64) }, answers: [] } },
    ]);
    expect((await segmentStore.compare(here(standing(4)))).restore).toHaveLength(1);
    expect((await segmentStore.compare(here(standing(4, { begunWith: ['sha256'] })))).restore).toEqual([]);
  });

  it('begins a segment with a higher epoch for each writer, and fences the earlier one off', async () => {
    const medium = new MemoryMedium();
    const first = new SegmentStore([medium], 'first');
    await written(first, 6);
    // A page that held its segment too closely to be removed, and woke up later.
    const held = new Map(medium.texts);
    const second = new SegmentStore([medium], 'second');
    await written(second, 4, 4);
    expect(await medium.names()).toEqual([`${id}.2.second`]);
    for (const [name, text] of held) medium.texts.set(name, text);
    const { restore } = await second.compare(nowhere);
    expect(restore[0]?.whole.row.seq).toBe(4);
    // Sweeping took what could not be removed then.
    expect(await medium.names()).toEqual([`${id}.2.second`]);
  });

  it('begins many at once, and looks through what lies there once for all of them', async () => {
    const medium = new MemoryMedium();
    const others = Array.from({ length: 20 }, (_, at) => `01930000-0000-7000-8000-0000000000${at + 10}`);
    const wholesAt = (seq: number) =>
      [...others, others[0] ?? ''].map((other) => ({
        kind: 'whole' as const,
        response: other,
        seq,
        patch: { row: rowAt(seq, { id: other }) },
      }));
    await new SegmentStore([medium], 'one').keep(wholesAt(1));
    medium.listings = 0;
    const segmentStore = new SegmentStore([medium], 'two');
    await segmentStore.keep(wholesAt(2));
    expect(medium.listings).toBe(1);
    // One segment of each, of the later writer: also of the one that was in the list twice.
    const epochs = [...medium.texts.keys()].map((name) => name.split('.').slice(1).join('.')).toSorted();
    expect(epochs).toEqual([...Array.from({ length: 19 }, () => '2.two'), '4.two']);
    expect((await segmentStore.compare(nowhere)).restore.map(({ whole }) => whole.row.seq)).toEqual(
      others.map(() => 2),
    );
  });

  it('does not give back what was deleted, finishes a deletion that was cut off, and keeps the receipt', async () => {
    const medium = new MemoryMedium();
    const segmentStore = new SegmentStore([medium], 'one');
    await written(segmentStore, 4);
    await segmentStore.recordDeletion(id, 5, receipt);
    expect([...medium.texts.values()].join()).not.toContain('I3');
    expect(await segmentStore.compare(nowhere)).toMatchObject({ restore: [], gone: [], receipts: [receipt] });
    expect((await segmentStore.compare(here(standing(4), [id]))).gone).toEqual([{ response: id, seq: 5 }]);
    // Changed by another page in the same moment: it lives.
    expect(await segmentStore.compare(here(standing(5), [id]))).toMatchObject({ gone: [], behind: [id] });
  });

  it('takes no change for a beginning: as one it would take away all that came before', async () => {
    const medium = new MemoryMedium();
    await written(new SegmentStore([medium], 'one'), 6);
    const segmentStore = new SegmentStore([medium], 'two');
    const next = { row: rowAt(7), answers: [{ item: 'I7', value: 7, seq: 7 }] };
    medium.full = true;
    await expect(written(segmentStore, 7, 7)).rejects.toThrow('full');
    medium.full = false;
    // A smaller one, which there would be room for again.
    const change = { kind: 'change' as const, response: id, seq: 7, patch: next };
    await expect(segmentStore.keep([change])).rejects.toThrow('beginning');
    // Nor after nobody was to go on with it.
    await segmentStore.keep([{ ...change, kind: 'whole', seq: 6, patch: { row: rowAt(6) } }], true);
    await expect(segmentStore.keep([change])).rejects.toThrow('beginning');
    expect((await new SegmentStore([medium], 'three').compare(nowhere)).restore[0]?.whole.row.seq).toBe(6);
  });

  it('concludes nothing from what cannot be read now, and puts nothing in its place', async () => {
    const medium = new MemoryMedium();
    await written(new SegmentStore([medium], 'one'), 6);
    const [name = ''] = medium.texts.keys();
    medium.held.add(name);
    const segmentStore = new SegmentStore([medium], 'two');
    for (const seq of [4, 6, 8])
      expect(await segmentStore.compare(here(standing(seq)))).toMatchObject({ restore: [], behind: [], gone: [] });
    medium.held.clear();
    expect((await segmentStore.compare(here(standing(4)))).restore[0]?.whole.row.seq).toBe(6);
  });

  it('keeps the earlier segment where a later one could not be begun', async () => {
    const medium = new MemoryMedium();
    await written(new SegmentStore([medium], 'one'), 4);
    medium.full = true;
    await expect(written(new SegmentStore([medium], 'two'), 5, 5)).rejects.toThrow('full');
    medium.full = false;
    expect((await new SegmentStore([medium], 'three').compare(nowhere)).restore[0]?.whole.row.seq).toBe(4);
  });

  it('reads a second medium as well, and moves what it finds there to the first', async () => {
    const [better, older] = [new MemoryMedium(), new MemoryMedium()];
    await written(new SegmentStore([older], 'one'), 4);
    const segmentStore = new SegmentStore([better, older], 'two');
    expect((await segmentStore.compare(nowhere)).restore[0]?.whole.row.seq).toBe(4);
    await written(segmentStore, 5, 5);
    expect(await older.names()).toEqual([]);
    expect(await better.names()).toEqual([`${id}.2.two`]);
  });

  it('restores a completed response whose way out was lost, and a receipt', async () => {
    const segmentStore = new SegmentStore([new MemoryMedium()], 'one');
    const bytes = new TextEncoder().encode('{"a":"é"}');
    const outbox = { id, bytes, sha256: 'a'.repeat(64), queuedAt: at, state: 'queued', attempts: 0, nextAttemptAt: 0 };
    const row = rowAt(4, { state: 'complete', completedAt: at });
    await segmentStore.keep([
      { kind: 'whole', response: id, seq: 4, patch: { row, outbox: { ...outbox, state: 'queued' as const } } },
    ]);
    expect((await segmentStore.compare(here(standing(4, { complete: true, waits: true })))).restore).toEqual([]);
    const lost = await segmentStore.compare(here(standing(4, { complete: true })));
    expect(lost.restore[0]?.whole.outbox?.bytes).toBe(Buffer.from(bytes).toString('base64url'));
    await segmentStore.keep([{ kind: 'whole', response: id, seq: 4, patch: { row, outbox: null, receipt } }]);
    const { restore } = await segmentStore.compare(here(standing(4, { complete: true, waits: true })));
    expect(restore[0]?.whole).toMatchObject({ receipt });
    expect(restore[0]?.whole.outbox).toBeUndefined();
  });

  it('passes over whatever was cut off or changed, and keeps every line that still reads', async () => {
    const medium = new MemoryMedium();
    await written(new SegmentStore([medium], 'one'), 12);
    const [[name, text] = ['', '']] = medium.texts;
    const lines = text.trimEnd().split('\n');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom('cut', 'change'),
        fc.integer({ min: 33, max: 126 }),
        async (place, how, code) => {
          const other = String.fromCharCode(text.charCodeAt(place) === code ? code + 1 : code);
          const torn = how === 'cut' ? text.slice(0, place) : `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
          medium.texts.set(name, torn);
          const { restore, damaged } = await new SegmentStore([medium], 'later').compare(nowhere);
          const found = restore[0]?.whole.answers.map(({ item, value }) => `${item}=${value}`) ?? [];
          const intact = torn.split('\n').filter((line) => lines.includes(line));
          for (const line of intact) {
            const [, item] = /"item":"(I\d+)"/.exec(line) ?? [];
            if (item) expect(found).toContain(`${item}=${item.slice(1)}`);
          }
          for (const one of found) expect(text).toContain(`"item":"${one.split('=')[0]}","value":${one.split('=')[1]}`);
          expect(damaged).toBe(torn.split('\n').filter((line) => line !== '' && !lines.includes(line)).length);
        },
      ),
      { seed: 20241105, numRuns: 300 },
    );
  });
});
