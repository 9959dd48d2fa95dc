import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/authoring/lint.ts';
import { assess } from '../../../src/engine/assessment.ts';
import { readEntry } from '../../../src/engine/reading.ts';
import { choicesWith, codesIn } from '../../../src/engine/types/choices.ts';
import type { Entered, Value } from '../../../src/engine/value.ts';
import { said, tiny } from '../../authoring/tiny.ts';
import { runs } from '../arbitraries.ts';
import { itemOfType } from './items.ts';

const item = itemOfType('choices');
if (!('options' in item)) throw new Error('choices have options');
const own = item as Extract<typeof item, { type: 'choices' }>;
const valid = (value: Value) => ({ kind: 'valid', value });

describe('choices', () => {
  it.each([['a'], ['none'], ['BE-10'], ['a b'], ['a b c BE-10'], ['b BE-10']])('%j is a value', (raw) => {
    expect(readEntry(item, raw)).toEqual(valid(raw));
  });

  it.each([
    ['x', 'no option'],
    ['b a', 'not in the order of the questionnaire'],
    ['a a', 'one twice'],
    ['a  b', 'two spaces'],
    ['a b ', 'a space behind'],
    ['a,b', 'a comma'],
    ['a none', 'an exclusive one with another'],
    ['A', 'another code'],
  ])('%j is none: %s', (raw) => {
    expect(readEntry(item, raw)).toEqual({ kind: 'invalid' });
  });

  it.each<[before: string, code: string, chosen: boolean, after: string | null]>([
    ['', 'b', true, 'b'],
    ['b', 'a', true, 'a b'],
    ['a b', 'a', false, 'b'],
    ['b', 'b', false, null],
    ['a b', 'none', true, 'none'],
    ['none', 'c', true, 'c'],
    ['none', 'none', false, null],
    // What came from elsewhere, and is no answer, becomes one.
    ['c a x', 'b', true, 'a b c'],
  ])('%j with %s: %s is %j', (before, code, chosen, after) => {
    expect(choicesWith(before, code, chosen, own)).toBe(after);
  });

  it('choosing and taking back, in whatever order, gives an answer or none', () => {
    const act = fc.record({ code: fc.constantFrom(...own.options), chosen: fc.boolean() });
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        let value: string | null = null;
        for (const { code, chosen } of acts) value = choicesWith(value ?? '', code, chosen, own);
        expect(readEntry(item, value).kind).toBe(value === null ? 'blank' : 'valid');
        expect(value).not.toBe('');
      }),
      runs(500),
    );
  });

  it('holds the codes that are in it', () => {
    expect(codesIn('a BE-10')).toEqual(['a', 'BE-10']);
    expect(codesIn('')).toEqual([]);
  });
});

describe('a gate on choices', () => {
  const gated = (gate: string) =>
    tiny([
      { type: 'choices', id: 'Q', item: 'Q', options: ['a', 'b', 'c', 'none'], exclusive: ['none'] },
      { type: 'yesNo', id: 'R', items: ['R'], gate },
    ]);
  const stateOf = (gate: string, value: Entered) => {
    const { asked, waiting, notApplicable } = assess(gated(gate), { Q: value });
    return [asked, waiting, notApplicable].findIndex((items) => items.includes('R'));
  };
  const [put, waits, skipped] = [0, 1, 2];

  it.each<[gate: string, value: Entered, state: number]>([
    ["selected(Q, 'a')", 'a c', put],
    ["selected(Q, 'a')", 'c', skipped],
    ["selected(Q, 'a')", null, waits],
    // An exclusive one with another is no answer.
    ["selected(Q, 'a')", 'a none', waits],
    ['count(Q) > 1', 'a b', put],
    ['count(Q) > 1', 'none', skipped],
  ])('%s, with %j', (gate, value, state) => {
    expect(stateOf(gate, value)).toBe(state);
  });

  it('is proven by sets of codes', () => {
    for (const gate of ["selected(Q, 'a') and selected(Q, 'b')", 'count(Q) = 3'])
      expect(said(lint(gated(gate)))).toEqual([]);
    for (const gate of ["selected(Q, 'a') and selected(Q, 'none')", 'count(Q) > 3'])
      expect(said(lint(gated(gate)))).toEqual(['question R: its gate can never open']);
  });
});
