import type { Language } from '../instrument/language.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import type { Result } from '../lib/result.ts';
import { type Extent, releaseOf } from './catalogue.ts';
import { allNeeded, type InstrumentFault, openInstrument, openTexts } from './open.ts';

/** Opens questionnaires, wherever they are. It throws where something cannot be fetched now. */
export interface Instruments {
  /** The structure, with all that its use needs; without `version`, of the newest on offer. */
  open(id: string, version?: string): Promise<Result<Instrument, InstrumentFault>>;
  /** The words in a language. */
  texts(id: string, version: string, language: Language, extent?: Extent): Promise<Result<Texts, InstrumentFault>>;
}

/**
 * The questionnaires that were built in, and others. Which of them an id is of, the id alone decides: what is built in is
 * never replaced.
 * @param others asked for once one is wanted that was not built in
 */
export const withBuiltIn = (others: () => Promise<Instruments>): Instruments => ({
  async open(id, version) {
    if (releaseOf(id)) return openInstrument(id, version);
    const opened = await (await others()).open(id, version);
    if (opened.ok) await allNeeded(opened.value);
    return opened;
  },
  texts: async (id, version, language, extent) =>
    releaseOf(id) ? openTexts(id, version, language, extent) : (await others()).texts(id, version, language, extent),
});
