import type { Roster, Rosters } from './roster.ts';

/** The roster of a name, where there is one. */
export const rosterNamed = (rosters: Rosters | undefined, named: string): Roster | undefined =>
  rosters && Object.hasOwn(rosters, named) ? rosters[named] : undefined;

/** The roster that a path names: its own name, behind that of the roster in whose rows it stands. */
export function rosterAt(rosters: Rosters | undefined, path: string): string | undefined {
  const [first = '', second, ...more] = path.split('.');
  if (more.length > 0) return undefined;
  const alone = second === undefined ? rosterNamed(rosters, first) : undefined;
  if (second === undefined) return alone && alone.in === undefined ? first : undefined;
  return rosterNamed(rosters, second)?.in === first ? second : undefined;
}
