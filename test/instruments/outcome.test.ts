import { describe, expect, it } from 'vitest';
import { referenceFaults } from '../../src/authoring/references.ts';
import { wordingFaults } from '../../src/authoring/wording.ts';
import { criteriaOf } from '../../src/engine/criteria.ts';
import type { Answers } from '../../src/engine/value.ts';
import { loadInstrument } from '../../src/instrument/load.ts';
import { said } from '../authoring/tiny.ts';
import { entriesIn, type Nested } from '../support/rows.ts';
import { tinyInstrument, tinyWords } from './opened.ts';
import structure from './outcome/structure.json' with { type: 'json' };

const instrument = await tinyInstrument('test.outcome');
const words = await tinyWords('test.outcome', ['nl', 'en']);

const two = { p1: { project: 'Wind', cost: '60', green: 'yes' }, p2: { project: 'Coal', cost: '140', green: 'no' } };
const whole: Nested = { open: 'yes', proof: 'Call of 2015', budget: '200', projects: two };

/** Each criterion with its row, as one line. */
const told = (answers: Answers, unanswered?: string[]) =>
  Object.fromEntries(
    criteriaOf(instrument, answers, unanswered).criteria.map(({ id, row, state }) => [
      row ? `${id} ${row}` : id,
      state,
    ]),
  );

describe('an outcome', () => {
  it('has no faults', () => {
    expect(said([...referenceFaults(instrument), ...wordingFaults(instrument, words)])).toEqual([]);
  });

  it.each<[string, Nested, Record<string, string>]>([
    [
      'of all answers',
      whole,
      {
        openness: 'met',
        affordable: 'met',
        'clean projects[p1]': 'notApplicable',
        'clean projects[p2]': 'notMet',
        allClean: 'notMet',
      },
    ],
    ['without proof', { open: 'yes' }, { openness: 'notShown' }],
    ['that is denied', { open: 'no' }, { openness: 'notMet' }],
    ['of nothing', {}, { openness: 'notShown', affordable: 'notShown', allClean: 'notShown' }],
    ['a cent above', { ...whole, budget: '199.99' }, { affordable: 'notMet' }],
    [
      'with a row that is open',
      { budget: '200', projects: { p1: { cost: '1' } } },
      { affordable: 'met', 'clean projects[p1]': 'notApplicable', allClean: 'notShown' },
    ],
    [
      'where it cannot be told whether it applies',
      { projects: { p1: { green: 'no' } } },
      { 'clean projects[p1]': 'notShown' },
    ],
  ])('%s', (_name, answers, expected) => {
    expect(told(entriesIn(answers))).toMatchObject(expected);
  });

  it('has one of each row in the order of the rows, and none of a row that is gone', () => {
    const answers = entriesIn(whole);
    const rows = (all: Answers) => criteriaOf(instrument, all).criteria.flatMap(({ row }) => row ?? []);
    expect(rows({ ...answers, 'projects[p1]': 'c' })).toEqual(['projects[p2]', 'projects[p1]']);
    const { 'projects[p1]': _gone, ...without } = answers;
    expect(rows(without)).toEqual(['projects[p2]']);
  });

  it('says what each rests on, and what is missing', () => {
    const { proof: _blank, ...answers } = entriesIn({
      ...whole,
      projects: { p1: two.p1, p2: { project: 'Coal', cost: '140' } },
    });
    const { criteria, figures } = criteriaOf(instrument, answers);
    expect(criteria).toEqual([
      { id: 'openness', row: undefined, state: 'notShown', restsOn: ['open'], missing: ['proof'] },
      {
        id: 'affordable',
        row: undefined,
        state: 'met',
        restsOn: ['projects[p1].cost', 'projects[p2].cost', 'budget'],
        missing: [],
      },
      { id: 'clean', row: 'projects[p1]', state: 'notApplicable', restsOn: [], missing: [] },
      {
        id: 'clean',
        row: 'projects[p2]',
        state: 'notShown',
        restsOn: ['projects[p2].cost'],
        missing: ['projects[p2].green'],
      },
      {
        id: 'allClean',
        row: undefined,
        state: 'notShown',
        restsOn: ['projects[p1].green'],
        missing: ['projects[p2].green'],
      },
    ]);
    expect(figures).toEqual(['budget', 'projects[p1].cost', 'projects[p2].cost']);
  });

  it('is not shown where the respondent said that there is no answer', () => {
    expect(told({}, ['open'])).toMatchObject({ openness: 'notShown' });
  });

  it('is unknown to the first format', () => {
    const { conditions: _none, rosters: _neither, ...first } = structure;
    const modules = [{ id: 'A', sections: [{ id: 'S', questions: [{ id: 'A1', type: 'yesNo', items: ['open'] }] }] }];
    const outcome = { criteria: [{ id: 'a', met: "open = 'yes'" }] };
    expect(loadInstrument({ ...first, format: 'veldwerk-instrument/1', modules, outcome })).toMatchObject({
      fault: [{ place: '(whole file)', fault: 'unknown field outcome' }],
    });
  });

  it('is refused where it names what is not there', () => {
    const outcome = {
      criteria: [
        { id: 'a', for: 'nothing', met: 'open' },
        { id: 'b', met: 'sum(projects.colour) > 1' },
      ],
      figures: ['colour'],
    };
    expect(loadInstrument({ ...structure, outcome })).toMatchObject({
      ok: false,
      fault: expect.arrayContaining([
        { place: 'outcome.criteria[0].for', fault: 'there is no roster nothing' },
        { place: 'outcome.figures[0]', fault: 'there is no item colour' },
      ]),
    });
  });
});
