/** What a cell of a table may be; null: nothing. */
export type Cell = string | number | boolean | null;

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
  return /[",\r\n]/.test(clean) ? `"${clean.replaceAll('"', '""')}"` : clean;
}

/** One record of a CSV file (RFC 4180), line end included. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvField).join(',')}\r\n`;
