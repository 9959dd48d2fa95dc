import type { FunctionName } from '../../instrument/expression/signatures.ts';
import type { Evaluate } from '../result.ts';
import { add, negate, subtract } from './arithmetic.ts';
import { equal, greater, greaterOrEqual, less, lessOrEqual, unequal } from './comparison.ts';
import { and, choose, not, or } from './logic.ts';
import { isEmail, isTelephone } from './shape.ts';

/** What a function makes of its operands; the compiler of expressions gives it as many as its signature says. */
export type Meaning = (...operands: Evaluate[]) => Evaluate;

/** The functions that are there from the first: those that look at where an item stands are the compiler's own. */
const meanings: Readonly<Partial<Record<FunctionName, (...operands: never[]) => Evaluate>>> = {
  and,
  or,
  not,
  if: choose,
  '=': equal,
  '<>': unequal,
  '<': less,
  '<=': lessOrEqual,
  '>': greater,
  '>=': greaterOrEqual,
  '+': add,
  '-': subtract,
  negate,
  isEmail,
  isTelephone,
};

/** What a function means; throws where it is not loaded. */
export function meaningOf(name: FunctionName): Meaning {
  const meaning = meanings[name];
  if (!meaning) throw new Error(`the function ${name} is not loaded`);
  return meaning as Meaning;
}
