import { expect, it } from 'vitest';

it('a last day is the same day wherever the browser is', async () => {
  // Set before the first date is written: formats keep the zone that they were made in.
  process.env['TZ'] = 'Europe/Brussels';
  const { dayInWords } = await import('../../src/office/page/dayInWords.ts');
  expect(dayInWords('2024-12-15T23:59:59.999Z', 'nl')).toBe('15 december 2024');
  expect(dayInWords('2024-12-15', 'en')).toBe('15 December 2024');
});
