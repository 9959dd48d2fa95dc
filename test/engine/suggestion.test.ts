import { describe, expect, it } from 'vitest';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { outlineOf } from '../../src/engine/outline.ts';
import { type Suggestion, suggestionFor } from '../../src/engine/suggestion.ts';
import type { Answers } from '../../src/engine/value.ts';
import { ict2024 } from '../support/ict2024.ts';

const splitOf = (id: string) => {
  const found = outlineOf(ict2024).entries.find((entry) => entry.question.id === id);
  if (found?.layout !== 'split') throw new Error(`${id} is no split`);
  return found;
};
const both = { A1: 50, B1a: 'yes', B1b: 'yes' };
const rest = (item: string, value: number): Suggestion => ({ kind: 'rest', item, value });

describe('the suggestion for a split', () => {
  it.each<[string, string, Answers, Suggestion | undefined]>([
    ['nothing given', 'B3', both, undefined],
    ['one part given', 'B3', { ...both, B3a: 60 }, rest('B3b', 40)],
    ['the other part given', 'B3', { ...both, B3b: 1 }, rest('B3a', 99)],
    ['nothing left', 'B3', { ...both, B3a: 100 }, rest('B3b', 0)],
    ['all of it left', 'B3', { ...both, B3a: 0 }, rest('B3b', 100)],
    ['both given', 'B3', { ...both, B3a: 60, B3b: 30 }, undefined],
    ['a part that is no percentage', 'B3', { ...both, B3a: 101 }, undefined],
    ['the other part unreadable', 'B3', { ...both, B3a: 60, B3b: 'veel' }, undefined],
    [
      'one channel: no other way',
      'B3',
      { ...both, B1b: 'no' },
      { kind: 'only', values: { B3a: 100, B3b: 0 }, check: 'K30' },
    ],
    [
      'the other channel',
      'B3',
      { ...both, B1a: 'no', B3a: 30 },
      { kind: 'only', values: { B3a: 0, B3b: 100 }, check: 'K30' },
    ],
    ['one channel, filled in', 'B3', { ...both, B1b: 'no', B3a: 100, B3b: 0 }, undefined],
    ['another split is not fixed by the channel', 'B4', { ...both, B1b: 'no', B4b: 25 }, rest('B4a', 75)],
  ])('%s', (_name, question, answers, suggestion) => {
    expect(suggestionFor(evaluationOf(ict2024, answers), splitOf(question))).toEqual(suggestion);
  });
});
