import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { outcomeFrom, withCriteria } from '../../src/engine/criterionStates.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { computedFrom } from '../../src/engine/itemStatuses.ts';
import { said } from '../authoring/tiny.ts';
import { figuresAnswers, figuresComputed, figuresOutcome } from './figures.ts';
import { tinyInstrument, tinyWords } from './opened.ts';

const figures = await tinyInstrument('test.figures');
const words = await tinyWords('test.figures', ['nl']);
const begun = { 'given.begunOn': '2026-11-27' };

const told = (answers: Parameters<typeof evaluationOf>[1]) =>
  outcomeFrom(figures, evaluationOf(withCriteria(figures), answers)).outcome;

describe('what is computed', () => {
  it('has no faults', () => {
    expect(said(lint(figures, words))).toEqual([]);
  });

  it('has a value of what it gives, of each kind', () => {
    expect(computedFrom(evaluationOf(figures, figuresAnswers)).computed).toEqual(figuresComputed);
  });

  it('has none where it is open, or there is none', () => {
    const { 'projects[p2].cost': _, ...open } = figuresAnswers;
    expect(computedFrom(evaluationOf(figures, open)).computed).toEqual({ ends: '2027-02-28', 'projects[p1].share': 3 });
    expect(computedFrom(evaluationOf(figures, { ...figuresAnswers, budget: '0' })).computed).not.toHaveProperty(
      'filled',
    );
  });
});

describe('an outcome', () => {
  it('reads what was given, and quantifies over a condition of rows', () => {
    expect(told({ ...figuresAnswers, ...begun })).toEqual(figuresOutcome);
    expect(told({ ...figuresAnswers, ...begun, 'projects[p2].green': 'yes' })).toMatchObject({
      ...{ 'projects[p2].clean': 'met', allClean: 'met' },
    });
    // What was not given is none, and no comparison with it holds.
    expect(told(figuresAnswers)).toMatchObject({ timely: 'notShown' });
  });

  it('says each of its four states of a row, and of what quantifies over rows', () => {
    const { 'projects[p2].green': _, ...open } = figuresAnswers;
    expect(told(open)).toMatchObject({ 'projects[p2].clean': 'notShown', allClean: 'notShown' });
    expect(told({})).toEqual({ fits: 'notShown', timely: 'notShown', allClean: 'notShown' });
  });
});
