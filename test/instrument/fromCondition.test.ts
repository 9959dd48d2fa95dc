import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/instrument/condition.ts';
import { expressionText } from '../../src/instrument/expression/expressionText.ts';
import { fromCondition } from '../../src/instrument/fromCondition.ts';
import { expressionsIn } from '../../src/instrument/placed.ts';
import { check, decimal, isYes, percent, tiny, yesNo } from '../authoring/tiny.ts';

const over: Condition = { op: 'total', items: ['P', 'R'], is: '>', than: 0 };

describe('a condition of format 1 is the expression', () => {
  it.each<[string, Parameters<typeof fromCondition>[0]]>([
    ["Q = 'yes'", isYes('Q')],
    ['P = 5', { op: 'equals', item: 'P', value: 5 }],
    ["Q = 'yes' or R = 'yes'", { op: 'some', items: ['Q', 'R'], value: 'yes' }],
    ["Q = 'no' and R = 'no'", { op: 'every', items: ['Q', 'R'], value: 'no' }],
    ["Q = 'no'", { op: 'every', items: ['Q'], value: 'no' }],
    ['P + R > 0', over],
    ['P + R + P <> -0.5', { ...over, items: ['P', 'R', 'P'], is: '<>', than: '-0.5' }],
    ['P >= 12', { ...over, items: ['P'], is: '>=', than: '12' }],
    ['P + R > 0 or isBlank(P) or isBlank(R)', { ...over, blank: true }],
    ['P + R > 0 and not isBlank(P) and not isBlank(R)', { ...over, blank: false }],
    [
      "(P + R > 0 or isBlank(P) or isBlank(R)) and Q = 'yes'",
      { op: 'all', of: [{ ...over, blank: true }, isYes('Q')] },
    ],
    [
      "Q = 'yes' or R = 'yes' and T = 'yes'",
      { op: 'any', of: [isYes('Q'), { op: 'all', of: [isYes('R'), isYes('T')] }] },
    ],
    ["Q = 'yes' and R = 'yes'", { op: 'all', of: [isYes('Q'), { op: 'any', of: [isYes('R')] }] }],
    ["not (Q = 'yes' or R = 'yes')", { op: 'not', of: { op: 'some', items: ['Q', 'R'], value: 'yes' } }],
    ['not isEmail(T)', { op: 'not', of: { op: 'shape', item: 'T', is: 'email' } }],
    ['isTelephone(T)', { op: 'shape', item: 'T', is: 'telephone' }],
    ['F < given.measuredMinutes', { op: 'belowMeasured', item: 'F' }],
  ])('%s', (text, condition) => {
    expect(expressionText(fromCondition(condition))).toBe(text);
  });

  it('compares a date with a date, which stands there as its text', () => {
    const gate: Condition = { op: 'not', of: { op: 'equals', item: 'D', value: '2024-02-29' } };
    const { modules } = tiny([{ type: 'date', id: 'D', item: 'D' }, yesNo('R', gate)]);
    const read = modules[0]?.sections[0]?.questions[1]?.gate;
    expect(read && expressionText(read)).toBe("not D = date('2024-02-29')");
  });

  it('compares a decimal number with a number, which stands there as its text', () => {
    const gate: Condition = { op: 'some', items: ['E', 'Q'], value: '0.5' };
    const { modules, checks } = tiny([decimal('E', { digits: 1 }), yesNo('Q'), yesNo('R', gate)], {}, [check(gate)]);
    const texts = expressionsIn({ ...tiny([percent('P')]), modules, checks }).map(({ part, id, expression }) => [
      part,
      id,
      expressionText(expression),
    ]);
    expect(texts).toEqual([
      ['question', 'R', "E = 0.5 or Q = '0.5'"],
      ['check', 'K1', "E = 0.5 or Q = '0.5'"],
    ]);
  });
});
