import { countedBy } from '../../engine/rosters/counted.ts';
import { type Call, type Expression, termsOf } from '../../instrument/expression/expression.ts';
import { expressionText } from '../../instrument/expression/expressionText.ts';
import { expressionsIn, type Placed } from '../../instrument/placed.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { type ConditionPlace, placeText } from '../fault.ts';
import { expressionNamed } from '../faultPath.ts';

/** What is reckoned over rows where the proof of routes takes it as anything: no answer decides it there. */
export interface TakenAsAnything {
  readonly place: ConditionPlace;
  /** The way to the expression in the file. */
  readonly path: Placed['path'];
  readonly reckoned: string;
}

/** Each thing that the proof takes as anything, by where it stands. What is computed and what an outcome asks is not proven at all. */
export function takenAsAnything(instrument: Instrument): TakenAsAnything[] {
  const rosters = Object.keys(instrument.rosters ?? {});
  const isTaken = (call: Call): boolean =>
    call.call === 'position' || countedBy(instrument, call, rosters) !== undefined;
  const takenIn = (part: Expression): Call[] => {
    if (!('call' in part)) return [];
    return isTaken(part) ? [part] : termsOf(part).flatMap(takenIn);
  };
  return expressionsIn(instrument).flatMap((placed) => {
    const place = placeOf(placed);
    return place
      ? [...new Set(takenIn(placed.expression).map(expressionText))].map((reckoned) => ({
          place,
          path: placed.path,
          reckoned,
        }))
      : [];
  });
}

function placeOf(placed: Placed): ConditionPlace | undefined {
  const { part, id, case: number = 1, path } = placed;
  const named = expressionNamed(placed);
  if (part === 'criterion') return undefined;
  if (part === 'condition') return { of: part, id };
  if (part === 'check') return { of: part, id, case: number };
  if (part !== 'question') return { of: 'gate', part, id, ...(named && { named }) };
  return path.at(-1) === 'gate' ? { of: 'gate', id } : undefined;
}

/** Such a thing in one line of English. */
export const takenText = ({ place, reckoned }: TakenAsAnything): string =>
  `${placeText(place)}: the proof takes ${reckoned} as anything`;
