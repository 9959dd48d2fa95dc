import { canonicalDecimal } from '../instrument/canonicalDecimal.ts';
import { numbered } from '../lib/visible.ts';

/** What a cell of a table may be; null: nothing. */
export type Cell = string | number | boolean | null;

/** How a table is written. */
export interface CsvForm {
  /** What stands before the first record. */
  readonly start: string;
  readonly separator: ',' | ';';
  readonly field: (cell: Cell) => string;
}

/** Most texts have no other characters than these, and need no quotes. */
const plain = /^[ !#-+\--~]*$/;
/** Lone surrogates, which UTF-8 cannot encode, and control characters that cut a text short or move a cursor. */
const unprintable = /(?![\t\n\r\u007f-\u009f])\p{Cc}|\p{Cs}/gu;

/** A field of a record. Characters that break other programs become U+FFFD; all others stay as they were typed. */
export function csvField(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  if (plain.test(cell)) return cell;
  const clean = cell.replace(unprintable, '\ufffd');
  return /[",\r\n]/.test(clean) ? quoted(clean) : clean;
}

/** What makes a reader see the others in another order. */
const directions = /\p{Bidi_Control}/gu;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Puts an apostrophe before what spreadsheets take for a formula; a negative number is none. */
export const harmless = (text: string): string =>
  /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) && !canonicalDecimal.test(text) ? `'${text}` : text;

function spreadsheetField(cell: Cell): string {
  if (typeof cell !== 'string') return csvField(cell);
  const clean = harmless(cell.replace(unprintable, '\ufffd').replace(directions, numbered));
  return /[";\r\n]/.test(clean) ? quoted(clean) : clean;
}

/** For programs: RFC 4180. */
export const rfc4180: CsvForm = { start: '', separator: ',', field: csvField };

/**
 * For spreadsheets as they are set up in Belgium, which know UTF-8 by its mark and take commas for decimal ones. Characters
 * that change the order of reading stand as marks (`\u202e`).
 */
export const forSpreadsheets: CsvForm = { start: '\ufeff', separator: ';', field: spreadsheetField };

/** One record in this form, line end included. */
export const recordIn = ({ separator, field }: CsvForm, cells: readonly Cell[]): string =>
  `${cells.map(field).join(separator)}\r\n`;

/** One record of a CSV file (RFC 4180), line end included. */
export const csvLine = (cells: readonly Cell[]): string => recordIn(rfc4180, cells);
