import { describe, expect, it } from 'vitest';
import { decidingItems, type Ternary, truthOf } from '../../src/engine/truth.ts';
import type { Value } from '../../src/engine/value.ts';
import type { Condition } from '../../src/instrument/condition.ts';

/** The items t and f hold "yes" and "no"; u and v are blank; n holds 40, m 60; the decimals d 0.1, e 0.2, g -5. */
const held: Readonly<Record<string, Value>> = { t: 'yes', f: 'no', n: 40, m: 60, d: '0.1', e: '0.2', g: '-5' };
const lookup = (item: string) => held[item];

const yes = (item: string): Condition => ({ op: 'equals', item, value: 'yes' });
const all = (...items: string[]): Condition => ({ op: 'all', of: items.map(yes) });
const any = (...items: string[]): Condition => ({ op: 'any', of: items.map(yes) });
const not = (of: Condition): Condition => ({ op: 'not', of });
const some = (...items: string[]): Condition => ({ op: 'some', items, value: 'yes' });
const every = (...items: string[]): Condition => ({ op: 'every', items, value: 'yes' });
type Total = Extract<Condition, { op: 'total' }>;
const total = (items: string[], is: Total['is'], than: Total['than'], blank?: boolean): Condition => ({
  op: 'total',
  items,
  is,
  than,
  ...(blank === undefined ? {} : { blank }),
});

const U: Ternary = undefined;

describe('three-valued logic', () => {
  it.each<[string, string, Ternary, Ternary]>([
    // left, right, and, or
    ['t', 't', true, true],
    ['t', 'f', false, true],
    ['t', 'u', U, true],
    ['f', 't', false, true],
    ['f', 'f', false, false],
    ['f', 'u', false, U],
    ['u', 't', U, true],
    ['u', 'f', false, U],
    ['u', 'v', U, U],
  ])('%s, %s: and %s, or %s', (left, right, and, or) => {
    expect([truthOf(all(left, right), lookup), truthOf(any(left, right), lookup)]).toEqual([and, or]);
    expect([truthOf(every(left, right), lookup), truthOf(some(left, right), lookup)]).toEqual([and, or]);
    const denied = (truth: Ternary) => (truth === undefined ? truth : !truth);
    expect([truthOf(not(all(left, right)), lookup), truthOf(not(any(left, right)), lookup)]).toEqual([
      denied(and),
      denied(or),
    ]);
  });

  it.each<[string, Condition, Ternary]>([
    ['equal', yes('t'), true],
    ['unequal', yes('f'), false],
    ['blank', yes('u'), U],
    ['not equal', not(yes('t')), false],
    ['not unequal', not(yes('f')), true],
    ['not blank', not(yes('u')), U],
    ['40 = 40', total(['n'], '=', 40), true],
    ['40 = 41', total(['n'], '=', 41), false],
    ['40 <> 40', total(['n'], '<>', 40), false],
    ['40 <> 41', total(['n'], '<>', 41), true],
    ['0.1 + 0.2 = 0.3', total(['d', 'e'], '=', '0.3'), true],
    ['0.1 + 0.2 > 0.3', total(['d', 'e'], '>', '0.3'), false],
    ['0.1 + 0.2 <= 0.3', total(['d', 'e'], '<=', '0.3'), true],
    ['40 + 0.1 > 40', total(['n', 'd'], '>', 40), true],
    ['40 + -5 = 35', total(['n', 'g'], '=', 35), true],
    ['40 > 39.9', total(['n'], '>', '39.9'), true],
    ['0.1 + blank', total(['d', 'u'], '>', 0), U],
    ['0.1 + blank, which holds', total(['d', 'u'], '>', 0, true), true],
    ['the text 0.1', { op: 'equals', item: 'd', value: '0.1' }, true],
    ['another text', { op: 'equals', item: 'd', value: '0.10' }, false],
    ['40 < 40', total(['n'], '<', 40), false],
    ['40 < 41', total(['n'], '<', 41), true],
    ['40 <= 39', total(['n'], '<=', 39), false],
    ['40 <= 40', total(['n'], '<=', 40), true],
    ['40 > 40', total(['n'], '>', 40), false],
    ['40 > 39', total(['n'], '>', 39), true],
    ['40 >= 41', total(['n'], '>=', 41), false],
    ['40 >= 40', total(['n'], '>=', 40), true],
    ['40 + 60 = 100', total(['n', 'm'], '=', 100), true],
    ['40 + 60 = 99', total(['n', 'm'], '=', 99), false],
    ['40 + blank = 100', total(['n', 'u'], '=', 100), U],
    ['40 + blank, blank holds', total(['n', 'u'], '=', 100, true), true],
    ['blank, blank does not hold', total(['u'], '>', 0, false), false],
    ['blank holds, but nothing is blank', total(['n'], '>', 40, true), false],
    ['a text is no number', total(['t'], '>', 0), U],
  ])('%s', (_name, condition, truth) => {
    expect(truthOf(condition, lookup)).toBe(truth);
  });
});

describe('the items that decide', () => {
  it.each<[string, Condition, string[]]>([
    ['an equation', yes('u'), ['u']],
    ['all hold: each', all('t', 't'), ['t']],
    ['all, one does not hold: that one', all('t', 'f', 'u'), ['f']],
    ['all, two do not hold: the first', { op: 'all', of: [yes('f'), yes('n')] }, ['f']],
    ['all, undecided: what comes first', all('t', 'u', 'v'), ['u']],
    ['any, one holds: the first that does', { op: 'any', of: [yes('f'), yes('t'), total(['n'], '=', 40)] }, ['t']],
    ['any, none holds: each', any('f', 'n'), ['f', 'n']],
    ['any, undecided: each blank', any('f', 'u', 'v'), ['u', 'v']],
    ['some, none holds: each', some('f', 'n'), ['f', 'n']],
    ['some, undecided: each blank', some('f', 'u', 'v'), ['u', 'v']],
    ['some holds: those that do', some('f', 't', 'u'), ['t']],
    ['every, one does not hold: that one', every('t', 'f', 'u'), ['f']],
    ['a sum', total(['n', 'm'], '<', 100), ['n', 'm']],
    ['a sum, undecided: the blank part', total(['n', 'u'], '=', 100), ['u']],
    ['denied', not(some('f', 't')), ['t']],
  ])('%s', (_name, condition, items) => {
    expect(decidingItems(condition, lookup)).toEqual(items);
  });
});
