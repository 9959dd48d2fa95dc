import type { Expression } from '../instrument/expression/expression.ts';
import { offsetOf } from '../instrument/expression/offsets.ts';
import type { Placed } from '../instrument/placed.ts';
import type { ConditionPlace } from './fault.ts';
import { expressionNamed } from './faultPath.ts';

/** Where a part of an expression stands. */
export function expressionPlace(placed: Placed, within: Expression): ConditionPlace {
  const { part, id, case: number } = placed;
  const at = offsetOf(within);
  const named = expressionNamed(placed);
  const own = { ...(named && { named }), ...(at !== undefined && { character: at + 1 }) };
  if (part === 'check') return { of: 'check', id, case: number ?? 1, ...own };
  if (part === 'condition' || part === 'criterion') return { of: part, id, ...own };
  return part === 'question' ? { of: 'gate', id, ...own } : { of: 'gate', part, id, ...own };
}
