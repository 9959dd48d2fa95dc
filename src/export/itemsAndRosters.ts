import { type Item, outlineOf } from '../engine/outline.ts';
import { rosterOfEach } from '../instrument/rosterOfEach.ts';
import { rostersAround } from '../instrument/rosterParts.ts';
import type { Instrument } from '../instrument/schema.ts';

/** An item, or a roster in whose rows others stand. */
export type ItemOrRoster = { readonly item: Item } | { readonly roster: string };

const madeBefore = new WeakMap<Instrument, Map<string | undefined, readonly ItemOrRoster[]>>();

/** What stands in the rows of a roster, or in none: items in order, and rosters, each where its first item would be. */
export function itemsAndRostersIn(instrument: Instrument, within?: string): readonly ItemOrRoster[] {
  const known = madeBefore.get(instrument) ?? new Map<string | undefined, readonly ItemOrRoster[]>();
  madeBefore.set(instrument, known);
  const before = known.get(within);
  if (before) return before;
  const rosterOf = rosterOfEach(instrument);
  const met = new Set<string>();
  const placed = [...outlineOf(instrument).items.values()].flatMap((item): ItemOrRoster[] => {
    const around = rostersAround(instrument, rosterOf.get(item.name));
    if (around.at(-1) === within) return [{ item }];
    const roster = around[within === undefined ? 0 : around.indexOf(within) + 1];
    if (roster === undefined || met.has(roster) || (within !== undefined && !around.includes(within))) return [];
    met.add(roster);
    return [{ roster }];
  });
  known.set(within, placed);
  return placed;
}
