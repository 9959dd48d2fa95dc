import type { Glance } from '../../protocol/glance.ts';

/** A day (UTC), with what arrived, the cases that answered first on it and until its end, and those whose last day it is. */
export interface DayFigures {
  readonly day: string;
  readonly received: number;
  readonly answered: number;
  readonly answeredInAll: number;
  readonly lastDayOf: number;
}

const dayMs = 86_400_000;
/** A plot of more days than this has a column only for those on which something was. */
const mostDays = 400;

/** The days on which something was, the first one first; `gaps`: with the days between them, where they are not too many. */
export function dayFigures({ days, cases }: Pick<Glance, 'days' | 'cases'>, gaps = false): DayFigures[] {
  const [received, answered, lastDays] = [days, cases.deliveries, cases.deadlines].map(
    (counts) => new Map(counts.map(({ day, count }) => [day, count])),
  );
  const known = [...new Set([days, cases.deliveries, cases.deadlines].flat().map(({ day }) => day))].toSorted();
  let answeredInAll = 0;
  return (gaps ? withGaps(known) : known).map((day) => {
    const came = answered?.get(day) ?? 0;
    answeredInAll += came;
    const lastDayOf = lastDays?.get(day) ?? 0;
    return { day, received: received?.get(day) ?? 0, answered: came, answeredInAll, lastDayOf };
  });
}

function withGaps(days: readonly string[]): readonly string[] {
  const [first, last] = [Date.parse(days[0] ?? ''), Date.parse(days.at(-1) ?? '')];
  const number = (last - first) / dayMs + 1;
  if (!(number <= mostDays)) return days;
  return Array.from({ length: number }, (_, at) => new Date(first + at * dayMs).toISOString().slice(0, 10));
}
