import type { Cell } from './csv.ts';

/** Characters that XML 1.0 cannot hold, not even escaped. */
const unwritable = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** A cell as the text of an element or an attribute. Characters that XML cannot hold become U+FFFD. */
export const xmlText = (cell: Cell): string =>
  cell === null
    ? ''
    : String(cell)
        .replace(unwritable, '\ufffd')
        .replace(/[&<>"\r]/g, (character) => references[character] ?? character);
