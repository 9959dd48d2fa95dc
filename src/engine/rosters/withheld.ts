import { rosterNamed } from '../../instrument/rosterPath.ts';
import { type Evaluate, type ExpressionValue, isUndecided, none, open } from '../expressionValue.ts';
import type { Over } from './resolver.ts';
import type { RosterPlace } from './row.ts';
import { type RowProgram, step } from './rowProgram.ts';
import type { RowTally } from './rowTally.ts';

/**
 * Has a node wait for the places where a roster stands, those to come among them.
 * @param waits what keeps the rows of places from being told
 * @param places where it stands: they are put here as they come
 */
export function waitForPlaces(
  program: RowProgram,
  { roster, within }: Pick<Over, 'roster' | 'within'>,
  slot: number,
  waits: RowTally,
  places: RosterPlace[],
): void {
  // While rows are missing in which they would stand, they are missing too.
  const outer = within ? undefined : rosterNamed(program.instrument.rosters, roster)?.in;
  const reads = (place: RosterPlace): void => {
    program.read(place.slot, slot);
    const around = place.within ? [place.within.slot] : [];
    const evaluate = withheld(waits, place, outer !== undefined);
    const own = program.ranked(program.rankOf(slot) - step / 4, () =>
      program.add({ kind: 'rows', evaluate }, [place.slot, place.scope, ...around]),
    );
    program.read(own, slot);
  };
  if (outer !== undefined) program.watches.add({ roster: outer, stands: reads });
  program.watches.add({
    roster,
    within,
    stands: (place) => {
      places.push(place);
      reads(place);
    },
  });
}

/**
 * What keeps the rows of a place from being told: it is not known whether it is asked, or rows are missing.
 * @param isOfAll whether the rows of all rows around are counted: then one of those that is not asked keeps nothing by itself
 */
function withheld(waits: RowTally, place: RosterPlace, isOfAll: boolean): Evaluate {
  let before: ExpressionValue = none;
  return (results) => {
    const now = withheldNow(results, place, isOfAll);
    waits.count(before, -1);
    waits.count(now, 1);
    before = now;
    return now;
  };
}

function withheldNow(results: readonly ExpressionValue[], place: RosterPlace, isOfAll: boolean): ExpressionValue {
  if (isOfAll && place.within && results[place.within.slot] !== true) return none;
  const asked = results[place.scope] ?? open;
  if (isUndecided(asked)) return asked;
  return asked === true && place.lacksRows ? open : none;
}
