import type { Check, Instrument } from '../instrument/schema.ts';
import { itemsIn, type Route } from './route.ts';
import { truthOf } from './truth.ts';

/** What an edit check has to say about items of the route. Hard: impossible; soft: to be confirmed. */
export interface Finding {
  readonly check: string;
  readonly level: Check['level'];
  readonly items: readonly string[];
}

/**
 * The findings on a route: first each entry outside the domain of its item's type, in the order of the items,
 * then the edit checks in the order of the instrument. A check about a blank or hidden item is silent.
 */
export function findingsOn(instrument: Instrument, route: Route): Finding[] {
  const outside = itemsIn(route, 'asked')
    .filter((item) => route.readings.get(item.id)?.kind === 'invalid')
    .map((item): Finding => ({ check: instrument.domainChecks[item.type], level: 'hard', items: [item.id] }));
  const lookup = (item: string) => route.values.get(item);
  const failed = instrument.checks.flatMap((check) =>
    check.cases
      .filter((one) => truthOf(one.when, lookup) === true)
      .map((one): Finding => ({ check: check.id, level: check.level, items: one.items })),
  );
  return [...outside, ...failed];
}
