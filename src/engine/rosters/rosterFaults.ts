import type { Evaluation } from '../evaluation.ts';
import { less } from '../functions/comparison.ts';
import { rosterPlacesOf } from './placesOf.ts';
import type { RosterPlace } from './row.ts';

/** Why a roster keeps a response from completion: rows are missing, or there are more than there may be. */
export interface RosterFault {
  /** The address of the roster. */
  readonly roster: string;
  /** The module in which its rows are added. */
  readonly module: string;
  readonly fault: 'too-few-rows' | 'too-many-rows';
  /** How many rows there are, and how many there must be, or may be. */
  readonly rows: number;
  readonly bound: number;
}

/** What is wrong with how many rows there are. */
export const rosterFaultsOf = (evaluation: Evaluation): RosterFault[] =>
  rosterPlacesOf(evaluation).flatMap((place) => faultOf(place, evaluation) ?? []);

function faultOf(place: RosterPlace, { program }: Evaluation): RosterFault | undefined {
  const { address: roster, there, isAsked, isShort, min } = place;
  if (!isAsked) return undefined;
  const module = program.instrument.modules[place.module]?.id ?? '';
  const common = { roster, module, rows: there.length };
  if (isShort) return { ...common, fault: 'too-few-rows', bound: typeof min === 'number' ? min : there.length + 1 };
  const bound = allowedOf(place);
  return bound < there.length ? { ...common, fault: 'too-many-rows', bound } : undefined;
}

/** How many of its rows a roster may have: as many as its limit lets it, and never more than any draft may have. */
function allowedOf({ limit, there, roster: { max } }: RosterPlace): number {
  let allowed = Math.min(there.length, max);
  const isBeyond = less(
    () => limit,
    () => allowed,
  );
  // What is no number limits nothing.
  while (allowed > 0 && isBeyond([]) === true) allowed -= 1;
  return allowed;
}
