import { loadInstrument, loadTexts } from '../instrument/load.ts';
import { onOneLine } from '../instrument/onOneLine.ts';

/** Reads the structure of a questionnaire that comes with the app. The build has read it already (`checked-surveys`). */
export const readStructure = loadInstrument;

/** Reads its words in a language. */
export const readWords = (words: unknown): ReturnType<typeof loadTexts> => loadTexts(onOneLine(words));
