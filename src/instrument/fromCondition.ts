import type * as z from 'zod/mini';
import type { belowMeasured, Condition } from './condition.ts';
import type { Expression, Literal } from './expression/expression.ts';
import { numberLiteral } from './expression/numberLiteral.ts';

const named = (name: string): Expression => ({ name });

const literal = (value: string | number): Literal => (typeof value === 'number' ? { number: value } : { text: value });

/** Several as one; a single one is itself. */
const joined = (call: 'and' | 'or', args: readonly Expression[]): Expression => {
  const [first, ...others] = args;
  return first && others.length === 0 ? first : { call, args };
};

const negated = (of: Expression): Expression => ({ call: 'not', args: [of] });
const isBlank = (item: string): Expression => ({ call: 'isBlank', args: [named(item)] });

function total({ items, is, than, blank }: Extract<Condition, { op: 'total' }>): Expression {
  const sum = items.map(named).reduce((left, right) => ({ call: '+', args: [left, right] }));
  const compared: Expression = {
    call: is,
    args: [sum, typeof than === 'number' ? { number: than } : numberLiteral(than)],
  };
  if (blank === undefined) return compared;
  const blanks = [...new Set(items)].map(isBlank);
  return blank
    ? { call: 'or', args: [compared, ...blanks] }
    : { call: 'and', args: [compared, ...blanks.map(negated)] };
}

/** The expression that a condition of format 1 is. */
export function fromCondition(condition: Condition | z.infer<typeof belowMeasured>): Expression {
  switch (condition.op) {
    case 'equals':
      return { call: '=', args: [named(condition.item), literal(condition.value)] };
    case 'some':
    case 'every': {
      const { op, items, value } = condition;
      const equal = items.map((item) => fromCondition({ op: 'equals', item, value }));
      return joined(op === 'some' ? 'or' : 'and', equal);
    }
    case 'total':
      return total(condition);
    case 'shape':
      return { call: condition.is === 'email' ? 'isEmail' : 'isTelephone', args: [named(condition.item)] };
    case 'all':
      return joined('and', condition.of.map(fromCondition));
    case 'any':
      return joined('or', condition.of.map(fromCondition));
    case 'not':
      return negated(fromCondition(condition.of));
    case 'belowMeasured':
      return { call: '<', args: [named(condition.item), { name: 'measuredMinutes', of: 'given' }] };
  }
}
