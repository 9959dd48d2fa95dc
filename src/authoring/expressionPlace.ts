import type { Expression } from '../instrument/expression/expression.ts';
import { offsetOf } from '../instrument/expression/offsets.ts';
import type { Placed } from '../instrument/placed.ts';
import type { ConditionPlace } from './fault.ts';

/** Where a part of an expression stands. */
export function expressionPlace({ part, id, case: number }: Placed, within: Expression): ConditionPlace {
  const at = offsetOf(within);
  const character = at === undefined ? {} : { character: at + 1 };
  if (part === 'check') return { of: 'check', id, case: number ?? 1, ...character };
  if (part === 'condition' || part === 'criterion') return { of: part, id, ...character };
  return part === 'question' ? { of: 'gate', id, ...character } : { of: 'gate', part, id, ...character };
}
