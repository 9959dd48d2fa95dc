import type { Expression } from '../../instrument/expression/expression.ts';
import { unitsOf } from '../exact.ts';
import { type Evaluate, type ExpressionValue, isUndecided, none, open, type Quantity } from '../expressionValue.ts';
import { decimalOf } from '../functions/decimals.ts';
import type { Item } from '../outline.ts';
import { rowOf } from '../types/table.ts';
import type { Value } from '../value.ts';

/** The places behind the point that a computed number has; undefined where it is none. */
function placesOf(item: Item): number | undefined {
  if (!rowOf(item).number) return undefined;
  return ('digits' in item ? item.digits : undefined) ?? ('currency' in item ? 2 : 0);
}

const nothing: Expression = { truth: false };
const rounded = new WeakMap<Expression, Expression>();

/** What an item is computed by: a number is rounded before anybody reads it. It is the same in every row. */
export function roundedBy(item: Item): Expression {
  const { is = nothing } = item;
  const places = placesOf(item);
  if (places === undefined) return is;
  const known = rounded.get(is) ?? { call: 'round', args: [is, { number: places }] };
  rounded.set(is, known);
  return known;
}

/** A result as a value of an item, as it would be answered; undefined where it is none. */
export function asAnswer(result: Exclude<ExpressionValue, symbol>, item: Item): Value | undefined {
  if (typeof result === 'boolean') return result ? 'yes' : 'no';
  if (typeof result === 'string') return rowOf(item).read(result, item);
  const decimal = decimalOf(result as Quantity);
  const text = decimal.isZero() ? '0' : decimal.toFixed();
  if ('digits' in item || 'currency' in item) return text;
  // A whole number that no float holds could neither rest nor travel.
  return Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
}

/**
 * What an item comes to, once it is computed.
 * @param evaluate what `roundedBy` gives
 * @param scope the place of what opens it
 * @param tell called with its value as it changes; undefined: it has none
 */
export const computing =
  (item: Item, evaluate: Evaluate, scope: number, tell: (value: Value | undefined) => void): Evaluate =>
  (results) => {
    const asked = results[scope] ?? open;
    const result = asked === true ? evaluate(results) : asked === false ? none : asked;
    const value = typeof result === 'symbol' ? undefined : asAnswer(result, item);
    tell(value);
    if (value !== undefined) return typeof value === 'string' && rowOf(item).number ? unitsOf(value) : value;
    return typeof result === 'symbol' && isUndecided(result) ? result : none;
  };
