import type { FunctionName } from './signatures.ts';

/** A date, a text or code, a number (one that no float holds exactly as text), or a truth, as it stands in an expression. */
export type Literal =
  | { readonly truth: boolean }
  | { readonly number: number | string }
  | { readonly text: string }
  | { readonly date: string };

/** What is read by its name: an item or a named condition; behind a point (`of`), what is given or stands elsewhere. */
export interface Reference {
  readonly name: string;
  readonly of?: string;
}

/** A function of other expressions; operators are functions too. */
export interface Call {
  readonly call: FunctionName;
  readonly args: readonly Expression[];
}

/** What gates, checks and named conditions are made of: a tree, read from a text when an instrument is loaded. */
export type Expression = Literal | Reference | Call;
