import { type Ternary, truthOf } from '../engine/truth.ts';
import type { Condition } from '../instrument/condition.ts';
import type { Delivered } from './delivered.ts';

/** Whether a response is where all of these conditions hold. Undefined where its answers do not tell. */
export const isInside = ({ document: { answers } }: Delivered, conditions: readonly Condition[]): Ternary =>
  truthOf({ op: 'all', of: [...conditions] }, (item) => (Object.hasOwn(answers, item) ? answers[item] : undefined));

/** Whether a response is in the EU scope of every module that the EU asks of fewer enterprises than the form. */
export const insideScope = (of: Delivered): Ternary =>
  isInside(
    of,
    (of.to.codebook?.scopes ?? []).flatMap((scope) => (scope.modules ? [scope.inside] : [])),
  );
