import { describe, expect, it } from 'vitest';
import { decimal as domain } from '../../../src/authoring/types/decimal.ts';
import type { ItemOf } from '../../../src/engine/outline.ts';
import { readEntry } from '../../../src/engine/reading.ts';
import type { Value } from '../../../src/engine/value.ts';

const plain: ItemOf<'decimal'> = {
  id: 'E',
  name: 'E',
  question: 'E',
  module: 'M',
  required: true,
  domainCheck: 'K',
  type: 'decimal',
  digits: 2,
};
const bounded: ItemOf<'decimal'> = { ...plain, min: '-0.5', max: '1000', unit: 'kWh' };

describe('a decimal number', () => {
  it.each(['0', '12.5', '-0.05', '1000.01', '999999999999999999999999.99'])('%s is one', (raw) => {
    expect(readEntry(plain, raw)).toEqual({ kind: 'valid', value: raw });
  });

  it.each<[unknown]>([
    [12.5],
    [12],
    ['12,5'],
    ['12.50'],
    ['012.5'],
    ['-0'],
    ['12.'],
    ['.5'],
    ['1e3'],
    ['0.125'],
    [' 12.5'],
    ['12.5 kWh'],
    ['1000000000000000000000000'],
  ])('%j is none', (raw) => {
    expect(readEntry(plain, raw)).toEqual({ kind: 'invalid' });
  });

  it.each([
    ['-0.51', 'invalid'],
    ['-0.5', 'valid'],
    ['0', 'valid'],
    ['1000', 'valid'],
    ['1000.01', 'invalid'],
  ])('within bounds: %s is %s', (raw, kind) => {
    expect(readEntry(bounded, raw).kind).toBe(kind);
  });

  it.each<[string, ItemOf<'decimal'>, readonly Value[], readonly Value[]]>([
    ['nothing', plain, [], ['0']],
    ['a whole number', plain, [1], ['0', '0.99', '1', '1.01']],
    ['a finer number', plain, ['0.125'], ['0', '0.11', '0.12', '0.13']],
    ['a negative one', plain, ['-0.5'], ['-0.51', '-0.5', '-0.49', '0']],
    ['a number at its bound', bounded, [1000], ['-0.5', '0', '999.99', '1000']],
    ['one beyond', bounded, ['2000'], ['-0.5', '0', '1000']],
    ['a text', plain, ['yes'], ['0']],
  ])('compared with %s', (_name, item, constants, values) => {
    expect(domain.representatives(item, { constants, summed: false })).toEqual(values);
  });

  it('has too many values to list in a sum', () => {
    expect(domain.representatives(bounded, { constants: [1], summed: true })).toBeUndefined();
  });

  it('says its digits, bounds and unit', () => {
    expect(domain.words(bounded)).toBe(
      'decimal number as text, at most 2 digits behind the point, -0.5 or more, 1000 or less, in kWh',
    );
  });
});
