import { expressionsIn } from '../instrument/placed.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { ConditionPlace, LintFault } from './fault.ts';

/** The way to an expression in the file of a questionnaire, and the character in it that is meant, counted from 0. */
export interface FaultPath {
  readonly path: readonly (string | number)[];
  readonly at?: number;
}

/** Where a fault stands in the file, where it is about an expression. */
export function faultPath(fault: LintFault, instrument: Instrument): FaultPath | undefined {
  if ('place' in fault) return pathOf(fault.place, instrument);
  if (fault.fault === 'never-fires') return pathOf({ of: 'check', id: fault.check, case: fault.case }, instrument);
  if (fault.fault === 'unused-condition') return pathOf({ of: 'condition', id: fault.condition }, instrument);
  const gated = ['never-opens', 'unreachable', 'never-closes', 'waits-forever'];
  return 'question' in fault && gated.includes(fault.fault)
    ? pathOf({ of: 'gate', id: fault.question }, instrument)
    : undefined;
}

function pathOf(place: ConditionPlace, instrument: Instrument): FaultPath | undefined {
  const part = place.of === 'gate' ? (place.part ?? 'question') : place.of;
  const found = expressionsIn(instrument).find(
    (one) => one.part === part && one.id === place.id && (place.of !== 'check' || one.case === place.case),
  );
  if (!found) return undefined;
  return place.character === undefined ? { path: found.path } : { path: found.path, at: place.character - 1 };
}
