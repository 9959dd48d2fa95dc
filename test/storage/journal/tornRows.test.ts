import { expect, it } from 'vitest';
import type { Annotation } from '../../../src/protocol/annotation.ts';
import { annotationKey } from '../../../src/protocol/annotation.ts';
import { SegmentStore } from '../../../src/storage/journal/segmentStore.ts';
import { MemoryMedium } from './memoryMedium.ts';

const id = '01930000-0000-7000-8000-00000000000a';
const at = '2026-11-01T08:00:00.000Z';
const rowAt = (seq: number) => ({
  id,
  instrument: { id: 'test.awards', version: '1.0.0' },
  language: 'nl' as const,
  startedAt: at,
  changedAt: at,
  seq,
  state: 'draft' as const,
});

type Entry = readonly [item: string, value: string | number | null];
const award = 'awards[k3x9q2ab]';
const payment = `${award}.payments[b7]`;
const silent: Annotation = { kind: 'unanswered', about: `${award}.project`, reason: 'unknown' };
const remark: Annotation = { kind: 'remark', about: `${payment}.W5`, text: 'é “later”', send: true };
/** Rows that come, are answered, move, go with their answers, and come back. */
const changes: readonly (Entry | Annotation)[] = [
  ['anyProjects', 'yes'],
  ['projects[a1]', 'a0'],
  ['projects[a1].projectName', 'Alpha'],
  ['projects[b2]', 'a1'],
  ['projects[b2].projectName', 'Bêta'],
  ['projects[b2]', 'Zz'],
  [award, 'a0'],
  [`${award}.amount`, '600000'],
  silent,
  [payment, 'a0'],
  [`${payment}.paid`, '250000.5'],
  remark,
  [payment, null],
  ['projects[a1]', null],
  [payment, 'a0'],
  [`${award}.amount`, null],
];

/** What a draft says after so many of the changes. */
function saidAfter(count: number) {
  const entries: Record<string, Entry[1]> = {};
  const said: Record<string, Annotation> = {};
  for (const change of changes.slice(0, count))
    if ('kind' in change) said[annotationKey(change)] = change;
    else entries[change[0]] = change[1];
  return { entries, said };
}

it('gives back, torn at each of its bytes, the rows as they were after the last change that is whole', async () => {
  const medium = new MemoryMedium();
  const kept = new SegmentStore([medium], 'one');
  await kept.keep([{ kind: 'whole', response: id, seq: 1, patch: { row: rowAt(1), answers: [] } }]);
  for (const [index, change] of changes.entries()) {
    const seq = index + 2;
    const patch =
      'kind' in change
        ? { annotations: [{ name: annotationKey(change), seq, annotation: change }] }
        : { answers: [{ item: change[0], value: change[1], seq }] };
    await kept.keep([{ kind: 'change', response: id, seq, patch: { row: rowAt(seq), ...patch } }]);
  }
  const [[name, text] = ['', '']] = medium.texts;
  const beginning = text.indexOf('\n') + 1;
  const ends = [...text].flatMap((sign, place) => (sign === '\n' ? [place] : []));
  expect(ends.length).toBeGreaterThan(changes.length);
  const counted = new Set<number>();
  for (let place = beginning; place <= text.length; place += 1) {
    medium.texts.set(name, text.slice(0, place));
    const { restore, damaged } = await new SegmentStore([medium], 'later').compare({ responses: [], receipts: [] });
    const whole = restore[0]?.whole;
    if (!whole) continue;
    const count = whole.row.seq - 1;
    counted.add(count);
    expect({
      entries: Object.fromEntries(whole.answers.map(({ item, value }) => [item, value])),
      said: Object.fromEntries(whole.annotations.map((one) => [one.name, one.annotation])),
    }).toEqual(saidAfter(count));
    // The last line is whole but for its end, or something of it is missing, and that is told.
    const [behind = ''] = text.slice(0, place).split('\n').slice(-1);
    expect(damaged).toBe(Number(behind !== '' && !text.slice(place).startsWith('\n')));
  }
  expect([...counted]).toEqual(Array.from({ length: changes.length + 1 }, (_, count) => count));
});
