import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { defaultLimit } from '../../src/authoring/routes.ts';
import type { Condition } from '../../src/instrument/condition.ts';
import type { WrittenQuestion } from '../../src/instrument/question.ts';
import type { WrittenCheck, WrittenInstrument } from '../../src/instrument/schema.ts';
import { check, decimal, isYes, minutes, optional, percent, said, text, tiny, yesNo } from './tiny.ts';

const lintOf = (
  questions: WrittenQuestion[],
  more: Partial<WrittenInstrument> = {},
  checks: WrittenCheck[] = [],
): string[] => said(lint(tiny(questions, more, checks)));

describe('routes', () => {
  const over = (than: number): Condition => ({ op: 'total', items: ['P'], is: '>', than });
  it.each<[string, WrittenQuestion[], string[]]>([
    ['a gate that can never open', [percent('P'), yesNo('R', over(100))], ['question R: its gate can never open']],
    [
      'a gate that contradicts itself',
      [yesNo('Q'), yesNo('R', { op: 'all', of: [isYes('Q'), { op: 'not', of: isYes('Q') }] })],
      ['question R: its gate can never open'],
    ],
    [
      'a gate behind one that can never open',
      [percent('P'), yesNo('R', over(100)), yesNo('T', { op: 'all', of: [over(100), isYes('R')] })],
      [
        'question R: its gate can never open',
        'question T: never asked, since it reads or stands in what is never asked',
      ],
    ],
    ['a gate that can never close', [percent('P'), yesNo('R', over(-1))], ['question R: its gate can never close']],
    [
      'a gate that is always open once it is decided',
      [yesNo('Q'), yesNo('R', { op: 'any', of: [isYes('Q'), { op: 'not', of: isYes('Q') }] })],
      ['question R: its gate can never close'],
    ],
    [
      'a gate without its ancestor settles, since what is skipped is not there',
      [yesNo('Q'), yesNo('R', isYes('Q')), yesNo('T', isYes('R'))],
      [],
    ],
    ['a gate on an item that may stay blank settles, too', [optional, yesNo('R', isYes('O'))], []],
    ['the boundary is what counts: 99 < P', [percent('P'), yesNo('R', over(99))], []],
    ['the boundary is what counts: P = 100', [percent('P'), yesNo('R', { op: 'equals', item: 'P', value: 100 })], []],
    [
      'between two boundaries there is nothing',
      [
        percent('P'),
        yesNo('R', {
          op: 'all',
          of: [over(40), { op: 'not', of: over(41) }, { op: 'not', of: { op: 'equals', item: 'P', value: 41 } }],
        }),
      ],
      ['question R: its gate can never open'],
    ],
    [
      'a sum that can just be made',
      [percent('P'), percent('P2'), yesNo('R', { op: 'total', items: ['P', 'P2'], is: '=', than: 200 })],
      [],
    ],
    [
      'a sum that can never be made',
      [percent('P'), percent('P2'), yesNo('R', { op: 'total', items: ['P', 'P2'], is: '>', than: 200 })],
      ['question R: its gate can never open'],
    ],
    [
      'an item counted twice makes no odd sum',
      [percent('P'), yesNo('R', { op: 'total', items: ['P', 'P'], is: '=', than: 7 })],
      ['question R: its gate can never open'],
    ],
    ['a text with other words', [text('T'), yesNo('R', { op: 'equals', item: 'T', value: 'a' })], []],
    ['minutes have no end', [minutes('N'), yesNo('R', { op: 'total', items: ['N'], is: '>=', than: 100_000 })], []],
    [
      'minutes start at one',
      [minutes('N'), yesNo('R', { op: 'total', items: ['N'], is: '<', than: 1 })],
      ['question R: its gate can never open'],
    ],
    [
      'a sum of minutes without end',
      [minutes('N'), minutes('N2'), yesNo('R', { op: 'total', items: ['N', 'N2'], is: '>', than: 60 })],
      [],
    ],
    [
      'a sum of minutes that is never so small',
      [minutes('N'), minutes('N2'), yesNo('R', { op: 'total', items: ['N', 'N2'], is: '<', than: 2 })],
      ['question R: its gate can never open'],
    ],
  ])('%s', (_name, questions, faults) => {
    expect(lintOf(questions)).toEqual(faults);
  });

  it('are not proven past the bound, never fine', () => {
    const questions = [yesNo('Q'), yesNo('R', isYes('Q'))];
    expect(said(lint(tiny(questions), undefined, 1))).toEqual(['not proven within 1 evaluations: the gate of R']);
    expect(said(lint(tiny(questions)))).toEqual([]);
  });

  it('are proven for a gate that reads forty items', () => {
    const items = Array.from({ length: 40 }, (_, at) => `Q${at}`);
    const many: WrittenQuestion = { type: 'yesNo', id: 'Q', items };
    expect(lintOf([many, yesNo('R', { op: 'some', items, value: 'yes' })])).toEqual([]);
  });
});

describe('checks', () => {
  const decimals = ['E', 'G', 'H'].map((id) => decimal(id, { digits: 2 }));
  const apart = (one: '>' | '<', other: '>' | '<'): Condition => ({
    op: 'all',
    of: [
      { op: 'total', items: ['E', 'G'], is: one, than: 1000 },
      { op: 'total', items: ['E', 'H'], is: other, than: 5 },
    ],
  });
  it.each<[string, WrittenQuestion[], WrittenCheck, string[]]>([
    [
      'out of the domain',
      [percent('P')],
      check({ op: 'total', items: ['P'], is: '>', than: 100 }, ['P']),
      ['check K1, case 1: can never fire'],
    ],
    [
      'about questions that are never asked together',
      [yesNo('Q'), yesNo('R', isYes('Q')), yesNo('T', { op: 'not', of: isYes('Q') })],
      check({ op: 'all', of: [isYes('R'), isYes('T')] }),
      ['check K1, case 1: can never fire'],
    ],
    [
      'beyond the bounds of a decimal number',
      [decimal('E', { digits: 2, min: '0', max: '99.5' })],
      check({ op: 'total', items: ['E'], is: '>', than: '99.5' }, ['E']),
      ['check K1, case 1: can never fire'],
    ],
    [
      'at the bound of a decimal number',
      [decimal('E', { digits: 2, min: '0', max: '99.5' })],
      check({ op: 'total', items: ['E'], is: '>', than: '99.49' }, ['E']),
      [],
    ],
    [
      'between two numbers that decimals have none between',
      [decimal('E', { digits: 1 })],
      check(
        {
          op: 'all',
          of: [
            { op: 'total', items: ['E'], is: '>', than: '0.11' },
            { op: 'total', items: ['E'], is: '<', than: '0.19' },
          ],
        },
        ['E'],
      ),
      ['check K1, case 1: can never fire'],
    ],
    [
      'beyond the bounds of a whole number',
      [{ type: 'whole', id: 'E', item: 'E', min: -3, max: 7 }],
      check({ op: 'total', items: ['E'], is: '>', than: 7 }, ['E']),
      ['check K1, case 1: can never fire'],
    ],
    [
      'between two whole numbers that are neighbours',
      [{ type: 'whole', id: 'E', item: 'E' }],
      check(
        {
          op: 'all',
          of: [
            { op: 'total', items: ['E'], is: '>', than: 2 },
            { op: 'total', items: ['E'], is: '<', than: 3 },
          ],
        },
        ['E'],
      ),
      ['check K1, case 1: can never fire'],
    ],
    [
      'below a constant that is no whole number',
      [{ type: 'whole', id: 'E', item: 'E', min: 2 }],
      check({ op: 'total', items: ['E'], is: '<', than: '2.5' }, ['E']),
      [],
    ],
    [
      'beyond the bounds of an amount',
      [{ type: 'money', id: 'E', item: 'E', currency: 'EUR', max: '99.5' }],
      check({ op: 'total', items: ['E'], is: '>', than: '99.49' }, ['E']),
      [],
    ],
    [
      'before the first year of a year',
      [{ type: 'year', id: 'E', item: 'E', min: 1830 }],
      check({ op: 'total', items: ['E'], is: '<', than: 1830 }, ['E']),
      ['check K1, case 1: can never fire'],
    ],
    [
      'on a day',
      [{ type: 'date', id: 'E', item: 'E', min: '2024-02-29' }],
      check({ op: 'equals', item: 'E', value: '2024-02-29' }, ['E']),
      [],
    ],
    [
      'on no other day than the only one that there is',
      [{ type: 'date', id: 'E', item: 'E', min: '2024-02-29', max: '2024-02-29' }],
      check({ op: 'not', of: { op: 'equals', item: 'E', value: '2024-02-29' } }, ['E']),
      ['check K1, case 1: can never fire'],
    ],
    [
      'over a sum of decimal numbers',
      [decimal('E', { digits: 1 }), decimal('G', { digits: 2 })],
      check({ op: 'total', items: ['E', 'G'], is: '=', than: '0.35' }, ['E']),
      [],
    ],
    [
      'at the far end of a sum',
      [percent('P'), percent('P2')],
      check({ op: 'total', items: ['P', 'P2'], is: '>=', than: 200 }, ['P']),
      [],
    ],
    [
      'over a sum that is never so small',
      [minutes('N'), minutes('N2')],
      check({ op: 'total', items: ['N', 'N2'], is: '<', than: 2 }, ['N']),
      ['check K1, case 1: can never fire'],
    ],
    ['over sums that have an item in common, by an example', decimals, check(apart('>', '<'), ['E']), []],
    [
      'not proven, over sums that have an item in common',
      decimals,
      check(
        {
          op: 'all',
          of: [
            apart('>', '<'),
            { op: 'total', items: ['G'], is: '<', than: 998 },
            { op: 'total', items: ['H'], is: '>', than: 3 },
          ],
        },
        ['E'],
      ),
      [`not proven within ${defaultLimit} evaluations: check K1, case 1`],
    ],
  ])('%s', (_name, questions, one, faults) => {
    expect(lintOf(questions, {}, [one])).toEqual(faults);
  });

  it('tell the case', () => {
    const never: WrittenCheck['cases'][number] = {
      items: ['P'],
      when: { op: 'total', items: ['P'], is: '<', than: 0 },
    };
    const fires: WrittenCheck['cases'][number] = {
      items: ['P'],
      when: { op: 'total', items: ['P'], is: '<', than: 1 },
    };
    const both: WrittenCheck = { id: 'K1', level: 'hard', cases: [fires, never] };
    expect(lintOf([percent('P')], {}, [both])).toEqual(['check K1, case 2: can never fire']);
  });
});

describe('in the second format', () => {
  const second = (questions: WrittenQuestion[], more: Partial<WrittenInstrument>, when?: string): string[] =>
    lintOf(questions, { format: 'veldwerk-instrument/2', ...more }, when === undefined ? [] : [check(when, ['Q'])]);
  const measured: WrittenQuestion = { type: 'minutes', id: 'N', item: 'N', prefill: 'measured' };
  const module = (id: string, questions: WrittenQuestion[], gate?: string, sectionGate?: string) => ({
    id,
    ...(gate === undefined ? {} : { gate }),
    sections: [{ id: `${id}s`, ...(sectionGate === undefined ? {} : { gate: sectionGate }), questions }],
  });

  it.each<[string, WrittenQuestion[], Partial<WrittenInstrument>, string | undefined, string[]]>([
    [
      'a part in one that is never asked',
      [],
      {
        modules: [
          module('M', [percent('P'), yesNo('Q')]),
          module('N', [yesNo('R', "Q = 'yes'")], 'P > 100', "Q = 'no'"),
        ],
      },
      undefined,
      [
        'module N: its gate can never open',
        'section Ns: never asked, since it reads or stands in what is never asked',
        'question R: never asked, since it reads or stands in what is never asked',
      ],
    ],
    [
      'an item that never is',
      [
        yesNo('Q'),
        {
          type: 'list',
          id: 'L',
          gate: "Q = 'yes'",
          items: [
            { item: 'La', type: 'yesNo' },
            { item: 'Lb', type: 'yesNo', gate: "Q = 'no'" },
          ],
        },
      ],
      {},
      undefined,
      ['item Lb: its gate can never open'],
    ],
    [
      'a gate that says again what stands around it closes with that',
      [],
      { modules: [module('M', [yesNo('Q')]), module('N', [yesNo('R', "Q = 'yes'")], "Q = 'yes'")] },
      undefined,
      [],
    ],
    [
      'a gate that is always open within what can close',
      [],
      { modules: [module('M', [yesNo('Q')]), module('N', [yesNo('R', "Q = 'yes' or Q = 'no'")], "Q = 'yes'")] },
      undefined,
      ['question R: its gate can never close'],
    ],
    [
      'named conditions that leave nothing',
      [yesNo('Q'), yesNo('R', 'uses and not usesMore')],
      { conditions: { uses: "Q = 'yes'", usesMore: 'uses or isBlank(Q)' } },
      undefined,
      ['question R: its gate can never open'],
    ],
    [
      'a gate that is never, whatever the answers',
      [yesNo('Q'), yesNo('R', '1 > 2')],
      {},
      undefined,
      ['question R: its gate can never open'],
    ],
    ['a clock has a say', [yesNo('Q'), measured], {}, 'N < given.measuredMinutes and N > 3', []],
    [
      'a clock has no say in what was never answered',
      [yesNo('Q'), measured],
      {},
      'N < given.measuredMinutes and N < 1',
      ['check K1, case 1: can never fire'],
    ],
    [
      'items are compared with each other',
      [yesNo('Q'), percent('P'), percent('R')],
      {},
      'P > R and R > P - 2 and P = 7',
      [],
    ],
    [
      'and can not be both',
      [yesNo('Q'), percent('P'), percent('R')],
      {},
      'P > R and R > P - 1',
      ['check K1, case 1: can never fire'],
    ],
    ['a product, by an example', [yesNo('Q'), minutes('N'), minutes('O')], {}, 'N * O = 100', []],
    [
      'a product that no example makes',
      [yesNo('Q'), minutes('N'), minutes('O')],
      {},
      'N * O = 0.5',
      [`not proven within ${defaultLimit} evaluations: check K1, case 1`],
    ],
  ])('%s', (_name, questions, more, when, faults) => {
    expect(second(questions, more, when)).toEqual(faults);
  });
});
