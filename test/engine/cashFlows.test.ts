import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactOf } from '../../src/engine/exact.ts';
import { none, type Quantity } from '../../src/engine/expressionValue.ts';
import { type CashFlow, internalRate, presentValue } from '../../src/engine/functions/cashFlows.ts';
import { decimalOf } from '../../src/engine/functions/decimals.ts';
import { fundingGapCases } from '../surveys/fundingGapCases.ts';

const quantity = (text: string): Quantity => exactOf(text) ?? 0n;
const words = (result: Quantity | typeof none, places: number): string | undefined =>
  result === none ? undefined : decimalOf(result).toDecimalPlaces(places).plus(0).toString();

const flowsOf = (flows: readonly (readonly [number, string, string])[]): CashFlow[] =>
  flows.flatMap(([year, comesIn, goesOut]) => [
    { year, amount: quantity(comesIn) },
    { year, amount: quantity(`-${goesOut}`) },
  ]);

describe('cash flows, by cases that were reckoned by hand', () => {
  it.each(fundingGapCases)('$name', ({ rate, flows, presentValue: value, returnRate }) => {
    const all = flowsOf(flows);
    expect(words(presentValue(quantity(`${Number(rate) / 100}`), all), 2)).toBe(value);
    const found = internalRate(all);
    expect(found === none ? undefined : decimalOf(found).times(100).toDecimalPlaces(2).toString()).toBe(returnRate);
  });
});

describe('a present value', () => {
  it.each<[string, string, [number, string][], string | undefined]>([
    ['of nothing', '0.1', [], undefined],
    ['at a rate that leaves nothing', '-1', [[2020, '5']], undefined],
    [
      'at a rate below zero',
      '-0.5',
      [
        [2020, '0'],
        [2022, '5'],
      ],
      '20',
    ],
    [
      'of years far apart',
      '0.05',
      [
        [1900, '1'],
        [2000, '131.5'],
      ],
      '2',
    ],
    [
      'of cents that floats add up wrong',
      '0',
      [
        [2020, '0.1'],
        [2021, '0.2'],
        [2022, '-0.3'],
      ],
      '0',
    ],
  ])('%s', (_name, rate, flows, expected) => {
    const all = flows.map(([year, amount]) => ({ year, amount: quantity(amount) }));
    expect(words(presentValue(quantity(rate), all), 2)).toBe(expected);
  });

  it('is the same in whichever order the flows are written', () => {
    const flow = fc.record({
      year: fc.integer({ min: 2010, max: 2040 }),
      amount: fc.bigInt(-(10n ** 20n), 10n ** 20n),
    });
    fc.assert(
      fc.property(
        fc
          .array(flow, { minLength: 1, maxLength: 12 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const rate = quantity('0.0725');
          expect(words(presentValue(rate, shuffled), 30)).toBe(words(presentValue(rate, all), 30));
          expect(words(internalRate(shuffled), 10)).toBe(words(internalRate(all), 10));
        },
      ),
    );
  });
});

describe('an internal rate of return', () => {
  it.each<[string, [number, string][], string | undefined]>([
    ['of nothing', [], undefined],
    [
      'of what only comes in',
      [
        [2020, '5'],
        [2021, '5'],
      ],
      undefined,
    ],
    [
      'of what is nothing',
      [
        [2020, '0'],
        [2021, '0'],
      ],
      undefined,
    ],
    [
      'where the flows of a year make up for one another',
      [
        [2020, '-5'],
        [2020, '5'],
        [2021, '5'],
      ],
      undefined,
    ],
    [
      'of a loan, which comes in first',
      [
        [2020, '100'],
        [2021, '-110'],
      ],
      '0.1',
    ],
    [
      'far above the usual',
      [
        [2020, '-1'],
        [2021, '1001'],
      ],
      '1000',
    ],
    [
      'out of all bounds',
      [
        [2020, '-0.01'],
        [2021, '100000000000'],
      ],
      undefined,
    ],
    [
      'that is all but lost',
      [
        [2020, '-100'],
        [2021, '0.01'],
      ],
      '-0.9999',
    ],
    [
      'to ten places',
      [
        [2020, '-1000'],
        [2021, '500'],
        [2022, '600'],
      ],
      '0.0639410298',
    ],
  ])('%s', (_name, flows, expected) => {
    const all = flows.map(([year, amount]) => ({ year, amount: quantity(amount) }));
    expect(words(internalRate(all), 10)).toBe(expected);
  });

  it('is one at which the flows are worth nothing', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 5 }),
        fc.array(amount, { minLength: 1, maxLength: 8 }),
        (paid, gained) => {
          const flows = [...paid.map((one) => -one), ...gained].map((one, at) => ({ year: 2020 + at, amount: one }));
          const rate = internalRate(flows);
          if (rate === none) return;
          // A little below it they are worth something of the one sign, a little above something of the other.
          const around = [-1, 1].map((side) => decimalOf(rate).plus(side * 1e-9));
          const signs = around.map((one) => one.plus(1).isPositive() && valueAt(one.toNumber(), flows) >= 0);
          expect(signs[0]).not.toBe(signs[1]);
        },
      ),
    );
  });
});

/** What flows are worth at a rate, by floats. */
const valueAt = (rate: number, flows: readonly { readonly year: number; readonly amount: number }[]): number =>
  flows.reduce((sum, { year, amount }) => sum + amount * (1 + rate) ** (2020 + flows.length - 1 - year), 0);
