import { untracked } from '@preact/signals';
import type { Evaluation } from '../../../engine/evaluation.ts';
import { type Item, outlineOf } from '../../../engine/outline.ts';
import { type Reading, valueIn } from '../../../engine/reading.ts';
import { dateOnly } from '../../../i18n/format.ts';
import { addressIn } from '../../../instrument/address.ts';
import { isDate } from '../../../instrument/calendar.ts';
import type { Quote } from '../../../instrument/quotes.ts';
import { rowAddress, rowOfAddress } from '../../../instrument/rowAddress.ts';
import type { Instrument } from '../../../instrument/schema.ts';
import type { Texts } from '../../../instrument/texts.ts';
import type { FormatWords } from '../../types/row.ts';
import { valueWords } from '../../types/table.ts';
import { quotedTexts } from './quotedTexts.ts';

/** Where answers are read from: asked each time that a text is read. */
export interface QuoteSource {
  /** How an item reads now. */
  readonly reading: (item: string) => Reading | undefined;
  /** All that follows from the answers, which knows what rows are called; undefined: nothing is answered. */
  readonly evaluation?: () => Evaluation;
}

/** The answers that an evaluation has. */
export const answeredBy = (evaluation: Evaluation): Required<QuoteSource> => ({
  reading: (item) => evaluation.reading(item),
  evaluation: () => evaluation,
});

/** No answers: each quote says what stands there without. */
export const unanswered: QuoteSource = { reading: () => undefined };

/** Words that are filled in, as a row has them. */
const inRows = new WeakMap<Texts, (row: string) => Texts>();

/** Words as the row of an address has them: what they quote is the row's own, its parent's, or asked once. */
export const textsInRow = (texts: Texts, address: string): Texts => {
  const row = rowOfAddress(address);
  return (row !== undefined && inRows.get(texts)?.(row)) || texts;
};

/**
 * The words of an instrument with the answers that they quote, as a respondent reads them; those that quote nothing are
 * what they are.
 * @param words what the app says of values, in the language of the texts
 */
export function filledIn(instrument: Instrument, texts: Texts, answered: QuoteSource, words: () => FormatWords): Texts {
  // In the first format a brace is a brace.
  if (!texts.quotes || instrument.format === 'veldwerk-instrument/1') return texts;
  const rows = new Map<string, Texts>();
  const filledAt = (row: string | undefined) => quotedTexts(texts, sayer(instrument, answered, words, row));
  const filled = filledAt(undefined);
  inRows.set(filled, (row) => {
    const known = rows.get(row) ?? filledAt(row);
    rows.set(row, known);
    return known;
  });
  return filled;
}

/** Says what stands for a quote in a row, or outside of rows. */
function sayer(instrument: Instrument, answered: QuoteSource, words: () => FormatWords, row: string | undefined) {
  const beingSaid = new Set<string>();
  return ({ name }: Quote, filled: Texts): string | undefined => {
    if (name.startsWith('given.')) return givenWords(answered, name, filled);
    const found = itemQuoted(instrument, answered, name, row);
    const value = found && valueIn(answered.reading(found.address));
    // What an option is called by may quote in its turn, and in a broken questionnaire itself.
    if (!found || value === undefined || beingSaid.has(name)) return undefined;
    beingSaid.add(name);
    try {
      return valueWords(found.item, value, filled, words());
    } finally {
      beingSaid.delete(name);
    }
  };
}

/** What was given when it was begun: a day as the language writes it, and the rest as it is. */
function givenWords({ evaluation }: QuoteSource, name: string, { language }: Texts): string | undefined {
  // It never changes: nobody who draws it is drawn again.
  const value = untracked(() => evaluation?.().entries.get(name));
  if (typeof value !== 'string') return undefined;
  return isDate(value) ? dateOnly(new Date(`${value}T12:00`), language) : value;
}

interface Found {
  readonly item: Item;
  readonly address: string;
}

/** The item that a name quotes: of the row, of one around it, or asked once; behind a point, of the row that is referred to. */
function itemQuoted(
  instrument: Instrument,
  answered: QuoteSource,
  path: string,
  row: string | undefined,
): Found | undefined {
  const [name = '', behind] = path.split('.');
  const item = outlineOf(instrument).items.get(name);
  const address = item && addressesOf(name, row).find((one) => answered.reading(one));
  if (!item || address === undefined) return undefined;
  const ofRows = 'ofRows' in item ? item.ofRows : undefined;
  // What a row is called by, the item has that an evaluation made of it.
  if (behind === undefined) return { item: (ofRows && itemAt(answered, address)) || item, address };
  const value = valueIn(answered.reading(address));
  const inner = outlineOf(instrument).items.get(behind);
  return ofRows && inner && value !== undefined
    ? { item: inner, address: addressIn(rowAddress(ofRows.rows, `${value}`), behind) }
    : undefined;
}

/** Where an item may stand that a row reads by its name: in the row itself, those around it, outside of rows. */
function addressesOf(name: string, row: string | undefined): string[] {
  if (row === undefined) return [name];
  return [addressIn(row, name), ...addressesOf(name, rowOfAddress(row.slice(0, row.lastIndexOf('['))))];
}

function itemAt({ evaluation }: QuoteSource, address: string): Item | undefined {
  const program = evaluation?.().program;
  const node = program?.nodes[program.located.get(address)?.slot ?? 0];
  return node?.kind === 'item' ? node.item : undefined;
}
