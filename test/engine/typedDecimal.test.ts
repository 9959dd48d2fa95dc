import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsMeant } from '../../src/engine/typedDecimal.ts';
import { canonicalDecimal } from '../../src/instrument/canonicalDecimal.ts';
import { runs } from './arbitraries.ts';

describe('a typed number', () => {
  it.each([
    ['12', '12'],
    ['12,5', '12.5'],
    ['12.5', '12.5'],
    [' 12,50 ', '12.5'],
    ['45,', '45'],
    ['45.', '45'],
    [',5', '0.5'],
    ['.5', '0.5'],
    ['007', '7'],
    ['0', '0'],
    ['-0', '0'],
    ['-0,0', '0'],
    ['-3,25', '-3.25'],
    ['− 3', '-3'],
    ['+3', '3'],
    ['1 234', '1234'],
    ['1\u00a0234\u202f567,8', '1234567.8'],
    ["1'234.5", '1234.5'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1.234.567', '1234567'],
    ['1,234,567.89', '1234567.89'],
    ['1.234.567,890', '1234567.89'],
    ['1.2345', '1.2345'],
    ['1,23', '1.23'],
    ['1234,567', '1234.567'],
    ['1 234,567', '1234.567'],
    ['0,125', '0.125'],
    ['0.125', '0.125'],
    ['0,000', '0'],
    ['1.234,567', '1234.567'],
  ])('%j means %s', (typed, meant) => {
    expect(decimalsMeant(typed)).toEqual([meant]);
  });

  it.each([
    ['1.234', ['1234', '1.234']],
    ['1,234', ['1234', '1.234']],
    ['-12,500', ['-12500', '-12.5']],
    ['999.000', ['999000', '999']],
  ])('%j may mean two', (typed, meant) => {
    expect(decimalsMeant(typed)).toEqual(meant);
  });

  it.each([
    '',
    ' ',
    '.',
    ',',
    '-',
    'veel',
    '12 kWh',
    '1 23',
    '12 34 567',
    '1.23.456',
    '1,2,3',
    '1.234,567,8',
    '1,234.567.8',
    '1..2',
    '1e3',
    '0x10',
    '--1',
    '٣',
    '1 234 5',
    '123456789012345678901234567890',
  ])('%j means none', (typed) => {
    expect(decimalsMeant(typed)).toEqual([]);
  });

  it('means what it says with either sign, however many places it has, and never more than two numbers', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: 1, max: 9 }), (whole, last) => {
        for (const sign of ['.', ','])
          for (const places of [`${last}`, `0${last}`, `123${last}`])
            expect(decimalsMeant(`${whole}${sign}${places}`)).toEqual([`${whole}.${places}`]);
      }),
      runs(200),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0159., -\u202f+e') }), (typed) => {
        const meant = decimalsMeant(typed);
        expect(meant.length).toBeLessThanOrEqual(2);
        for (const number of meant) expect(number).toMatch(canonicalDecimal);
      }),
      runs(5000),
    );
  });
});
