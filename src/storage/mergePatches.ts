import type { Patch } from './patch.ts';
import { withPrefilled } from './prefilled.ts';

/** Two patches of one response as one, the second after the first. */
export function mergePatches(one: Patch, other: Patch): Patch {
  return {
    ...one,
    ...other,
    ...(other.row && { row: withPrefilled(other.row, one.row?.prefilled) }),
    ...both('answers', one.answers, other.answers),
    ...both('annotations', one.annotations, other.annotations),
    ...both('events', one.events, other.events),
  };
}

const both = <Name extends string, Row>(name: Name, one: readonly Row[] = [], other: readonly Row[] = []) =>
  (one.length + other.length > 0 ? { [name]: [...one, ...other] } : {}) as { readonly [name in Name]?: Row[] };
