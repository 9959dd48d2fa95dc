import type { PlainFunction } from '../../instrument/expression/signatures.ts';
import type { Evaluate } from '../expressionValue.ts';
import { add, negate, subtract } from './arithmetic.ts';
import { equal, greater, greaterOrEqual, less, lessOrEqual, unequal } from './comparison.ts';
import { and, choose, not, or } from './logic.ts';
import { isEmail, isTelephone } from './shape.ts';

/** What a function makes of its operands: as many as its signature says. */
export type Meaning = (...operands: Evaluate[]) => Evaluate;

/** The functions that look at where an item stands, and not at its value alone: the compiler of expressions knows them. */
type Positional = 'isBlank' | 'orElse';

/** What each function means. */
export type Meanings = { readonly [Name in Exclude<PlainFunction, Positional>]: (...operands: never[]) => Evaluate };

/** The functions that come with the app: those that the survey which most respondents meet is made of. */
export const first = {
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
} satisfies Partial<Meanings>;

/** The functions that it leaves to be loaded apart. */
export type FurtherMeanings = Omit<Meanings, keyof typeof first>;
