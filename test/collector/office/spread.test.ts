import { describe, expect, it } from 'vitest';
import { binsOf, spreadOf, type Tally, tally } from '../../../src/collector/office/spread.ts';

const tallied = (...numbers: number[]): Tally => {
  const counts: Tally = new Map();
  for (const number of numbers) tally(counts, number);
  return counts;
};

describe('a spread', () => {
  // As R has it: quantile(x, c(.25, .5, .75)).
  it.each([
    [[], undefined],
    [[7], [7, 7, 7]],
    [
      [1, 2],
      [1.25, 1.5, 1.75],
    ],
    [
      [3, 1, 2],
      [1.5, 2, 2.5],
    ],
    [
      [1, 1, 1, 10],
      [1, 1, 3.25],
    ],
    [
      [5, 5, 20, 30, 100],
      [5, 20, 30],
    ],
  ])('of %j has the quartiles %j', (numbers, quartiles) => {
    const number = numbers.length;
    expect(spreadOf(tallied(...numbers))).toEqual(quartiles ? { number, quartiles } : { number });
  });

  it('of seconds is in minutes', () => {
    expect(spreadOf(tallied(60, 90, 120), 60)).toEqual({ number: 3, quartiles: [1.25, 1.5, 1.75] });
  });
});

describe('bins', () => {
  it('are none where nothing is known', () => {
    expect(binsOf(tallied(), tallied())).toEqual([]);
  });

  it('have a width that people find on a clock, at most twelve, and the last without an end', () => {
    const bins = binsOf(tallied(59, 60, 600, 1799), tallied(20, 25, 29, 900));
    expect(bins[0]).toEqual({ from: 0, to: 120, measured: 4, declared: 3 });
    expect(bins.at(-1)).toEqual({ from: 720, measured: 0, declared: 1 });
    expect(bins.length).toBeLessThanOrEqual(12);
  });

  it.each([
    [[1], 1],
    [[11], 1],
    [[12], 2],
    [[60], 10],
    [[100], 10],
    [[130], 15],
    [[60_000], 6000],
  ])('for %j minutes are %i minutes wide', (minutes, width) => {
    const [first] = binsOf(tallied(), tallied(...minutes, ...minutes));
    expect((first?.to ?? first?.from ?? 0) - (first?.from ?? 0) || 1).toBe(width);
  });

  it('have everything in them, however long it took', () => {
    const bins = binsOf(tallied(...Array.from({ length: 500 }, (_, at) => at * at)), tallied(1, 60_000));
    const sum = (of: 'measured' | 'declared') => bins.reduce((all, bin) => all + bin[of], 0);
    expect([sum('measured'), sum('declared')]).toEqual([500, 2]);
  });
});
