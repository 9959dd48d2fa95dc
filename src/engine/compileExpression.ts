import type { Expression, Reference } from '../instrument/expression/expression.ts';
import { exactOf } from './exact.ts';
import { type Evaluate, type ExpressionValue, isUndecided, none, open } from './expressionValue.ts';
import { meaningOf } from './functions/table.ts';

/** Where a name stands in a program: its own place, and, of an item, that of the gates around it. */
export interface Located {
  readonly slot: number;
  readonly scope?: number;
}

/** Finds a name; undefined where nothing of that name stands before the expression. */
export type Locate = (reference: Reference) => Located | undefined;

/** An expression as a function of the results before it. What stands nowhere before it is open. */
export function compileExpression(expression: Expression, locate: Locate): Evaluate {
  if ('call' in expression) {
    const [first, second] = expression.args;
    if (expression.call === 'isBlank' && first) return blankness(first, locate);
    if (expression.call === 'orElse' && first && second) {
      const [isBlank, value, otherwise] = [
        blankness(first, locate),
        compileExpression(first, locate),
        compileExpression(second, locate),
      ];
      return (results) => (isBlank(results) === true ? otherwise(results) : value(results));
    }
    // Without their operands, with which no questionnaire loads.
    if (expression.call === 'isBlank' || expression.call === 'orElse') return () => none;
    // What is reckoned over rows has a place of its own by now.
    return meaningOf(expression.call as Parameters<typeof meaningOf>[0])(
      ...expression.args.map((arg) => compileExpression(arg, locate)),
    );
  }
  if ('name' in expression) {
    const found = locate(expression);
    return found ? (results) => results[found.slot] ?? open : () => open;
  }
  const value = literal(expression);
  return () => value;
}

function literal(expression: Exclude<Expression, { call: unknown } | { name: unknown }>): ExpressionValue {
  if ('truth' in expression) return expression.truth;
  if ('text' in expression) return expression.text;
  if ('date' in expression) return expression.date;
  const { number } = expression;
  return typeof number === 'number' ? number : (exactOf(number) ?? none);
}

/** True where there is nothing, or an item is asked without an answer that counts; open where that cannot be told. */
function blankness(of: Expression, locate: Locate): Evaluate {
  const value = compileExpression(of, locate);
  const scope = 'name' in of ? locate(of)?.scope : undefined;
  return (results) => {
    const result = value(results);
    if (result === none) return true;
    if (!isUndecided(result)) return false;
    return scope !== undefined && results[scope] === true ? true : result;
  };
}
