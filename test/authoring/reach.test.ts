import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
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
        'question T: never asked, since its gate reads a question that is never asked',
      ],
    ],
    ['a gate that can never close', [percent('P'), yesNo('R', over(-1))], ['question R: its gate can never close']],
    [
      'a gate that is always open once it is decided',
      [yesNo('Q'), yesNo('R', { op: 'any', of: [isYes('Q'), { op: 'not', of: isYes('Q') }] })],
      ['question R: its gate can never close'],
    ],
    [
      'a gate without its ancestor',
      [yesNo('Q'), yesNo('R', isYes('Q')), yesNo('T', isYes('R'))],
      ['question T: waits forever for an item that is not asked or may stay blank (Q=no)'],
    ],
    [
      'a gate on an item that may stay blank',
      [optional, yesNo('R', isYes('O'))],
      ['question R: waits forever for an item that is not asked or may stay blank (no answers)'],
    ],
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
      'a sum of minutes is not proven',
      [minutes('N'), minutes('N2'), yesNo('R', { op: 'total', items: ['N', 'N2'], is: '>', than: 60 })],
      ['not proven within 200000 evaluations: the gate of R'],
    ],
  ])('%s', (_name, questions, faults) => {
    expect(lintOf(questions)).toEqual(faults);
  });

  it('are not proven past the bound, never fine', () => {
    const questions = [yesNo('Q'), yesNo('R', isYes('Q'))];
    expect(said(lint(tiny(questions), undefined, 3))).toEqual(['not proven within 3 evaluations: the gate of R']);
    expect(said(lint(tiny(questions)))).toEqual([]);
  });

  it('are proven for a gate that reads forty items', () => {
    const items = Array.from({ length: 40 }, (_, at) => `Q${at}`);
    const many: WrittenQuestion = { type: 'yesNo', id: 'Q', items };
    expect(lintOf([many, yesNo('R', { op: 'some', items, value: 'yes' })])).toEqual([]);
  });
});

describe('checks', () => {
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
      'over a sum with too many ways, by an example',
      [minutes('N'), minutes('N2')],
      check({ op: 'total', items: ['N', 'N2'], is: '>', than: 60 }, ['N']),
      [],
    ],
    [
      'not proven',
      [minutes('N'), minutes('N2')],
      check({ op: 'total', items: ['N', 'N2'], is: '<', than: 2 }, ['N']),
      ['not proven within 200000 evaluations: check K1, case 1'],
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
