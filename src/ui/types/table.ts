import type { Item, RowCalling } from '../../engine/outline.ts';
import type { Value } from '../../engine/value.ts';
import type { ItemType } from '../../instrument/itemTypes.ts';
import { numberedRow } from '../../instrument/numberedRow.ts';
import type { Texts } from '../../instrument/texts.ts';
import { tableApart } from '../../lib/tableApart.ts';
import { alsoNeeds } from '../../surveys/open.ts';
import { first, type Views } from './first.ts';
import type { FormatWords, TypeView } from './row.ts';

const table = tableApart<Views>(first, async () => (await import('./further.ts')).further);

/** The row of an item's type. */
export const viewOf = <Type extends ItemType>({ type }: { readonly type: Type }): TypeView<Type> => table.row(type);

/** Sees to it that the rows of types are there. @throws where they cannot be fetched now */
export const needViews = table.need;

alsoNeeds(({ types = [] }) => needViews(types));

/** A value as the respondent reads it: "Neen", "80 %", the option's text. */
export const valueWords = (item: Item, value: Value, texts: Texts, words: FormatWords): string =>
  viewOf(item).format(value, item, textsNaming(item, `${value}`.split(' '), texts, words), words);

/** What a row is called, in words. */
export const rowWords = (calling: RowCalling, texts: Texts, words: FormatWords): string =>
  'item' in calling
    ? valueWords(calling.item, calling.value, texts, words)
    : numberedRow(texts, calling.roster, calling.order);

/** The words of a questionnaire with the names of the rows that an item chooses from as its options; of any other item, themselves. */
export function textsNaming(item: Item, rows: readonly string[], texts: Texts, words: FormatWords): Texts {
  const { rowCalling } = item;
  if (!rowCalling) return texts;
  const names = rows.flatMap((row) => {
    const calling = rowCalling(row);
    return calling ? [[row, rowWords(calling, texts, words)]] : [];
  });
  const options = { ...texts.options, [item.name]: Object.fromEntries(names) };
  // All else is the questionnaire's own, as it is at that time.
  return Object.create(texts, { options: { value: options } });
}
