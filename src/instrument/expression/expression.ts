import type { FunctionName } from './signatures.ts';

/** A date, a text or code, a number (one that no float holds exactly as text), or a truth, as it stands in an expression. */
export type Literal =
  | { readonly truth: boolean }
  | { readonly number: number | string }
  | { readonly text: string }
  | { readonly date: string };

/**
 * What is read by its name: an item or a named condition; behind a point (`of`), what is given, stands in the rows of a
 * roster, in the row that a reference names, or in the row that asks (`outer`). `row` is the row that asks.
 */
export interface Reference {
  readonly name: string;
  readonly of?: string;
}

/** A function of other expressions; operators are functions too. */
export interface Call {
  readonly call: FunctionName;
  readonly args: readonly Expression[];
  /** Of what is reckoned over rows: what must hold of a row for it to count. */
  readonly where?: Expression;
}

/** A name as it stands in an expression. */
export const pathOf = ({ name, of }: Reference): string => (of === undefined ? name : `${of}.${name}`);

/** What a call is made of. */
export const termsOf = ({ args, where }: Call): readonly Expression[] => (where ? [...args, where] : args);

/** What gates, checks and named conditions are made of: a tree, read from a text when an instrument is loaded. */
export type Expression = Literal | Reference | Call;
