import { describe, expect, it } from 'vitest';
import { type Condition, itemsRead } from '../../src/instrument/condition.ts';

const yes = (item: string): Condition => ({ op: 'equals', item, value: 'yes' });

describe('the items that a condition reads', () => {
  it.each<[string, Condition, string[]]>([
    ['equals', yes('A'), ['A']],
    ['some, each once', { op: 'some', items: ['B', 'A', 'B'], value: 'yes' }, ['B', 'A']],
    ['every', { op: 'every', items: ['A', 'B'], value: 'no' }, ['A', 'B']],
    ['total', { op: 'total', items: ['B', 'B', 'A'], is: '<', than: 1 }, ['B', 'A']],
    ['all, in its own order', { op: 'all', of: [yes('C'), yes('A'), yes('C')] }, ['C', 'A']],
    [
      'any, nested',
      {
        op: 'any',
        of: [
          { op: 'not', of: yes('D') },
          { op: 'all', of: [yes('B')] },
        ],
      },
      ['D', 'B'],
    ],
  ])('%s', (_name, condition, items) => {
    expect(itemsRead(condition)).toEqual(items);
  });
});
