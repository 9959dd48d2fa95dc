import type { Expression } from './expression.ts';
import type { Conditions } from './reads.ts';

/** An expression with what stands behind the names of conditions in their place. One that reads itself keeps its name. */
export function openedUp(expression: Expression, conditions: Conditions, within: readonly string[] = []): Expression {
  if ('call' in expression)
    return {
      ...expression,
      args: expression.args.map((arg) => openedUp(arg, conditions, within)),
      ...(expression.where && { where: openedUp(expression.where, conditions, within) }),
    };
  if (!('name' in expression) || expression.of !== undefined || within.includes(expression.name)) return expression;
  const { name } = expression;
  const condition = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
  return condition ? openedUp(condition, conditions, [...within, name]) : expression;
}

/** Several that must all hold as one, on one level; undefined where there are none. */
export function allOf(expressions: readonly Expression[]): Expression | undefined {
  const args = expressions.flatMap((one) => ('call' in one && one.call === 'and' ? one.args : [one]));
  return args.length > 1 ? { call: 'and', args } : args[0];
}
