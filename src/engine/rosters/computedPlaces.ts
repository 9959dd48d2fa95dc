import type { Instrument } from '../../instrument/schema.ts';
import { outlineOf } from '../outline.ts';
import { itemsNeeded } from './itemsNeeded.ts';
import { rosterSpans, rostersReckoned } from './rosterSpans.ts';

/** How many items must be asked before something can be told: up to the last that it reads, and of rosters all of them. */
export interface TellingPlace {
  readonly items: number;
  /** Up to the end of the last roster that it reckons over; 0 where it does not. */
  readonly rosters: number;
}

/**
 * Where what is computed stands: behind the last thing that it reads, wherever its question is. Each behind those that it
 * reads.
 */
export function computedPlaces(instrument: Instrument): ReadonlyMap<string, TellingPlace> {
  const { order, items } = outlineOf(instrument);
  const spans = rosterSpans(instrument);
  const places = new Map<string, TellingPlace>();
  const entered = new Map<string, readonly string[]>();
  for (const start of items.keys()) {
    // Step by step, not function in function: a chain may be as long as the questionnaire.
    const left = [start];
    while (left.length > 0) {
      const name = left.at(-1) ?? '';
      const is = places.has(name) ? undefined : items.get(name)?.is;
      const read = entered.get(name);
      if (is && !read) {
        const names = itemsNeeded(instrument, is);
        entered.set(name, names);
        left.push(...names.filter((one) => items.get(one)?.is && !entered.has(one)));
        continue;
      }
      left.pop();
      if (!is || !read) continue;
      const behind = [name, ...read].map((one) => places.get(one) ?? { items: (order.get(one) ?? -1) + 1, rosters: 0 });
      const ends = rostersReckoned(instrument, is).map((roster) => spans.get(roster)?.ends ?? 0);
      places.set(name, {
        items: Math.max(...behind.map((one) => one.items)),
        rosters: Math.max(0, ...ends, ...behind.map((one) => one.rosters)),
      });
    }
  }
  return places;
}

/** How many items are asked before an item can be told: up to itself, or to what it is computed from. */
export function toldBehind(instrument: Instrument): (item: string) => number {
  const { order } = outlineOf(instrument);
  const places = computedPlaces(instrument);
  return (item) => {
    const { items, rosters } = places.get(item) ?? { items: (order.get(item) ?? -1) + 1, rosters: 0 };
    return Math.max(items, rosters);
  };
}
