import type { Check, Instrument } from '../instrument/schema.ts';
import { itemsIn, type Route } from './route.ts';
import { truthOf } from './truth.ts';

/** What an edit check has to say about items of the route. Hard: impossible; soft: to be confirmed. */
export interface Finding {
  readonly check: string;
  readonly level: Check['level'];
  readonly items: readonly string[];
  /** The id of its words. */
  readonly text: string;
  /** Whether the review page stresses it. */
  readonly strong: boolean;
}

/** The entries outside the domain of their item's type, in the order of the items: all hard. */
export const domainFindings = (route: Route): Finding[] =>
  itemsIn(route, 'asked')
    .filter((item) => route.readings.get(item.id)?.kind === 'invalid')
    .map(({ id, domainCheck: check }) => ({ check, level: 'hard', items: [id], text: check, strong: false }));

/**
 * What the edit checks find, in the order of the instrument. A check about a blank or hidden item is silent.
 * @param comparedMinutes the whole minutes measured that declared ones are compared with; by default with none
 */
export function checkFindings(instrument: Instrument, route: Route, comparedMinutes = 0): Finding[] {
  const valueFor = (item: string) => route.values.get(item);
  const found = instrument.checks.flatMap(({ id, level, strong = false, cases }) =>
    cases
      .filter(({ when }) =>
        when.op === 'belowMeasured' ? Number(valueFor(when.item)) < comparedMinutes : truthOf(when, valueFor) === true,
      )
      .map(({ items, level: own = level, text = id, unless }) => ({
        unless,
        finding: {
          check: id,
          level: own,
          // A condition may hold whatever else is answered: what is blank has no part in it.
          items: items.filter((item) => route.values.has(item)),
          text,
          strong,
        },
      })),
  );
  return found.flatMap(({ unless, finding }) =>
    found.some((other) => other.finding.check === unless) ? [] : [finding],
  );
}

/** All findings on a route: entries outside their domain first, then those of the edit checks. */
export const findingsOn = (instrument: Instrument, route: Route, comparedMinutes?: number): Finding[] => [
  ...domainFindings(route),
  ...checkFindings(instrument, route, comparedMinutes),
];
