import { eachWithBorrowed } from '../instrument/borrowed.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { LintFault } from './fault.ts';
import { quoteFaults } from './quotes.ts';
import { reachFaults } from './reach.ts';
import { referenceFaults } from './references.ts';
import { defaultLimit } from './routes.ts';
import { type TextsByLanguage, wordingFaults } from './wording.ts';

/**
 * Every fault of an instrument that has the right shape. Its routes are walked only once its references are sound:
 * what a dangling id causes further on would hide it.
 * @param texts its words; undefined: only the structure is looked at
 * @param limit evaluations for each independent part; past it the part is "not proven", which is a fault
 */
export function lint(instrument: Instrument, texts?: TextsByLanguage, limit: number = defaultLimit): LintFault[] {
  const references = referenceFaults(instrument);
  return [
    ...references,
    ...(references.length === 0 ? reachFaults(instrument, limit) : []),
    ...(texts
      ? [...wordingFaults(instrument, texts), ...quoteFaults(instrument, eachWithBorrowed(instrument, texts))]
      : []),
  ];
}
