import { outlineOf } from '../../../engine/outline.ts';
import { type Reading, valueIn } from '../../../engine/reading.ts';
import type { Instrument } from '../../../instrument/schema.ts';
import type { Texts } from '../../../instrument/texts.ts';
import type { FormatWords } from '../../types/row.ts';
import { valueWords } from '../../types/table.ts';
import { quotedTexts } from './quotedTexts.ts';

/**
 * The words of an instrument with the answers that they quote, as a respondent reads them; those that quote nothing are
 * what they are.
 * @param reading how an item reads now: asked each time that a text is read
 * @param words what the app says of values, in the language of the texts
 */
export function filledIn(
  instrument: Instrument,
  texts: Texts,
  reading: (item: string) => Reading | undefined,
  words: () => FormatWords,
): Texts {
  // In the first format a brace is a brace.
  if (!texts.quotes || instrument.format === 'veldwerk-instrument/1') return texts;
  const { items } = outlineOf(instrument);
  const beingSaid = new Set<string>();
  return quotedTexts(texts, ({ name }, filled) => {
    const item = items.get(name);
    const value = item && valueIn(reading(item.id));
    // What an option is called by may quote in its turn, and in a broken questionnaire itself.
    if (!item || value === undefined || beingSaid.has(name)) return undefined;
    beingSaid.add(name);
    try {
      return valueWords(item, value, filled, words());
    } finally {
      beingSaid.delete(name);
    }
  });
}
