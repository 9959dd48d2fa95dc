import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/engine/assessment.ts';
import { routeOf } from '../../src/engine/route.ts';
import type { Answers } from '../../src/engine/value.ts';
import { catalogue, releaseOf } from '../../src/surveys/catalogue.ts';
import { earlier } from '../../src/surveys/earlier.ts';
import { openInstrument } from '../../src/surveys/open.ts';
import { anyDraft, fullDraft, ids, runs, validDraft } from '../engine/arbitraries.ts';
import { howMany } from '../support/long.ts';
import { canonical } from './canonical.ts';

const id = 'be.statbel.ict-2024';

async function structureOf(version: string): Promise<unknown> {
  const release = releaseOf(id, version);
  return (await release?.structure())?.default;
}

async function opened(version: string) {
  const instrument = await openInstrument(id, version);
  if (!instrument.ok) throw new Error(JSON.stringify(instrument.fault));
  return instrument.value;
}

describe('a released version', () => {
  // A version never changes once a draft can have begun in it. A new one is a new row.
  // Both were released in format 1; formats.test.ts holds what stands here against that.
  const released = [
    ['1.0.0', 'ea9c338bf58e8da149bbaee01b5bc0514f9e154f524731286a8bb31aab59aa8c'],
    ['1.1.0', '1c6605d7b07fcb6ef86539589270e40252797a0a3b54ad3d1a515614aab22fca'],
  ] as const;

  it.each(released)('%s is what it was', async (version, sha256) => {
    expect(
      createHash('sha256')
        .update(canonical(await structureOf(version)))
        .digest('hex'),
    ).toBe(sha256);
  });

  it('is in this list, and the newest is what drafts begin with', async () => {
    const versions = catalogue.filter((release) => release.id === id).map(({ version }) => version);
    expect(versions).toEqual(released.map(([version]) => version));
    const newest = await openInstrument(id);
    expect(newest.ok && newest.value.version).toBe(versions.at(-1));
  });

  it('has the words and the codebook of the others', () => {
    for (const { texts, codebook } of catalogue.filter((release) => release.id === id))
      expect([texts, codebook]).toEqual([releaseOf(id)?.texts, releaseOf(id)?.codebook]);
  });
});

describe('the difference to an earlier version', () => {
  const structure = { version: '2', checks: [{ id: 'K1' }, { id: 'K2' }], item: { max: 5 } };
  const made = (...patch: object[]) =>
    earlier(
      async () => ({ default: structure }),
      async () => ({ default: patch }),
    ).then((loaded) => loaded.default);

  it('is made on a copy', async () => {
    const before = structuredClone(structure);
    const patch = [
      { op: 'test', path: '/checks/0/id', value: 'K1' },
      { op: 'remove', path: '/checks/0' },
      { op: 'remove', path: '/item/max' },
      { op: 'replace', path: '/version', value: '1' },
    ];
    expect(await made(...patch)).toEqual({ version: '1', checks: [{ id: 'K2' }], item: {} });
    expect(structure).toEqual(before);
  });

  it.each([
    ['what is not there', { op: 'remove', path: '/checks/2' }, 'nothing stands at /checks/2'],
    ['what is not there, further in', { op: 'replace', path: '/a/b/c', value: 1 }, 'nothing stands at /a/b/c'],
    ['something else', { op: 'test', path: '/version', value: '3' }, 'something else stands at /version'],
    ['another step', { op: 'move', path: '/version' }, 'an unknown step: move'],
  ])('does not fit %s', async (_name, step, message) => {
    await expect(made(step)).rejects.toThrow(message);
  });
});

/** The number of random answer sets: `VERSIONS`, or 100,000 in the long form. */
const sets = howMany('VERSIONS', 1_000, 100_000);
const seed = Number(process.env['SEED'] ?? runs(sets).seed);

/** Minutes on either side of what the versions tell apart. */
const minutes = fc.oneof(
  fc.integer({ min: 1, max: 600 }),
  fc.constantFrom(1, 59_999, 60_000, 60_001, Number.MAX_SAFE_INTEGER),
);
const draft: fc.Arbitrary<Answers> = fc.oneof(
  anyDraft,
  fc.tuple(fc.oneof(validDraft, fullDraft), minutes).map(([answers, F]) => ({ ...answers, F })),
);

it(`1.1.0 is 1.0.0 but for the checks of F and its upper limit (${sets} answer sets, seed ${seed})`, async () => {
  const [before, after] = [await opened('1.0.0'), await opened('1.1.0')];
  let [over, below, few] = [0, 0, 0];
  fc.assert(
    fc.property(
      draft,
      fc.array(fc.constantFrom(...ids), { maxLength: 6 }),
      fc.nat(600),
      (answers, silent, measured) => {
        const unanswered = new Set(silent);
        const declared = routeOf(before, answers, unanswered).values.get('F');
        const isOver = typeof declared === 'number' && declared > 60_000;
        const isBelow = typeof declared === 'number' && !isOver && declared < measured;
        // One question about one answer: that they are fewer than three is not asked as well.
        const isFew = typeof declared === 'number' && isBelow && declared < 3;
        if (isFew) few += 1;
        if (isOver) over += 1;
        if (isBelow) below += 1;
        const was = assess(before, answers, unanswered, measured);
        const differs = ({ check, items }: (typeof was.findings)[number]) =>
          check === 'K53' || (isOver && items.join() === 'F') || (isFew && check === 'K04');
        const is = assess(after, answers, unanswered, measured);
        const both = ({ findings, ...rest }: typeof was) => ({
          ...rest,
          findings: findings.filter((one) => !differs(one)),
        });
        expect(both(is)).toEqual(both(was));
        expect(is.findings.filter(differs)).toEqual([
          ...(isOver ? [{ check: 'K04', level: 'hard', items: ['F'] }] : []),
          ...(isBelow ? [{ check: 'K53', level: 'soft', items: ['F'] }] : []),
        ]);
        const values = new Map(routeOf(before, answers, unanswered).values);
        if (isOver) values.delete('F');
        expect(routeOf(after, answers, unanswered).values).toEqual(values);
      },
    ),
    { numRuns: sets, seed },
  );
  // All differences were met.
  expect(few).toBeGreaterThan(0);
  expect(Math.min(over, below)).toBeGreaterThan(sets / 50);
}, 600_000);
