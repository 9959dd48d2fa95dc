import { describe, expect, it } from 'vitest';
import type { Item } from '../../../src/engine/outline.ts';
import { readEntry } from '../../../src/engine/reading.ts';
import { rowOf } from '../../../src/engine/types/table.ts';
import { itemTypes } from '../../../src/instrument/itemTypes.ts';
import { viewOf, views } from '../../../src/ui/types/table.ts';
import { tinyTexts } from '../../authoring/tiny.ts';
import { itemOfType } from '../../engine/types/items.ts';

const texts = { ...tinyTexts, options: { Q: { a: 'Vooral', b: 'Soms' } } };

describe('what is typed for a percentage', () => {
  it.each([
    ['45', 45],
    [' 45 ', 45],
    ['000', 0],
    ['007', 7],
    ['45,0', 45],
    ['45.', 45],
    ['45 %', 45],
    ['45%', 45],
    ['101', 101],
    ['', null],
    ['  ', null],
    ['%', '%'],
    ['12,5', '12,5'],
    ['-1', '-1'],
    ['1e2', '1e2'],
    ['veel', 'veel'],
    ['٣', '٣'],
    ['1234567890', '1234567890'],
  ])('%j is kept as %j', (typed, entry) => {
    expect(views.percent.parse?.(typed, { ...itemOfType('percent'), type: 'percent' })).toBe(entry);
  });
});

describe.each(itemTypes)('%s', (type) => {
  const item: Item = itemOfType(type);
  const values = rowOf(item).representatives(item, { constants: [], summed: false }) ?? [];

  it('shows each value, and keeps what is shown of it when it is typed', () => {
    expect(values.length).toBeGreaterThan(0);
    for (const value of values) {
      expect(viewOf(item).format(value, item, texts)).not.toBe('');
      const { parse } = viewOf(item);
      if (!parse) continue;
      expect(parse(`${value}`, item)).toBe(value);
      expect(readEntry(item, parse(`${value}`, item))).toEqual({ kind: 'valid', value });
    }
  });

  it('is cleared by an emptied field', () => {
    const { parse } = viewOf(item);
    expect(parse ? parse('', item) : null).toBeNull();
  });
});
