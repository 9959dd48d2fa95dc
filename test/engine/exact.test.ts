import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floorTo, textOf } from '../../src/authoring/exactText.ts';
import { exactOf } from '../../src/engine/exact.ts';
import { canonicalDecimal } from '../../src/instrument/canonicalDecimal.ts';
import { runs } from './arbitraries.ts';

const exact = (value: string | number): bigint => {
  const found = exactOf(value);
  if (found === undefined) throw new Error(`${value} is no number`);
  return found;
};

/** Numbers in the canonical form, of either sign and with up to ten places. */
const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }), fc.nat(10))
  .map(([units, places]) => textOf(floorTo(units, places)));

describe('an exact number', () => {
  it.each([
    ['0', true],
    ['12.5', true],
    ['-0.05', true],
    ['123456789012345678901234.0000000001', true],
    ['-0', false],
    ['00', false],
    ['1.50', false],
    ['1.', false],
    ['.5', false],
    ['1,5', false],
    ['+1', false],
    ['1e3', false],
    [' 1', false],
    ['', false],
    ['1234567890123456789012345', false],
    ['0.12345678901', false],
    ['٣', false],
  ])('%j is canonical: %s', (text, canonical) => {
    expect(canonicalDecimal.test(text)).toBe(canonical);
    expect(exactOf(text) !== undefined).toBe(canonical);
  });

  it.each([[1.5], [Number.NaN], [Number.POSITIVE_INFINITY], [1e300]])('%s, a float, is none', (value) => {
    expect(exactOf(value)).toBeUndefined();
  });

  it.each([
    [['0.1', '0.2'], '0.3'],
    [['1.005', '-1.005'], '0'],
    [['9.99', '0.01'], '10'],
    [['-0.5', '-0.5'], '-1'],
    [['0.0000000001', '100000000000000000000'], '100000000000000000000.0000000001'],
    [[12, '0.5'], '12.5'],
  ])('the sum of %j is %s', (values, sum) => {
    expect(textOf(values.map(exact).reduce((one, other) => one + other))).toBe(sum);
  });

  it.each([
    ['12.345', 2, '12.34'],
    ['12.3', 2, '12.3'],
    ['-12.345', 2, '-12.35'],
    ['-0.001', 0, '-1'],
    ['5', 0, '5'],
  ])('%s to %i places, downwards, is %s', (text, places, floor) => {
    expect(textOf(floorTo(exact(text), places))).toBe(floor);
  });

  it('is the text that it was made of, and ordered as numbers are', () => {
    fc.assert(
      fc.property(decimals, decimals, (one, other) => {
        expect(one).toMatch(canonicalDecimal);
        expect(textOf(exact(one))).toBe(one);
        expect(exact(one) === exact(other)).toBe(one === other);
        // Where floats can tell two numbers apart, they have them in the same order.
        if (Number(one) !== Number(other)) expect(exact(one) < exact(other)).toBe(Number(one) < Number(other));
      }),
      runs(2000),
    );
  });
});
