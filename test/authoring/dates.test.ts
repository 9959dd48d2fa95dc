import { describe, expect, it } from 'vitest';
import { domainOf } from '../../src/authoring/types/table.ts';
import { itemOfType } from '../engine/types/items.ts';

describe('what a proof tries of dates', () => {
  it.each([
    ['2000-03-01', ['1990-01-01', '2000-02-29', '2000-03-01', '2000-03-02', '2024-12-31']],
    ['1999-03-01', ['1990-01-01', '1999-02-28', '1999-03-01', '1999-03-02', '2000-02-29', '2024-12-31']],
    ['1999-12-31', ['1990-01-01', '1999-12-30', '1999-12-31', '2000-01-01', '2000-02-29', '2024-12-31']],
    ['2000-01-01', ['1990-01-01', '1999-12-31', '2000-01-01', '2000-01-02', '2000-02-29', '2024-12-31']],
    // On a bound, what lies behind it is none.
    ['2024-12-31', ['1990-01-01', '2000-02-29', '2024-12-30', '2024-12-31']],
    ['no date', ['1990-01-01', '2000-02-29', '2024-12-31']],
  ])('around %s is the day before, itself and the day after, beside the bounds', (constant, values) => {
    const item = itemOfType('date');
    expect(domainOf(item).representatives(item, { constants: [constant], summed: false })).toEqual(values);
  });

  it.each([
    ['2001-01', ['1990-01', '2000-02', '2000-12', '2001-01', '2001-02', '2024-12']],
    ['2001-12', ['1990-01', '2000-02', '2001-11', '2001-12', '2002-01', '2024-12']],
  ])('around %s is the month before, itself and the month after, beside the bounds', (constant, values) => {
    const item = itemOfType('month');
    expect(domainOf(item).representatives(item, { constants: [constant], summed: false })).toEqual(values);
  });
});
