import { beforeAll, describe, expect, it } from 'vitest';
import { domainOf } from '../../../src/authoring/types/table.ts';
import type { Item } from '../../../src/engine/outline.ts';
import { readEntry } from '../../../src/engine/reading.ts';
import { itemTypes } from '../../../src/instrument/itemTypes.ts';
import { hasViews, needViews, viewOf } from '../../../src/ui/types/table.ts';
import { tiny, tinyTexts } from '../../authoring/tiny.ts';
import { itemOfType } from '../../engine/types/items.ts';

/** An instrument of this type asks for its row, as a page does. */
beforeAll(() => needViews(tiny([{ type: 'decimal', id: 'E', item: 'E', digits: 2 }])));

const percent = { ...itemOfType('percent'), type: 'percent' } as const;
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
    expect(viewOf(percent).parse?.(typed, percent)).toBe(entry);
  });
});

describe.each(itemTypes)('%s', (type) => {
  const item: Item = itemOfType(type);
  const values = domainOf(item).representatives(item, { constants: [], summed: false }) ?? [];

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

describe('a decimal number', () => {
  const item = { ...itemOfType('decimal'), type: 'decimal', digits: 3, unit: 'kWh' } as const;
  const parsed = (typed: string) => viewOf(item).parse?.(typed, item);
  const inKwh = (language: 'nl' | 'fr' | 'de' | 'en') => ({
    ...texts,
    language,
    units: { percent: '%', minutes: 'min', kWh: 'kWh' },
  });

  it.each([
    ['12,5', '12.5'],
    ['12.50', '12.5'],
    ['1.234,5', '1234.5'],
    ['-0', '0'],
    ['', null],
    [' ', null],
    ['veel', 'veel'],
    ['12 kWh', '12 kWh'],
    ['1,234', '1,234'],
  ])('typed as %j is kept as %j', (typed, entry) => {
    expect(parsed(typed)).toBe(entry);
  });

  it('is no value before it was asked which is meant', () => {
    for (const typed of ['1.234', '1,234', '-1.234', '999.999']) {
      const entry = parsed(typed);
      expect(`${entry}`.trim()).toBe(typed);
      expect(readEntry(item, entry)).toEqual({ kind: 'invalid' });
      // As it is shown again, it is asked about again.
      expect(parsed(`${entry}`)).toBe(entry);
    }
  });

  it.each([
    ['nl', '1.234.567,005 kWh'],
    ['fr', '1\u202f234\u202f567,005 kWh'],
    ['de', '1.234.567,005 kWh'],
    ['en', '1,234,567.005 kWh'],
  ] as const)('in %s reads %s', (language, shown) => {
    expect(viewOf(item).format('1234567.005', item, inKwh(language))).toBe(shown);
  });

  it('is shown to its last digit, however many it has', () => {
    expect(viewOf(item).format('123456789012345678901234.5', item, inKwh('en'))).toBe(
      '123,456,789,012,345,678,901,234.5 kWh',
    );
  });
});

describe('the rows of an instrument', () => {
  it('are there at once where it has usual types alone', () => {
    expect(hasViews(tiny([{ type: 'percent', id: 'P', item: 'P' }]))).toBe(true);
  });
});
