/** What an expression gives. `code`: one of listed options; `codes`: some of them. */
export type Kind = 'truth' | 'number' | 'text' | 'code' | 'codes' | 'date';

/** What a function takes and gives. `same` stands for one kind, whichever it is, wherever it stands; `any` for each its own. */
export interface Signature {
  readonly takes: readonly (Kind | 'same' | 'any')[];
  readonly gives: Kind | 'same';
  /** Whether the last of `takes` may stand any number of times. */
  readonly more?: true;
}

const compares = { takes: ['same', 'same'], gives: 'truth' } as const;
const orders = { takes: ['same', 'same'], gives: 'truth' } as const;
const reckons = { takes: ['number', 'number'], gives: 'number' } as const;
const counts = { takes: ['date', 'date'], gives: 'number' } as const;
const asks = { takes: ['text'], gives: 'truth' } as const;

const reckonsRows = { takes: ['number'], gives: 'number' } as const;
const quantifies = { takes: ['truth'], gives: 'truth' } as const;
const picks = { takes: ['same'], gives: 'same' } as const;

/** Every function and operator of expressions, by its name. */
export const signatures = {
  and: { takes: ['truth', 'truth'], gives: 'truth', more: true },
  or: { takes: ['truth', 'truth'], gives: 'truth', more: true },
  not: { takes: ['truth'], gives: 'truth' },
  '=': compares,
  '<>': compares,
  '<': orders,
  '<=': orders,
  '>': orders,
  '>=': orders,
  '+': reckons,
  '-': reckons,
  '*': reckons,
  '/': reckons,
  negate: { takes: ['number'], gives: 'number' },
  if: { takes: ['truth', 'same', 'same'], gives: 'same' },
  isBlank: { takes: ['any'], gives: 'truth' },
  orElse: { takes: ['same', 'same'], gives: 'same' },
  isEmail: asks,
  isTelephone: asks,
  selected: { takes: ['codes', 'code'], gives: 'truth' },
  count: { takes: ['codes'], gives: 'number' },
  floor: { takes: ['number'], gives: 'number' },
  round: { takes: ['number', 'number'], gives: 'number' },
  mod: reckons,
  addMonths: { takes: ['date', 'number'], gives: 'date' },
  months: counts,
  years: counts,
  days: counts,
  // Over the rows of a roster, as `count` is where it is given one.
  sum: reckonsRows,
  any: quantifies,
  all: quantifies,
  min: picks,
  max: picks,
  first: picks,
  // A rate, then what each row has: an amount and its year.
  npv: { takes: ['number', 'number', 'number'], gives: 'number' },
  irr: { takes: ['number', 'number'], gives: 'number' },
  position: { takes: [], gives: 'number' },
} satisfies Readonly<Record<string, Signature>>;

/** The name of a function or an operator. */
export type FunctionName = keyof typeof signatures;

/** What is reckoned over the rows of a roster; `count` counts chosen codes, too. */
export const overRows = [
  'count',
  'sum',
  'any',
  'all',
  'min',
  'max',
  'first',
  'npv',
  'irr',
] as const satisfies readonly FunctionName[];
export type OverRows = (typeof overRows)[number];
/** A function of its operands alone. */
export type PlainFunction = Exclude<FunctionName, 'position' | Exclude<OverRows, 'count'>>;
export const isPlain = (name: FunctionName): name is PlainFunction =>
  name === 'count' || (name !== 'position' && !isOverRows(name));
export const isOverRows = (name: FunctionName): name is OverRows =>
  (overRows as readonly FunctionName[]).includes(name);
