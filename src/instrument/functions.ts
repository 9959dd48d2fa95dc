import type { Expression } from './expression/expression.ts';
import type { FunctionName } from './expression/signatures.ts';
import { expressionsIn } from './placed.ts';
import type { Instrument } from './schema.ts';

const namesIn = (expression: Expression): FunctionName[] =>
  'call' in expression ? [expression.call, ...expression.args.flatMap(namesIn)] : [];

/** The functions and operators that an instrument's expressions use, each once, in the order of their names. */
export const functionsIn = (instrument: Omit<Instrument, 'functions'>): FunctionName[] =>
  [...new Set(expressionsIn(instrument).flatMap(({ expression }) => namesIn(expression)))].sort();
