import type { Item } from '../../engine/outline.ts';
import type { Value } from '../../engine/value.ts';
import type { ItemType } from '../../instrument/itemTypes.ts';
import type { Texts } from '../../instrument/texts.ts';
import { choice } from './choice.tsx';
import { decimal } from './decimal.ts';
import { minutes } from './minutes.ts';
import { percent } from './percent.ts';
import type { FormatWords, TypeView } from './row.ts';
import { lines } from './text.tsx';
import { yesNo } from './yesNo.tsx';

type Views = { readonly [Type in ItemType]: TypeView<Type> };

/** The types of items: all that the pages know of a type stands in its row. */
const views = { ...lines, yesNo, choice, percent, minutes, decimal } satisfies Views;

/** The row of an item's type. */
export function viewOf<Type extends ItemType>({ type }: { readonly type: Type }): TypeView<Type> {
  const rows: Views = views;
  return rows[type];
}

/** A value as the respondent reads it: "Neen", "80 %", the option's text. */
export const valueWords = (item: Item, value: Value, texts: Texts, words: FormatWords): string =>
  viewOf(item).format(value, item, texts, words);
