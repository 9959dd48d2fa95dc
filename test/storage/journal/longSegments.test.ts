import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestAddress } from '../../../src/instrument/limits.ts';
import { SegmentStore } from '../../../src/storage/journal/segmentStore.ts';
import type { Patch } from '../../../src/storage/patch.ts';
import type { ResponseRow } from '../../../src/storage/rows.ts';
import { MemoryMedium } from './memoryMedium.ts';

const id = '01930000-0000-7000-8000-00000000000a';
const at = '2026-11-01T08:00:00.000Z';
const rowAt = (seq: number): ResponseRow => ({
  id,
  instrument: { id: 'test.awards', version: '1.0.0' },
  language: 'nl',
  startedAt: at,
  changedAt: at,
  seq,
  state: 'draft',
});
const nowhere = { responses: [], receipts: [] };
const lengthOf = (medium: MemoryMedium) => [...medium.texts.values()].reduce((sum, { length }) => sum + length, 0);

/** A writer that goes by what it is told: of the whole response again where its segment has grown long. */
class Typist {
  readonly answers = new Map<string, { item: string; value: string; seq: number }>();
  seq = 1;
  begun = 0;
  readonly #segmentStore: SegmentStore;
  #isLong = true;

  constructor(segmentStore: SegmentStore) {
    this.#segmentStore = segmentStore;
  }

  async answer(item: string, value: string): Promise<void> {
    const seq = this.seq + 1;
    const answer = { item, value, seq };
    const answers = this.#isLong ? [...new Map([...this.answers, [item, answer]]).values()] : [answer];
    const patch: Patch = { row: rowAt(seq), answers };
    const kind = this.#isLong ? 'whole' : 'change';
    const long = await this.#segmentStore.keep([{ kind, response: id, seq, patch }]);
    if (kind === 'whole') this.begun += 1;
    this.seq = seq;
    this.answers.set(item, answer);
    this.#isLong = long.includes(id);
  }
}

const restored = async (medium: MemoryMedium) =>
  (await new SegmentStore([medium], 'reader').compare(nowhere)).restore[0]?.whole;

describe('a segment', () => {
  it('is begun anew above 256 kB and four times what it began with, and never holds more', async () => {
    const medium = new MemoryMedium();
    const typist = new Typist(new SegmentStore([medium], 'one'));
    for (let turn = 0; turn < 600; turn += 1) await typist.answer(`text${turn % 3}`, `${turn} ${'x'.repeat(2000)}`);
    // Each line is some 2,400 characters: 1.4 million in all.
    expect(typist.begun).toBeGreaterThan(4);
    expect(typist.begun).toBeLessThan(8);
    expect(lengthOf(medium)).toBeLessThan(270_000);
    expect((await restored(medium))?.answers).toEqual([...typist.answers.values()]);
  });

  it('of a long response goes on for four times its content', async () => {
    const medium = new MemoryMedium();
    const typist = new Typist(new SegmentStore([medium], 'one'));
    for (let item = 0; item < 200; item += 1) await typist.answer(`text${item}`, 'x'.repeat(1000));
    const content = JSON.stringify([...typist.answers.values()]).length;
    const before = typist.begun;
    for (let turn = 0; turn < 2000; turn += 1) await typist.answer(`text${turn % 200}`, `${turn} ${'x'.repeat(1000)}`);
    expect(typist.begun - before).toBeLessThan(5);
    expect(lengthOf(medium)).toBeLessThan(5 * content);
  });

  it.each([
    ['before the new one is on the disk', 'append'],
    ['before the old one is gone', 'remove'],
  ] as const)('loses nothing where its page is killed %s', async (_, cut) => {
    const medium = new MemoryMedium();
    const typist = new Typist(new SegmentStore([medium], 'one'));
    const begins = async () => {
      const { begun } = typist;
      while (typist.begun === begun) await typist.answer('text', `${typist.seq} ${'x'.repeat(3000)}`);
    };
    await begins();
    const kept = { append: medium.append.bind(medium), remove: medium.remove.bind(medium) };
    let killed = false;
    const kill = async () => {
      killed = true;
      throw new Error('killed');
    };
    // The next segment is the first file that is not there yet.
    medium.append = (name, text) => (cut === 'append' && !medium.texts.has(name) ? kill() : kept.append(name, text));
    medium.remove = (name) => (cut === 'remove' ? kill() : kept.remove(name));
    await expect(begins()).rejects.toThrow('killed');
    expect(killed).toBe(true);
    Object.assign(medium, kept);
    const { answers } = typist;
    const found = await restored(medium);
    const [saved] = [...answers.values()];
    // What was acknowledged is there; what was underway may be.
    expect([saved?.seq, (saved?.seq ?? 0) + 1]).toContain(found?.row.seq);
    expect(found?.answers).toHaveLength(1);
  });
});

describe('an address', () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,47}$/);
  const row = fc.stringMatching(/^[a-z0-9]{1,16}$/);
  const address = fc
    .tuple(name, row, name, row, name)
    .map(([roster, one, inner, other, item]) => `${roster}[${one}].${inner}[${other}].${item}`)
    .filter(({ length }) => length <= longestAddress);

  it('of up to 200 characters, and of a row itself, comes back as it was kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.oneof(name, address), { minLength: 1, maxLength: 20 }), async (items) => {
        const medium = new MemoryMedium();
        const typist = new Typist(new SegmentStore([medium], 'one'));
        for (const item of items) await typist.answer(item, item);
        expect((await restored(medium))?.answers.map(({ item }) => item)).toEqual(items);
      }),
      { seed: 1, numRuns: 50 },
    );
  });
});
