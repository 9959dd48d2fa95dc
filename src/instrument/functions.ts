import { type Expression, termsOf } from './expression/expression.ts';
import { isPlain, type PlainFunction } from './expression/signatures.ts';
import { layoutOf } from './layout.ts';
import { expressionsIn } from './placed.ts';
import type { Instrument } from './schema.ts';

const namesIn = (expression: Expression): PlainFunction[] =>
  'call' in expression
    ? [...(isPlain(expression.call) ? [expression.call] : []), ...termsOf(expression).flatMap(namesIn)]
    : [];

/** The functions and operators that an instrument's expressions use, each once, in the order of their names. */
export const functionsIn = (instrument: Omit<Instrument, 'functions'>): PlainFunction[] =>
  [
    ...new Set([
      ...expressionsIn(instrument).flatMap(({ expression }) => namesIn(expression)),
      // What is computed is rounded.
      ...(isComputing(instrument) ? (['round'] as const) : []),
    ]),
  ].sort();

/** Whether something in an instrument is computed. */
export const isComputing = ({ modules }: Pick<Instrument, 'modules'>): boolean =>
  modules.some(({ sections }) =>
    sections.some(({ questions }) => questions.some((one) => layoutOf(one).items.some(({ is }) => is))),
  );
