import { effect } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/engine/outline.ts';
import { contentOf } from '../../src/session/content.ts';
import { evaluated } from '../../src/session/evaluated.ts';
import type { ResponseRow } from '../../src/storage/rows.ts';
import { ict2024 as ict } from '../support/ict2024.ts';

const at = '2024-11-25T08:00:00.000Z';
const row: ResponseRow = {
  id: '0193b0a0-0000-7000-8000-000000000001',
  instrument: { id: ict.id, version: ict.version },
  language: 'nl',
  startedAt: at,
  changedAt: at,
  seq: 1,
  state: 'draft',
};

/** Someone who draws every question, item, finding and module, and says which they had to draw again. */
function drawing(answers: Readonly<Record<string, string | number>> = {}) {
  const stored = Object.entries(answers).map(([item, value]) => ({ response: row.id, item, value, seq: 1 }));
  const content = contentOf({ row, answers: stored, annotations: new Map() } as never);
  const { steps, readings, findings, progress } = evaluated(ict, content);
  let again: string[] = [];
  const { entries, items } = outlineOf(ict);
  const follow = (name: string, read: () => unknown) =>
    effect(() => {
      read();
      again.push(name);
    });
  for (const { question } of entries) {
    follow(`step ${question.id}`, () => steps.get(question.id));
    follow(`findings ${question.id}`, () => findings.get(question.id));
  }
  for (const id of items.keys()) {
    follow(`entry ${id}`, () => content.entries.get(id));
    follow(`reading ${id}`, () => readings.get(id));
  }
  for (const { id } of ict.modules) follow(`progress ${id}`, () => progress.get(id));
  return (item: string, value: string | number | null): string[] => {
    again = [];
    content.take({ kind: 'answered', item, value });
    return again.toSorted();
  };
}

describe('an answer has drawn again', () => {
  it.each<[string, Readonly<Record<string, string | number>>, [string, string | number | null], string[]]>([
    [
      'its own question, and the ones that it closed',
      { A1: 50, A2: 'yes' },
      ['A2', 'no'],
      ['entry A2', 'progress A', 'reading A2', 'reading A3', 'reading A4', 'step A3', 'step A4'],
    ],
    [
      'itself alone, where it opens and closes nothing',
      { A1: 50, A6: 'no' },
      ['A6', 'yes'],
      ['entry A6', 'reading A6'],
    ],
    ['nothing, where it says the same', { A1: 50 }, ['A1', 50], []],
    ['what it takes back', { A1: 50, A6: 'no' }, ['A6', null], ['entry A6', 'progress A', 'reading A6']],
  ])('%s', (_name, before, [item, value], wanted) => {
    expect(drawing(before)(item, value)).toEqual(wanted);
  });
});
