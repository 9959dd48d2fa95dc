import { expressionsIn, type Placed } from '../instrument/placed.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { ConditionPlace, LintFault } from './fault.ts';

/** The way to an expression in the file of a questionnaire, and the character in it that is meant, counted from 0. */
export interface FaultPath {
  readonly path: Placed['path'];
  readonly at?: number;
}

/** What finds where a fault of an instrument stands in its file, where it is about an expression. */
export function faultPathsIn(instrument: Instrument): (fault: LintFault) => FaultPath | undefined {
  const paths = new Map(
    // Of two with one id, the first.
    expressionsIn(instrument)
      .toReversed()
      .map(({ part, id, case: number, path }) => [`${part} ${id} ${number ?? ''}`, path]),
  );
  return (fault) => {
    const place = placeIn(fault);
    if (!place) return undefined;
    const part = place.of === 'gate' ? (place.part ?? 'question') : place.of;
    const path = paths.get(`${part} ${place.id} ${place.of === 'check' ? place.case : ''}`);
    if (!path) return undefined;
    return place.character === undefined ? { path } : { path, at: place.character - 1 };
  };
}

function placeIn(fault: LintFault): ConditionPlace | undefined {
  if ('place' in fault) return fault.place;
  switch (fault.fault) {
    case 'never-fires':
      return { of: 'check', id: fault.check, case: fault.case };
    case 'unused-condition':
      return { of: 'condition', id: fault.condition };
    case 'never-opens':
    case 'unreachable':
    case 'never-closes':
      return fault.part === 'question' ? { of: 'gate', id: fault.id } : { of: 'gate', part: fault.part, id: fault.id };
    default:
      return undefined;
  }
}
