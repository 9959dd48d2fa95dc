import type { Evaluation } from '../evaluation.ts';
import { isRowAsked, type RosterPlace, type RosterRow } from './row.ts';

/**
 * Where rosters stand now: one in rows stands in each of those that are asked, those of one row together, behind the rosters
 * that stand in none.
 */
export function rosterPlacesOf({ program }: Evaluation): RosterPlace[] {
  const inRows = new Map<RosterRow | undefined, RosterPlace[]>();
  for (const place of program.rosters?.values() ?? [])
    inRows.set(place.within, [...(inRows.get(place.within) ?? []), place]);
  const outer = inRows.get(undefined) ?? [];
  const rows = outer.flatMap(({ there }) => there).filter(isRowAsked);
  return [...outer, ...rows.flatMap((row) => inRows.get(row) ?? [])];
}
