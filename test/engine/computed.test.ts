import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { computedFrom } from '../../src/engine/itemStatuses.ts';
import { routeFrom } from '../../src/engine/route.ts';
import type { Answers, Value } from '../../src/engine/value.ts';
import type { WrittenQuestion } from '../../src/instrument/question.ts';
import { said, tiny } from '../authoring/tiny.ts';
import { entriesIn, type Nested } from '../support/rows.ts';

const euros = { type: 'money', currency: 'EUR' } as const;
const places = (digits: number) => ({ type: 'decimal', digits }) as const;
const whole = { type: 'whole' } as const;
const ask = (item: string, own: object): WrittenQuestion => ({ id: `q${item}`, item, ...own }) as WrittenQuestion;
const computed = (item: string, gives: object, is: string, more: object = {}): WrittenQuestion =>
  ({ id: `q${item}`, type: 'computed', item, gives, is, ...more }) as WrittenQuestion;

const asked = [
  ask('n', whole),
  ask('x', places(4)),
  ask('y', places(4)),
  ask('day', { type: 'date' }),
  ask('c', { type: 'choice', options: ['a', 'b'] }),
  { id: 'qsure', type: 'yesNo', items: ['sure'] } as WrittenQuestion,
  ask('more', { ...whole, gate: "sure = 'yes'" }),
];

/** What a few questions compute, behind those that are asked. */
const comesTo = (questions: WrittenQuestion[], answers: Answers): Record<string, Value> | undefined => {
  const instrument = tiny([...asked, ...questions], { format: 'veldwerk-instrument/2' });
  return computedFrom(evaluationOf(instrument, answers)).computed;
};

describe('what is computed', () => {
  it.each<[string, object, string, Answers, Value | undefined]>([
    ['is rounded to its digits, halves away from zero', places(1), 'x', { x: '2.25' }, '2.3'],
    ['below zero, too', places(1), 'x', { x: '-2.25' }, '-2.3'],
    ['and is never -0', places(1), 'x', { x: '-0.04' }, '0'],
    ['a whole number', whole, 'x', { x: '-2.5' }, -3],
    ['an amount', euros, 'x / 3', { x: '10' }, '3.33'],
    ['without zeros that say nothing', euros, 'x / 3 * 3', { x: '10' }, '10'],
    ['yes or no', { type: 'yesNo' }, 'x > 3', { x: '2.5' }, 'no'],
    ['a day', { type: 'date' }, 'addMonths(day, 1)', { day: '2024-01-31' }, '2024-02-29'],
    [
      'a code out of another item',
      { type: 'choice', options: ['a', 'b', 'c'] },
      "if(n > 1, c, 'a')",
      { n: 2, c: 'b' },
      'b',
    ],
    ['nothing while it is open', whole, 'n + 1', {}, undefined],
    ['nothing of what is not asked', whole, 'more + 1', { sure: 'no', more: 3 }, undefined],
    ['nothing by zero', whole, 'n / (n - n)', { n: 3 }, undefined],
    ['34 digits', places(4), 'n * n', { n: 99_999_999_999_999 }, '9999999999999800000000000001'],
    [
      'and no more of them',
      places(4),
      'n * n * n',
      { n: 9_007_199_254_740_991 },
      `730750818665451215712927172538123400000000000000`,
    ],
    ['no whole number that nothing could hold', whole, 'n * n', { n: 9_007_199_254_740_991 }, undefined],
  ])('%s', (_, gives, is, answers, value) => {
    expect(comesTo([computed('it', gives, is)], answers)).toEqual(value === undefined ? {} : { it: value });
  });

  it('is read as it was rounded, however long it is', () => {
    expect(comesTo([computed('third', euros, 'x / 3'), computed('all', euros, 'third * 3')], { x: '10' })).toEqual({
      third: '3.33',
      all: '9.99',
    });
    const cube = [computed('cube', places(1), 'n * n * n'), computed('back', whole, 'cube / n / n')];
    expect(comesTo(cube, { n: 9_007_199_254_740_991 })).toMatchObject({ back: 9_007_199_254_740_991 });
  });

  it('is the same added up in either way', () => {
    const most = '999999999999999999999999.9999999999';
    const long = (item: string) => ask(item, places(10));
    const [plain, reckoned] = ['p + q - p', 'p * 1 + q - p'].map(
      (is) =>
        comesTo([long('p'), long('q'), computed('rest', places(10), is)], { p: most, q: '0.0000000006' })?.['rest'],
    );
    expect([plain, reckoned]).toEqual(['0.0000000011', '0.0000000011']);
  });
});

/** Parts with rosters whose rows are asked about in the order of the sections. */
const inRows = (sections: object[], roster = {}, first: WrittenQuestion[] = [], others = {}) =>
  tiny([], {
    format: 'veldwerk-instrument/2',
    rosters: { awards: { max: 5, ...roster }, ...others },
    modules: [
      { id: 'N', sections: [{ id: 'S', questions: [ask('before', whole), ...first] }] },
      { id: 'M', sections: sections.map((one, at) => ({ id: `S${at}`, ...one })) as never },
    ],
  });
const amount = ask('amount', euros);
const total = computed('total', euros, 'sum(awards.amount)');
const share = computed('share', { type: 'percent' }, 'amount / total * 100');
const ownShare = computed('share', { type: 'percent' }, 'amount / sum(awards.amount) * 100');
const ownMost = computed('most', whole, 'max(awards.share)');
const two: Nested = { awards: { a: { amount: '25' }, b: { amount: '75' } } };
const shares = { 'awards[a].share': 25, 'awards[b].share': 75 };

describe('what is computed stands behind the last thing that it reads', () => {
  it.each<[string, object[], Record<string, Value>]>([
    ['before what it adds up', [{ questions: [total] }, { for: 'awards', questions: [amount] }], { total: '100' }],
    ['in a row, of all rows', [{ for: 'awards', questions: [amount, ownShare] }], shares],
    ['before what it is a share of', [{ for: 'awards', questions: [ownShare, amount] }], shares],
    [
      'in rows that are asked about again',
      [{ for: 'awards', questions: [amount] }, { questions: [total] }, { for: 'awards', questions: [share] }],
      { total: '100', ...shares },
    ],
    [
      'before another one that it reads',
      [{ questions: [computed('double', euros, 'total * 2'), total] }, { for: 'awards', questions: [share, amount] }],
      { double: '200', total: '100', ...shares },
    ],
    [
      'and is reckoned with itself',
      [{ questions: [ownMost] }, { for: 'awards', questions: [ownShare, amount] }],
      { most: 75, ...shares },
    ],
  ])('%s', (_, sections, values) => {
    const instrument = inRows(sections);
    expect(said(lint(instrument))).toEqual([]);
    const evaluation = evaluationOf(instrument, entriesIn(two));
    expect(computedFrom(evaluation).computed).toEqual(values);
    evaluation.apply([
      { item: 'awards[c]', entry: 'Z' },
      { item: 'awards[c].amount', entry: '100' },
      { item: 'awards[a]', entry: undefined },
    ]);
    const after = { awards: { b: { amount: '75' }, c: { amount: '100' } } };
    const anew = evaluationOf(instrument, { ...entriesIn(after), 'awards[c]': 'Z' });
    expect(computedFrom(evaluation).computed).toEqual(computedFrom(anew).computed);
  });

  it('in rows before the reference that it looks through', () => {
    const ref = ask('chosen', { type: 'choice', options: { rows: 'awards' } });
    const sections = [
      { for: 'awards', questions: [amount] },
      { for: 'firms', questions: [ask('size', whole), computed('aid', euros, 'chosen.amount')] },
    ];
    const instrument = inRows([...sections, { questions: [ref] }], {}, [], { firms: { max: 5 } });
    const answers = entriesIn({ ...two, chosen: 'b', firms: { x: { size: 1 }, y: { size: 2 } } });
    expect(computedFrom(evaluationOf(instrument, answers)).computed).toEqual({
      'firms[x].aid': '75',
      'firms[y].aid': '75',
    });
    const gated = { for: 'firms', questions: [ask('size', { ...whole, gate: 'chosen.amount > 1' })] };
    const early = inRows([{ for: 'awards', questions: [amount] }, gated, { questions: [ref] }], {}, [], {
      firms: { max: 5 },
    });
    const { states } = routeFrom(evaluationOf(early, answers));
    expect([states.get('firms[x].size'), states.get('firms[y].size')]).toEqual(['waiting', 'waiting']);
    expect(said(lint(early))).toEqual(['the gate of qsize: reads chosen, which is not asked before qsize']);
  });

  it('and so does what reads it', () => {
    const gated = (id: string) => ({ id, type: 'yesNo', items: [id], gate: 'both > 5' });
    const questions = [
      ask('n', whole),
      computed('both', whole, 'n + m'),
      gated('early'),
      ask('m', whole),
      gated('late'),
    ];
    const instrument = tiny(questions as WrittenQuestion[], { format: 'veldwerk-instrument/2' });
    const { states } = routeFrom(evaluationOf(instrument, { n: 3, m: 4 }));
    expect([states.get('early'), states.get('late')]).toEqual(['waiting', 'asked']);
    expect(said(lint(instrument))).toEqual(['the gate of early: reads both, which is not asked before early']);
  });

  it('but never behind itself', () => {
    const around = [computed('one', whole, 'two + 1'), computed('two', whole, 'one + 1')];
    expect(() => tiny(around, { format: 'veldwerk-instrument/2' })).toThrow(/reads itself: one, two, one/);
    expect(() => inRows([{ for: 'awards', questions: [amount, ownShare] }], { limit: 'most' }, [ownMost])).toThrow(
      /reads itself: awards, most, awards/,
    );
  });
});

describe('cash flows', () => {
  const flows = [amount, ask('year', places(1))];
  it.each<[string, string, [string, string][], Value | undefined]>([
    [
      'of years that are decimal numbers',
      'npv(0.1, awards.amount, awards.year)',
      [
        ['100', '2020'],
        ['21', '2021'],
      ],
      '119.0909',
    ],
    [
      'of equal ones',
      'npv(0.1, awards.amount, awards.year)',
      [
        ['100', '2020'],
        ['21', '2020'],
      ],
      '121',
    ],
    [
      'that are reckoned',
      'npv(0.1, awards.amount, awards.year / 2)',
      [
        ['100', '4040'],
        ['11', '4042'],
      ],
      '110',
    ],
    [
      'of half a year, of which there is none',
      'npv(0.1, awards.amount, awards.year)',
      [
        ['100', '2020.5'],
        ['21', '2021'],
      ],
      undefined,
    ],
    [
      'their rate',
      'irr(awards.amount, awards.year)',
      [
        ['-100', '2020'],
        ['110', '2021'],
      ],
      '0.1',
    ],
    [
      'a rate over what is no year',
      'irr(awards.amount, awards.year * 1000000000000)',
      [
        ['-100', '2020'],
        ['100', '2021'],
      ],
      '0',
    ],
  ])('%s', (_, is, rows, value) => {
    const instrument = inRows([{ for: 'awards', questions: flows }, { questions: [computed('it', places(4), is)] }]);
    const awards = Object.fromEntries(rows.map(([one, year], at) => [`r${at}`, { amount: one, year }]));
    const { computed: found } = computedFrom(evaluationOf(instrument, entriesIn({ awards })));
    expect(found).toEqual(value === undefined ? {} : { it: value });
  });
});

describe('what is computed gives what its item is', () => {
  it.each<[string, object, string, RegExp]>([
    ['another currency', { type: 'money', currency: 'USD' }, 'amount * 1.1', /character 1: USD and EUR do not mix/],
    ['a number for a day', { type: 'date' }, 'amount + 1', /character 1: this is a number, not a date"/],
    ['a text for a number', whole, "'a'", /character 1: this is a text, not a number"/],
    ['a number for yes or no', { type: 'yesNo' }, 'amount', /this is a number, not a truth \(as in/],
  ])('%s: it is refused', (_, gives, is, fault) => {
    expect(() => tiny([amount, computed('it', gives, is)], { format: 'veldwerk-instrument/2' })).toThrow(fault);
  });

  it.each<[string, string[]]>([
    ["if(n > 1, 'a', 'z')", ['"is" of qit, character 16: it can never be "z"']],
    ["if(n > 1, c, 'a')", []],
    ['wide', ['"is" of qit, character 1: it can never be "z"']],
  ])('%s: %j', (is, faults) => {
    const wide = ask('wide', { type: 'choice', options: ['a', 'z'] });
    const written = [...asked, wide, computed('it', { type: 'choice', options: ['a', 'b'] }, is)];
    expect(said(lint(tiny(written, { format: 'veldwerk-instrument/2' })))).toEqual(faults);
  });
});
