import { evaluateStored, type Stored } from '../../../engine/stored.ts';
import type { Instrument } from '../../../instrument/schema.ts';
import type { Texts } from '../../../instrument/texts.ts';
import type { FormatWords } from '../../types/row.ts';
import { answeredBy, filledIn } from './filledIn.ts';

interface Survey {
  readonly instrument: Instrument;
  readonly texts: Texts;
}

/** A questionnaire whose words quote the answers of a stored response. */
export function filledByStored({ instrument, texts }: Survey, stored: Stored, words: FormatWords): Survey {
  if (!texts.quotes) return { instrument, texts };
  const { evaluation } = evaluateStored(instrument, stored);
  return {
    instrument,
    texts: filledIn(instrument, texts, answeredBy(evaluation), () => words),
  };
}
