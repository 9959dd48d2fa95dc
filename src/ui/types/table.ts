import type { Item } from '../../engine/outline.ts';
import type { Value } from '../../engine/value.ts';
import type { ItemType } from '../../instrument/itemTypes.ts';
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
  viewOf(item).format(value, item, texts, words);
