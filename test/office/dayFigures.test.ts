import { describe, expect, it } from 'vitest';
import { dayFigures } from '../../src/office/glance/dayFigures.ts';

const cases = {
  ...{ states: [], languages: [], due: 9, delivered: 3 },
  deliveries: [
    { day: '2024-02-28', count: 2 },
    { day: '2024-03-01', count: 1 },
  ],
  deadlines: [{ day: '2024-03-02', count: 9 }],
};
const days = [
  { day: '2024-02-28', count: 3 },
  { day: '2024-03-01', count: 1 },
];

describe('the figures of days', () => {
  it('are summed up from day to day, until the last one', () => {
    expect(dayFigures({ days, cases })).toEqual([
      { day: '2024-02-28', received: 3, answered: 2, answeredInAll: 2, lastDayOf: 0 },
      { day: '2024-03-01', received: 1, answered: 1, answeredInAll: 3, lastDayOf: 0 },
      { day: '2024-03-02', received: 0, answered: 0, answeredInAll: 3, lastDayOf: 9 },
    ]);
  });

  it('have the days between them for a plot', () => {
    expect(dayFigures({ days, cases }, true).map(({ day, answeredInAll }) => [day, answeredInAll])).toEqual([
      ['2024-02-28', 2],
      ['2024-02-29', 2],
      ['2024-03-01', 3],
      ['2024-03-02', 3],
    ]);
  });

  it('leave them out where a clock was years off', () => {
    const far = { ...cases, deadlines: [{ day: '2999-12-31', count: 1 }] };
    expect(dayFigures({ days, cases: far }, true)).toHaveLength(3);
  });

  it('are none where there is nothing', () => {
    const none = { ...cases, deliveries: [], deadlines: [] };
    expect([dayFigures({ days: [], cases: none }), dayFigures({ days: [], cases: none }, true)]).toEqual([[], []]);
  });
});
