import { type FunctionName, signatures } from './signatures.ts';

/** How closely an operator binds: the higher, the closer. */
export const binding = { or: 1, and: 2, not: 3, compare: 4, add: 5, multiply: 6, sign: 7 } as const;

/** The operators that stand between two expressions. */
export const infixes = {
  or: binding.or,
  and: binding.and,
  '=': binding.compare,
  '<>': binding.compare,
  '<': binding.compare,
  '<=': binding.compare,
  '>': binding.compare,
  '>=': binding.compare,
  '+': binding.add,
  '-': binding.add,
  '*': binding.multiply,
  '/': binding.multiply,
} satisfies Partial<Readonly<Record<FunctionName, number>>>;
export type Infix = keyof typeof infixes;

/** Whether it is an operator that stands between two expressions. */
export const isInfix = (name: string): name is Infix => Object.hasOwn(infixes, name);

/** Whether it is a function that is called by its name. */
export const isCalled = (name: string): name is Exclude<FunctionName, Infix | 'not' | 'negate'> =>
  Object.hasOwn(signatures, name) && !isInfix(name) && name !== 'not' && name !== 'negate';

/** Words that nothing else may be named by. */
export const reservedWords = ['and', 'or', 'not', 'true', 'false', 'where', 'row', 'outer', 'given'] as const;
export const isReserved = (name: string): boolean => (reservedWords as readonly string[]).includes(name);
