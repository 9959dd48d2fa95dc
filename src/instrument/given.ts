import type { Reference } from './expression/expression.ts';
import { referencesIn } from './expression/reads.ts';
import { expressionsIn } from './placed.ts';
import type { Instrument } from './schema.ts';

const isSetAtBegin = ({ name, of }: Reference): boolean => of === 'given' && name !== 'measuredMinutes';

/** What expressions read of what is given at the beginning, each once, as they write it. */
export const givenIn = (instrument: Instrument): string[] => [
  ...new Set(
    expressionsIn(instrument).flatMap(({ expression }) =>
      referencesIn(expression)
        .filter(isSetAtBegin)
        .map(({ name }) => `given.${name}`),
    ),
  ),
];
