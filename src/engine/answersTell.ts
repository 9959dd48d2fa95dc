import type { Expression } from '../instrument/expression/expression.ts';
import { openedUp } from '../instrument/expression/openedUp.ts';
import { itemsRead } from '../instrument/expression/reads.ts';
import type { Instrument } from '../instrument/schema.ts';
import { compileExpression } from './compileExpression.ts';
import { isUndecided, open } from './expressionValue.ts';
import { and } from './functions/logic.ts';
import { outlineOf } from './outline.ts';
import { expressionValueOf } from './reading.ts';
import type { Answers } from './value.ts';

/** Three-valued: holds, does not hold, or cannot be told. */
export type Ternary = boolean | undefined;

/**
 * Makes the question whether all of these conditions hold, to be put to many responses: to their answers as they travelled,
 * without a route. What has no answer does not tell.
 */
export function answersTell(instrument: Instrument, conditions: readonly Expression[]): (answers: Answers) => Ternary {
  const { items } = outlineOf(instrument);
  const read = [...new Set(conditions.flatMap((condition) => itemsRead(condition, instrument.conditions)))];
  const evaluate = and(
    ...conditions.map((condition) =>
      compileExpression(openedUp(condition, instrument.conditions), ({ name }) => {
        const slot = read.indexOf(name);
        return slot < 0 ? undefined : { slot };
      }),
    ),
  );
  return (answers) => {
    const result = evaluate(
      read.map((id) => {
        const item = items.get(id);
        const value = Object.hasOwn(answers, id) ? answers[id] : undefined;
        return item && value !== undefined && value !== null ? expressionValueOf(item, value) : open;
      }),
    );
    return isUndecided(result) ? undefined : result === true;
  };
}
