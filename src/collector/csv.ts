/** What a cell of a table may be; null: nothing. */
export type Cell = string | number | boolean | null;

/** Most texts are of these alone, and stand as they are. */
const plain = /^[ !#-+\--~]*$/;
/** Half a character, which no encoding can hold, and controls that cut a text short or move a cursor. */
const unprintable = /(?![\t\n\r\u007f-\u009f])\p{Cc}|\p{Cs}/gu;

/** A field of a record. What other programs would stumble over is marked by U+FFFD; all else stands as it was typed. */
export function csvField(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  if (plain.test(cell)) return cell;
  const clean = cell.replace(unprintable, '\ufffd');
  return /[",\r\n]/.test(clean) ? `"${clean.replaceAll('"', '""')}"` : clean;
}

/** One record of a CSV file (RFC 4180), line end included. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvField).join(',')}\r\n`;
