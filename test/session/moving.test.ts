import { expect, it } from 'vitest';
import { changesOf, draftToMove, readMovedDraft } from '../../src/session/moving.ts';
import type { StoredResponse } from '../../src/storage/reading.ts';

const id = '019301a0-0000-7000-8000-000000000001';
const stored: StoredResponse = {
  row: {
    id,
    instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
    language: 'nl',
    startedAt: '2024-11-05T09:30:00.000Z',
    changedAt: '2024-11-05T10:12:00.000Z',
    seq: 41,
    state: 'draft',
    place: 'B',
    label: 'Bakkerij',
  },
  answers: [
    { response: id, item: 'A1', value: 40, seq: 2 },
    { response: id, item: 'A2', value: null, seq: 3 },
    { response: id, item: 'B2', value: 'veel', seq: 4 },
  ],
  annotations: new Map([['marked B2', { kind: 'marked', about: 'B2' }]]),
  time: { response: id, activeMs: 60_000, moduleMs: { A: 60_000 }, sessions: 2, gaps: 1 },
  outbox: undefined,
  receipt: undefined,
};
const text = JSON.stringify(draftToMove(stored));

it('comes back whole out of a file, wrong and cleared entries as well, each change with the number after the last', () => {
  const draft = readMovedDraft(text);
  expect(draft && changesOf(draft)).toEqual([
    { kind: 'begun', row: stored.row },
    ...[
      { kind: 'answered', item: 'A1', value: 40 },
      { kind: 'answered', item: 'A2', value: null },
      { kind: 'answered', item: 'B2', value: 'veel' },
      { kind: 'annotated', annotation: { kind: 'marked', about: 'B2' } },
    ].map((change, index) => ({ ...change, response: id, seq: 42 + index, at: stored.row.changedAt })),
    { kind: 'timed', time: stored.time },
  ]);
});

it.each([
  ['nothing', ''],
  ['a torn file', text.slice(0, -20)],
  ['another format', text.replace('veldwerk-draft/1', 'veldwerk-draft/2')],
  ['a response that is complete', text.replace('"state":"draft"', '"state":"complete"')],
  ['no id', text.replaceAll(id, '1')],
  ['more than there is', text.replace('{', '{"more":1,')],
  ['an entry of another kind', text.replace('"value":40', '"value":[40]')],
])('takes nothing from %s', (_, torn) => {
  expect(torn).not.toBe(text);
  expect(readMovedDraft(torn)).toBeUndefined();
});

it('carries any number of entries, each under its whole address', () => {
  const answers = Array.from({ length: 5000 }, (_, at) => ({
    response: id,
    item: `${'roster'.repeat(8)}[${`r${`${at}`.padStart(15, '0')}`}].${'inner'.repeat(9)}[b].${'item'.repeat(12)}`,
    value: at,
    seq: at + 2,
  }));
  const annotations = new Map(answers.map(({ item }) => [`marked ${item}`, { kind: 'marked' as const, about: item }]));
  const draft = readMovedDraft(JSON.stringify(draftToMove({ ...stored, answers, annotations })));
  expect(draft?.answers).toEqual(answers.map(({ item, value }) => ({ item, value })));
  expect(draft?.annotations).toHaveLength(5000);
});
