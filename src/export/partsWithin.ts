import { type Item, outlineOf } from '../engine/outline.ts';
import { rosterOfEach } from '../instrument/rosterOfEach.ts';
import { rostersAround } from '../instrument/rosterParts.ts';
import type { Instrument } from '../instrument/schema.ts';

/** An item, a roster in whose rows others stand, or a criterion of the outcome. */
export type PlacedPart = { readonly item: Item } | { readonly roster: string } | { readonly criterion: string };

const madeBefore = new WeakMap<Instrument, Map<string | undefined, readonly PlacedPart[]>>();

/**
 * What stands in the rows of a roster, or in none: items in order, and rosters, each where its first item would be; then
 * criteria.
 */
export function partsWithin(instrument: Instrument, within?: string): readonly PlacedPart[] {
  const known = madeBefore.get(instrument) ?? new Map<string | undefined, readonly PlacedPart[]>();
  madeBefore.set(instrument, known);
  const before = known.get(within);
  if (before) return before;
  const rosterOf = rosterOfEach(instrument);
  const met = new Set<string>();
  const placed = [...outlineOf(instrument).items.values()].flatMap((item): PlacedPart[] => {
    const around = rostersAround(instrument, rosterOf.get(item.name));
    if (around.at(-1) === within) return [{ item }];
    const roster = around[within === undefined ? 0 : around.indexOf(within) + 1];
    if (roster === undefined || met.has(roster) || (within !== undefined && !around.includes(within))) return [];
    met.add(roster);
    return [{ roster }];
  });
  const criteria = (instrument.outcome?.criteria ?? []).filter((one) => one.for === within);
  const parts = [...placed, ...criteria.map(({ id }) => ({ criterion: id }))];
  known.set(within, parts);
  return parts;
}
