import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateText, daysIn, isDate, isMonth, monthText } from '../../src/instrument/calendar.ts';
import { runs } from '../engine/arbitraries.ts';

describe('a date of the calendar', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2024-04-31', false],
    ['2024-12-31', true],
    ['2024-13-01', false],
    ['2024-00-10', false],
    ['2024-01-00', false],
    ['1000-01-01', true],
    ['9999-12-31', true],
    ['0999-12-31', false],
    ['10000-01-01', false],
    ['2024-3-1', false],
    ['2024-03-01T00:00', false],
    ['2024-03-01-01', false],
    ['2024-03', false],
    ['+2024-03-01', false],
    ['2024-03-1e0', false],
    [' 2024-03-01', false],
    ['٢٠٢٤-03-01', false],
    ['', false],
  ])('%j is one: %s', (text, is) => {
    expect(isDate(text)).toBe(is);
  });

  it.each([
    ['2024-03', true],
    ['2024-13', false],
    ['2024-00', false],
    ['2024-3', false],
    ['2024-03-01', false],
    ['2024', false],
  ])('%j is a month: %s', (text, is) => {
    expect(isMonth(text)).toBe(is);
  });

  it('is one where the platform has it too', () => {
    const numbers = fc.tuple(
      fc.integer({ min: 990, max: 10_010 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    );
    fc.assert(
      fc.property(numbers, ([year, month, day]) => {
        const there = new Date(Date.UTC(year, month - 1, day));
        const same = there.getUTCFullYear() === year && there.getUTCMonth() === month - 1 && there.getUTCDate() === day;
        const isOurs = same && year >= 1000 && year <= 9999;
        const text = dateText(year, month, day);
        expect(text !== undefined).toBe(isOurs);
        if (text === undefined) return;
        expect(text).toBe(there.toISOString().slice(0, 10));
        expect(isDate(text)).toBe(true);
        expect(monthText(year, month)).toBe(text.slice(0, 7));
        expect(daysIn(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
      }),
      runs(5000),
    );
  });
});
