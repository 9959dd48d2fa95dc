import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import type { Result } from '../lib/result.ts';
import { type Extent, releaseOf } from './catalogue.ts';
import { type InstrumentFault, openInstrument, openTexts } from './open.ts';

/** Opens questionnaires, wherever they are. It throws where something cannot be fetched now. */
export interface Instruments {
  /** The structure, with all that its use needs; without `version`, of the newest. */
  open(id: string, version?: string): Promise<Result<Instrument, InstrumentFault>>;
  /** The words in a language. */
  texts(id: string, version: string, language: string, extent?: Extent): Promise<Result<Texts, InstrumentFault>>;
}

/**
 * The questionnaires that were built in, and others. Which of them an id is of, the id alone decides: what is built in is
 * never replaced.
 * @param others asked for once one is wanted that was not built in; they see to what its use needs (`allThere`)
 */
export const withBuiltIn = (others: () => Promise<Instruments>): Instruments => ({
  open: async (id, version) => (releaseOf(id) ? openInstrument(id, version) : (await others()).open(id, version)),
  texts: async (id, ...which) => (releaseOf(id) ? openTexts(id, ...which) : (await others()).texts(id, ...which)),
});
