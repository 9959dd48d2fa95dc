import { type Item, outlineOf } from '../engine/outline.ts';
import type { Instrument } from '../instrument/schema.ts';

/**
 * The most bytes that the answers to a questionnaire may take, whatever is answered: what is left of a document, sealed, is
 * for all that stands beside them.
 */
export const maxAnswerBytes = 600_000;

/** The most bytes of UTF-8 for a character of a text (UTF-16). */
const bytesPerCharacter = 3;

/** More than a number, a date or the form of an identifier takes. */
const shortValue = 64;

/** The most bytes that all answers to a questionnaire can take in a document. */
export const answerBytesOf = (instrument: Instrument): number =>
  [...outlineOf(instrument).items.values()].reduce((sum, item) => sum + item.id.length + valueBytesOf(item), 0);

function valueBytesOf(item: Item): number {
  if ('maxLength' in item) return item.maxLength * bytesPerCharacter;
  const codes = 'options' in item ? item.options.map((code) => code.length + 3) : [];
  return shortValue + codes.reduce((sum, length) => sum + length, 0);
}
