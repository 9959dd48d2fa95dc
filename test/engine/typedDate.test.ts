import { describe, expect, it } from 'vitest';
import { dateMeant, monthYearMeant, partsOfDate, partsOfMonth, yearMeant } from '../../src/engine/typedDate.ts';

describe('the parts of a date', () => {
  it.each([
    ['27', '3', '2024', '2024-03-27'],
    ['27', '03', '2024', '2024-03-27'],
    [' 1 ', ' maart ', ' 2024 ', '2024-03-01'],
    ['1er', 'mars', '2024', '2024-03-01'],
    ['27.', 'März', '2024', '2024-03-27'],
    ['27.', 'maerz', '2024', '2024-03-27'],
    ['27th', 'MARCH', '2024', '2024-03-27'],
    ['2de', 'mrt.', '2024', '2024-03-02'],
    ['15', 'aout', '2024', '2024-08-15'],
    ['15', 'août', '2024', '2024-08-15'],
    ['15', 'déc.', '2024', '2024-12-15'],
    ['15', 'sept', '2024', '2024-09-15'],
    ['15', 'juin', '2024', '2024-06-15'],
    ['15', 'juil', '2024', '2024-07-15'],
    ['29', '2', '2024', '2024-02-29'],
    ['29', '2', '2023', undefined],
    ['31', 'april', '2024', undefined],
    ['27', 'jui', '2024', undefined],
    ['27', 'ma', '2024', undefined],
    ['27', 'maartje', '2024', undefined],
    ['27', '13', '2024', undefined],
    ['27', '0', '2024', undefined],
    ['0', '3', '2024', undefined],
    ['32', '3', '2024', undefined],
    ['27', '3', '24', undefined],
    ['27', '3', '0024', undefined],
    ['27', '3', '20244', undefined],
    ['', '3', '2024', undefined],
    ['27', '', '2024', undefined],
    ['27', '3', '', undefined],
    ['-7', '3', '2024', undefined],
    ['2,5', '3', '2024', undefined],
  ])('%j %j %j mean %j', (day, month, year, meant) => {
    expect(dateMeant({ day, month, year })).toBe(meant);
  });

  it.each([
    ['3', '2024', '2024-03'],
    ['Oktober', '1999', '1999-10'],
    ['oct', '1999', '1999-10'],
    ['0', '1999', undefined],
    ['3', '99', undefined],
  ])('%j %j mean the month %j', (month, year, meant) => {
    expect(monthYearMeant({ month, year })).toBe(meant);
  });

  it.each([
    ['2024', 2024],
    [' 1830 ', 1830],
    ['24', undefined],
    ['0999', undefined],
    ['2024.0', undefined],
    ['MMXXIV', undefined],
  ])('%j mean the year %j', (typed, meant) => {
    expect(yearMeant(typed)).toBe(meant);
  });
});

/** The months by the names that a respondent may type, in each language, whole and by three letters where these are enough. */
describe.each([
  ['nl', 'januari februari maart april mei juni juli augustus september oktober november december'],
  ['fr', 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'],
  ['de', 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'],
  ['en', 'January February March April May June July August September October November December'],
])('the months in %s', (_language, names) => {
  it('are read by their names', () => {
    const read = names.split(' ').map((month) => monthYearMeant({ month, year: '2024' }));
    expect(read).toEqual(Array.from({ length: 12 }, (_, at) => `2024-${`${at + 1}`.padStart(2, '0')}`));
  });
});

describe('a date typed or pasted as a whole', () => {
  it.each([
    ['27/3/2024', '2024-03-27'],
    ['27.03.2024', '2024-03-27'],
    ['27-3-2024', '2024-03-27'],
    ['27 - 3 - 2024', '2024-03-27'],
    [' 27 maart 2024 ', '2024-03-27'],
    ['woensdag 27 maart 2024', '2024-03-27'],
    ['Mittwoch, 27. März 2024', '2024-03-27'],
    ['mercredi 1er mai 2024', '2024-05-01'],
    ['27 March, 2024', '2024-03-27'],
    ['March 27, 2024', '2024-03-27'],
    ['Wednesday, March 27th, 2024', '2024-03-27'],
    ['2024-03-27', '2024-03-27'],
    ['2024/03/27', '2024-03-27'],
    // The day is first in all languages of the app: one that is no month is not taken for the day of another order.
    ['03/27/2024', undefined],
    ['31/2/2024', undefined],
  ])('%j is taken apart, and means %j', (typed, meant) => {
    const parts = partsOfDate(typed);
    expect(parts).toBeDefined();
    expect(parts && dateMeant(parts)).toBe(meant);
  });

  it.each(['27', '27/3', '27/3/24', '27032024', '2024-03-27T10:00', 'gisteren', '', `${' '.repeat(100_000)}1`])(
    '%.20j is none',
    (typed) => {
      expect(partsOfDate(typed)).toBeUndefined();
    },
  );

  it.each([
    ['maart 2024', '2024-03'],
    ['3/2024', '2024-03'],
    ['2024-03', '2024-03'],
    ['Dez. 2024', '2024-12'],
  ])('%j is taken apart as a month, and means %j', (typed, meant) => {
    const parts = partsOfMonth(typed);
    expect(parts && monthYearMeant(parts)).toBe(meant);
  });
});
