import type { Expression } from '../instrument/expression/expression.ts';
import type { FunctionName } from '../instrument/expression/signatures.ts';
import { typesIn } from '../instrument/layout.ts';
import { expressionsIn } from '../instrument/placed.ts';
import type { Instrument } from '../instrument/schema.ts';
import { needFunctions } from './functions/table.ts';
import { needTypes } from './types/table.ts';

const functionsIn = (expression: Expression): FunctionName[] =>
  'call' in expression ? [expression.call, ...expression.args.flatMap(functionsIn)] : [];

/**
 * Sees to it that all is there that the engine needs for an instrument, and that not every instrument needs.
 * @throws where it cannot be fetched now
 */
export const engineFor = (instrument: Instrument): Promise<unknown> =>
  Promise.all([
    needTypes(typesIn(instrument)),
    needFunctions(expressionsIn(instrument).flatMap(({ expression }) => functionsIn(expression))),
  ]);
