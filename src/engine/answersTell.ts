import type { Expression } from '../instrument/expression/expression.ts';
import { itemsRead } from '../instrument/expression/reads.ts';
import type { Instrument } from '../instrument/schema.ts';
import { compileExpression } from './compileExpression.ts';
import { type Evaluate, type ExpressionValue, isUndecided, open } from './expressionValue.ts';
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
  const slots = new Map(read.map((name, slot) => [name, slot]));
  const named: Evaluate[] = [];
  const entered = new Set<string>();
  /** Named conditions stand behind the answers, each once, behind those that it reads. */
  const slotOf = (name: string): number | undefined => {
    const condition = Object.hasOwn(instrument.conditions, name) ? instrument.conditions[name] : undefined;
    if (condition && !entered.has(name)) {
      entered.add(name);
      const evaluate = compiled(condition);
      slots.set(name, read.length + named.push(evaluate) - 1);
    }
    return slots.get(name);
  };
  const compiled = (expression: Expression): Evaluate =>
    compileExpression(expression, ({ name }) => {
      const slot = slotOf(name);
      return slot === undefined ? undefined : { slot };
    });
  const evaluate = and(...conditions.map(compiled));
  return (answers) => {
    const results = read.map((id): ExpressionValue => {
      const item = items.get(id);
      const value = Object.hasOwn(answers, id) ? answers[id] : undefined;
      return item && value !== undefined && value !== null ? expressionValueOf(item, value) : open;
    });
    for (const one of named) results.push(one(results));
    const result = evaluate(results);
    return isUndecided(result) ? undefined : result === true;
  };
}
